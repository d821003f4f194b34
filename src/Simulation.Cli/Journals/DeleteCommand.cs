using System.CommandLine;
using System.Text.Json;
using Simulation.Journal;
using Simulation.Rules.Sessions;

using Command = System.CommandLine.Command;

namespace Simulation.Cli.Journals;

/// <summary><c>whitecell delete</c>: removes a session and its join code for good.</summary>
internal static class DeleteCommand
{
    public static Command Create()
    {
        var options = new JournalOptions();
        var session = new Argument<string>("session") { Description = "Id of the session, as in its address." };
        var command = new Command(
            "delete", "Delete a session with all that was said in it. No server may be running on the journal.")
        {
            session, options.Data, options.Database,
        };
        command.SetAction((parsed, cancellation) => JournalOptions.Try(() => Delete(options, parsed, parsed.GetValue(session)!, cancellation)));
        return command;
    }

    private static async Task<int> Delete(JournalOptions options, ParseResult parsed, string session, CancellationToken cancellation)
    {
        await using var journal = await options.OpenToChange(parsed, cancellation);
        if (await StreamsOf(journal, session, cancellation) is not { } streams)
        {
            await Console.Error.WriteLineAsync($"There is no session {session}.");
            return 1;
        }

        foreach (var stream in streams) await journal.Delete(stream, cancellation);
        Console.WriteLine($"Session {session} is deleted. Backups made before still hold it.");
        return 0;
    }

    // Its code and itself; null when there is no such session. A damaged one can be deleted, too; its code is then
    // found by
    // whom it was claimed for.
    private static async Task<string[]?> StreamsOf(IJournal journal, string session, CancellationToken cancellation)
    {
        var stream = "session/" + session;
        if (!StreamName.IsValid(stream)) return null;
        try
        {
            if (await First(journal, stream, cancellation) is not { } entry) return null;
            return StoredEvents.Read(entry.Events[0].Name, entry.Events[0].Json.Span) is SessionOpened opened ? ["code/" + opened.Code, stream] : [stream];
        }
        catch (Exception damage) when (damage is JournalDamagedException or InvalidDataException or JsonException)
        {
            await Console.Error.WriteLineAsync($"It cannot be read: {damage.Message}");
        }

        return await CodeClaimedFor(journal, session, cancellation) is { } code ? [code, stream] : [stream];
    }

    private static async Task<string?> CodeClaimedFor(IJournal journal, string session, CancellationToken cancellation)
    {
        await foreach (var code in journal.List("code/", cancellation))
        {
            try
            {
                if (await First(journal, code, cancellation) is { } claim && claim.CommandId == session) return code;
            }
            catch (JournalDamagedException)
            {
                // Another session's, perhaps; 'whitecell verify' names it.
            }
        }

        return null;
    }

    private static async Task<JournalEntry?> First(IJournal journal, string stream, CancellationToken cancellation)
    {
        await foreach (var entry in journal.Read(stream, 0, cancellation)) return entry;
        return null;
    }
}
