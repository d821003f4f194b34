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
        var session = new Argument<string>("session") { Description = "Id of the session, as its journal file is named." };
        var command = new Command(
            "delete", "Delete a session with all that was said in it. No server may be running on the data folder.")
        {
            session, options.Data, options.Database,
        };
        command.SetAction((parsed, cancellation) => JournalOptions.Try(() => Delete(options, parsed, parsed.GetValue(session)!, cancellation)));
        return command;
    }

    private static async Task<int> Delete(JournalOptions options, ParseResult parsed, string session, CancellationToken cancellation)
    {
        var stream = "session/" + session;
        await using var journal = await options.Open(parsed);
        if (!StreamName.IsValid(stream) || await journal.Version(stream, cancellation) == 0)
        {
            await Console.Error.WriteLineAsync($"There is no session {session}.");
            return 1;
        }

        if (await CodeOf(journal, stream, cancellation) is { } code) await journal.Delete("code/" + code, cancellation);
        await journal.Delete(stream, cancellation);
        Console.WriteLine($"Session {session} is deleted. Backups made before still hold it.");
        return 0;
    }

    // A damaged session can be deleted, too; then its code stays and leads nowhere.
    private static async Task<string?> CodeOf(IJournal journal, string stream, CancellationToken cancellation)
    {
        try
        {
            await foreach (var entry in journal.Read(stream, 0, cancellation))
            {
                return StoredEvents.Read(entry.Events[0].Name, entry.Events[0].Json.Span) is SessionOpened opened ? opened.Code : null;
            }
        }
        catch (Exception damage) when (damage is JournalDamagedException or InvalidDataException or JsonException)
        {
            await Console.Error.WriteLineAsync($"Its first entry cannot be read: {damage.Message}");
        }

        return null;
    }
}
