using System.CommandLine;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Lab.Exports;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

using Command = System.CommandLine.Command;

namespace Simulation.Cli;

/// <summary><c>whitecell export</c>: writes the finished sessions of a data folder as tables for an analyst.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "The server's data folder. The server must not be running on it.",
            DefaultValueFactory = _ => new DirectoryInfo("data"),
        };
        var to = new Option<DirectoryInfo>("--to")
        {
            Description = "Where to write: a folder for each version of each scenario, with sessions.csv, decisions.csv and codebook.csv.",
            DefaultValueFactory = _ => new DirectoryInfo("export"),
        };
        var only = new Option<string?>("--scenario") { Description = "Only sessions of this scenario." };
        var command = new Command("export", "Write finished sessions as CSV with a codebook.") { data, to, only };
        command.SetAction((parsed, cancellation) => Export(
            parsed.GetValue(data)!, parsed.GetValue(to)!, parsed.GetValue(only), cancellation));
        return command;
    }

    private static async Task<int> Export(DirectoryInfo data, DirectoryInfo to, string? only, CancellationToken cancellation)
    {
        if (!data.Exists)
        {
            Console.Error.WriteLine($"There is no folder {data}.");
            return 1;
        }

        try
        {
            var written = false;
            await using var journal = FileJournal.Open(data.FullName);
            await foreach (var group in Finished(journal, cancellation)
                .Where(session => only is null || session.Scenario.Id == only)
                .GroupBy(session => $"{session.Scenario.Id}-{PackOf(session).Hash[..8]}")
                .WithCancellation(cancellation))
            {
                Write(Directory.CreateDirectory(Path.Combine(to.FullName, group.Key)), [.. group]);
                written = true;
            }

            if (!written) Console.WriteLine("No finished session was found; nothing was written.");
            return 0;
        }
        catch (Exception failure) when (failure is JournalUnavailableException or JournalDamagedException)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }

    private static async IAsyncEnumerable<FinishedSession> Finished(
        FileJournal journal, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var stream in journal.List("session/", cancellation))
        {
            var entries = new List<GameEntry>();
            await foreach (var stored in journal.Read(stream, 0, cancellation))
            {
                entries.Add(new GameEntry(
                    stored.At, Author.Parse(stored.By), [.. stored.Events.Select(e => StoredEvents.Read(e.Name, e.Json.Span))]));
            }

            if (entries is not [{ Events: [SessionOpened opened, ..] }, ..]) continue;
            if (ScenarioReader.ReadRecorded(new ScenarioPack(opened.Files), opened.Cast).Scenario is not { } scenario)
            {
                Console.Error.WriteLine($"The scenario of {stream} cannot be read; it is left out.");
                continue;
            }

            if (FinishedSession.Of(scenario, entries) is { } finished) yield return finished;
        }
    }

    private static ScenarioPack PackOf(FinishedSession session) => new(((SessionOpened)session.Played.Events[0]).Files);

    private static void Write(DirectoryInfo folder, IReadOnlyList<FinishedSession> sessions)
    {
        var tables = DataExport.Of(sessions[0].Scenario, sessions);
        File.WriteAllText(Path.Combine(folder.FullName, "sessions.csv"), tables.Sessions);
        File.WriteAllText(Path.Combine(folder.FullName, "decisions.csv"), tables.Decisions);
        File.WriteAllText(Path.Combine(folder.FullName, "codebook.csv"), tables.Codebook);
        Console.WriteLine($"{sessions.Count} {(sessions.Count == 1 ? "session" : "sessions")} in {Path.GetRelativePath(Environment.CurrentDirectory, folder.FullName)}");
    }
}
