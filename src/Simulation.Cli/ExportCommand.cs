using System.CommandLine;
using Simulation.Cli.Bundles;
using Simulation.Cli.Journals;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Lab.Exports;
using Simulation.Rules;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;
using Command = System.CommandLine.Command;

namespace Simulation.Cli;

/// <summary>
/// <c>whitecell export</c>: writes the finished sessions of a journal as tables for an analyst, or one session as
/// NDJSON.
/// </summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var options = new JournalOptions();
        var to = new Option<string?>("--to")
        {
            Description =
                "Where to write. By default the folder export, which gets a folder for each version of each scenario"
                + " with a file for each table and codebook.csv; with --journal the file <session>.ndjson.",
        };
        var only = new Option<string?>("--scenario") { Description = "Only sessions of this scenario." };
        var session = new Option<string?>("--journal")
        {
            Description =
                "Write the journal of this session instead, line by line with its hashes; 'whitecell verify' and"
                + " 'whitecell import' read it.",
        };
        var bundle = new Option<string?>("--bundle")
        {
            Description =
                "Write this session, which has ended, as a bundle instead: one file without names that 'whitecell verify'"
                + " plays again.",
        };
        var withoutPeople = new Option<bool>("--without-people")
        {
            Description = "Leave out the column that tells people apart by pseudonyms.",
        };
        var command = new Command(
            "export",
            "Write finished sessions as CSV with a codebook, or one session's journal. A server may be running."
        )
        {
            options.Data,
            options.Database,
            to,
            only,
            withoutPeople,
            session,
            bundle,
        };
        command.SetAction(
            (parsed, cancellation) =>
                JournalOptions.Try(async () =>
                {
                    await using var journal = await options.OpenToRead(parsed, cancellation);
                    if (parsed.GetValue(bundle) is { } run)
                        return await ExportBundle(journal, run, parsed.GetValue(to), cancellation);
                    return parsed.GetValue(session) is { } id
                        ? await ExportJournal(journal, id, parsed.GetValue(to) ?? id + ".ndjson", cancellation)
                        : await ExportTables(
                            journal,
                            parsed.GetValue(to) ?? "export",
                            parsed.GetValue(only),
                            !parsed.GetValue(withoutPeople),
                            cancellation
                        );
                })
        );
        return command;
    }

    private static async Task<int> ExportTables(
        SqlJournal journal,
        string to,
        string? only,
        bool persons,
        CancellationToken cancellation
    )
    {
        var written = false;
        await foreach (
            var group in Finished(journal, cancellation)
                .Where(session => only is null || session.Scenario.Id == only)
                .GroupBy(session => $"{session.Scenario.Id}-{PackOf(session).Hash[..8]}")
                .WithCancellation(cancellation)
        )
        {
            Write(Directory.CreateDirectory(Path.Combine(to, group.Key)), [.. group], persons);
            written = true;
        }

        if (!written)
            Console.WriteLine("No finished session was found; nothing was written.");
        return 0;
    }

    private static async Task<int> ExportJournal(
        SqlJournal journal,
        string session,
        string to,
        CancellationToken cancellation
    )
    {
        var stream = "session/" + session;
        if (!StreamName.IsValid(stream) || await journal.Version(stream, cancellation) == 0)
        {
            throw new IOException($"There is no session {session}.");
        }

        // A file that is there is not overwritten.
        await using var file = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
        try
        {
            var entries = await journal.Export(stream, file, cancellation);
            Console.WriteLine($"{entries} entries in {to}");
            return 0;
        }
        catch
        {
            File.Delete(to);
            throw;
        }
    }

    private static async Task<int> ExportBundle(
        SqlJournal journal,
        string session,
        string? to,
        CancellationToken cancellation
    )
    {
        var stream = "session/" + session;
        if (!StreamName.IsValid(stream) || await journal.Version(stream, cancellation) == 0)
            throw new IOException($"There is no session {session}.");
        var entries = await ReadEntries(journal, stream, cancellation);
        if (entries is not [{ Events: [SessionOpened opened, ..] }, ..] || ScenarioOf(opened) is not { } scenario)
            throw new IOException($"The scenario of {stream} cannot be read.");
        return BundleOutput.Write(new RecordedGame(scenario, entries), to ?? session + ".bundle.ndjson");
    }

    private static async Task<List<GameEntry>> ReadEntries(
        SqlJournal journal,
        string stream,
        CancellationToken cancellation
    )
    {
        var entries = new List<GameEntry>();
        await foreach (var stored in journal.Read(stream, 0, cancellation))
            entries.Add(SessionReader.EntryOf(stored));

        return entries;
    }

    private static Scenario? ScenarioOf(SessionOpened opened) =>
        ScenarioReader.ReadRecorded(new ScenarioPack(opened.Files), opened.Cast).Scenario;

    private static async IAsyncEnumerable<FinishedSession> Finished(
        SqlJournal journal,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var stream in journal.List("session/", cancellation))
        {
            var entries = await ReadEntries(journal, stream, cancellation);
            if (entries is not [{ Events: [SessionOpened opened, ..] }, ..])
                continue;
            if (ScenarioOf(opened) is not { } scenario)
            {
                Console.Error.WriteLine($"The scenario of {stream} cannot be read; it is left out.");
                continue;
            }

            if (FinishedSession.Of(scenario, entries) is { } finished)
                yield return finished;
        }
    }

    private static ScenarioPack PackOf(FinishedSession session) => new(((SessionOpened)session.Played.Events[0]).Files);

    private static void Write(DirectoryInfo folder, IReadOnlyList<FinishedSession> sessions, bool persons)
    {
        var data = DataExport.Of(sessions[0].Scenario, sessions, persons);
        foreach (var table in data.Tables)
            File.WriteAllText(Path.Combine(folder.FullName, table.Name + ".csv"), table.Csv);
        File.WriteAllText(Path.Combine(folder.FullName, "codebook.csv"), data.Codebook);
        Console.WriteLine(
            $"{sessions.Count} {(sessions.Count == 1 ? "session" : "sessions")} in {Path.GetRelativePath(Environment.CurrentDirectory, folder.FullName)}"
        );
    }
}
