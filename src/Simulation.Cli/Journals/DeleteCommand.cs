using System.CommandLine;
using System.Text.Json;
using Simulation.Grains.Analyses;
using Simulation.Grains.Codes;
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Command = System.CommandLine.Command;

namespace Simulation.Cli.Journals;

/// <summary><c>whitecell delete</c>: removes a session and its join code for good.</summary>
internal static class DeleteCommand
{
    private static readonly string _runOpened = StoredEvents.Write(new RunOpened("", "", 1)).Name;

    public static Command Create()
    {
        var options = new JournalOptions();
        var session = new Argument<string>("session")
        {
            Description = "Id of the session, as in its address, or the code with which people join it.",
        };
        var server = new Option<string?>("--server")
        {
            Description =
                $"Have the server at this address do it, which runs on the journal, such as {RunningServer.Example};"
                + $" the environment variable {RunningServer.KeyVariable} holds its host key.",
        };
        var command = new Command(
            "delete",
            "Delete a session with all that was said in it. Name a server that runs on the journal with --server."
        )
        {
            session,
            options.Data,
            options.Database,
            server,
        };
        command.Validators.Add(given =>
        {
            if (given.GetResult(server) is null)
                return;
            Option[] journal = [options.Data, options.Database];
            if (journal.Any(option => given.GetResult(option) is { Implicit: false }))
            {
                given.AddError("A server knows its journal: name --server alone.");
            }
        });
        command.SetAction(
            (parsed, cancellation) =>
                JournalOptions.Try(() =>
                    parsed.GetValue(server) is { } address
                        ? DeleteThrough(address, parsed.GetValue(session)!, cancellation)
                        : Delete(options, parsed, parsed.GetValue(session)!, cancellation)
                )
        );
        return command;
    }

    private static async Task<int> DeleteThrough(string address, string session, CancellationToken cancellation)
    {
        using var server = new RunningServer(address);
        var id =
            JoinCode.Read(session) is { } code && await server.SessionOf(code, cancellation) is { } found
                ? found
                : session;
        if (!IsId(id))
            return NoSession(session);
        await server.Delete(id, cancellation);
        return Deleted(id);
    }

    private static async Task<int> Delete(
        JournalOptions options,
        ParseResult parsed,
        string session,
        CancellationToken cancellation
    )
    {
        await using var journal = await Open(options, parsed, cancellation);
        var id = JoinCode.Read(session) is { } code ? await HolderOf(journal, code, cancellation) ?? session : session;
        if (await StreamsOf(journal, id, cancellation) is not { } streams)
            return NoSession(session);
        return await Delete(journal, id, streams, cancellation);
    }

    // After the sessions that begin where this one stood.
    private static async Task<int> Delete(
        SqlJournal journal,
        string session,
        IReadOnlyList<string> streams,
        CancellationToken cancellation
    )
    {
        foreach (var run in await RunsOf(journal, session, cancellation))
        {
            if (await StreamsOf(journal, run, cancellation) is { } derived)
                await Delete(journal, run, derived, cancellation);
        }

        await AnalysisStreams.Delete(journal, session, cancellation);
        foreach (var stream in streams)
            await journal.Delete(stream, cancellation);
        return Deleted(session);
    }

    private static async Task<List<string>> RunsOf(SqlJournal journal, string session, CancellationToken cancellation)
    {
        var runs = new List<string>();
        try
        {
            await foreach (var entry in journal.Read("session/" + session, 0, cancellation))
            {
                foreach (var (name, json) in entry.Events)
                {
                    if (name == _runOpened && StoredEvents.Read(name, json.Span) is RunOpened run)
                        runs.Add(run.Session);
                }
            }
        }
        catch (Exception damage) when (damage is JournalDamagedException or InvalidDataException or JsonException)
        {
            // Those before the damage are known; the person has been told of it.
        }

        return runs;
    }

    /// <summary>The session that has a code; null for none.</summary>
    /// <exception cref="IOException">A class has it.</exception>
    private static async Task<string?> HolderOf(SqlJournal journal, string code, CancellationToken cancellation)
    {
        if (await First(journal, "code/" + code, cancellation) is not { CommandId: var holder })
            return null;
        return await journal.Version("class/" + holder, cancellation) > 0
            ? throw new IOException(RunningServer.IsClass(code))
            : holder;
    }

    private static async Task<SqlJournal> Open(
        JournalOptions options,
        ParseResult parsed,
        CancellationToken cancellation
    )
    {
        try
        {
            return await options.OpenToChange(parsed, cancellation);
        }
        catch (JournalUnavailableException failure)
        {
            throw new JournalUnavailableException(
                $"{failure.Message} A server that runs on it can delete the session: --server {RunningServer.Example}.",
                failure
            );
        }
    }

    private static int Deleted(string session)
    {
        Console.WriteLine($"Session {session} is deleted. Backups made before still hold it.");
        return 0;
    }

    private static int NoSession(string session)
    {
        Console.Error.WriteLine($"There is no session {session}.");
        return 1;
    }

    private static bool IsId(string session) => StreamName.IsValid("session/" + session);

    // Its code and itself; null when there is no such session. A damaged one can be deleted, too; its code is then
    // found by the session that it was claimed for.
    private static async Task<string[]?> StreamsOf(IJournal journal, string session, CancellationToken cancellation)
    {
        if (!IsId(session))
            return null;
        var stream = "session/" + session;
        try
        {
            if (await First(journal, stream, cancellation) is not { } entry)
                return null;
            return
                StoredEvents.Read(entry.Events[0].Name, entry.Events[0].Json.Span) is SessionOpened opened
                && opened.Class is null
                ? ["code/" + opened.Code, stream]
                : [stream];
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
                if (await First(journal, code, cancellation) is { } claim && claim.CommandId == session)
                    return code;
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
        await foreach (var entry in journal.Read(stream, 0, cancellation))
            return entry;
        return null;
    }
}
