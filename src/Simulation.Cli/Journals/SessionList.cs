using System.Globalization;
using System.Text.Json;
using Simulation.Grains.Codes;
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Cli.Journals;

/// <summary>The sessions of a journal as a table, read off the first and the last entry of each.</summary>
internal static class SessionList
{
    private const string Prefix = "session/";

    // Of an id that a server draws, and of a time as it is written below.
    private const int IdWidth = 24;
    private const int TimeWidth = 17;

    /// <returns>The exit code: 1 when one of them cannot be read.</returns>
    public static async Task<int> Print(IJournal journal, CancellationToken cancellation)
    {
        var (sessions, unread) = (0, 0);
        Console.WriteLine(Line("session", "code", "opened", "last entry", "scenario"));
        await foreach (var stream in journal.List(Prefix, cancellation))
        {
            try
            {
                if (await Read(journal, stream, cancellation) is not { } line)
                    continue;
                Console.WriteLine(line);
                sessions++;
            }
            catch (Exception damage) when (damage is JournalDamagedException or InvalidDataException or JsonException)
            {
                unread++;
                await Console.Error.WriteLineAsync($"{stream[Prefix.Length..]} cannot be read: {damage.Message}");
            }
        }

        Console.WriteLine($"{sessions} {(sessions == 1 ? "session" : "sessions")}.");
        return unread == 0 ? 0 : 1;
    }

    // Null when a server has deleted it meanwhile.
    private static async Task<string?> Read(IJournal journal, string stream, CancellationToken cancellation)
    {
        var version = await journal.Version(stream, cancellation);
        var first = await journal.Read(stream, 0, cancellation).FirstOrDefaultAsync(cancellation);
        var last = await journal.Read(stream, version - 1, cancellation).LastOrDefaultAsync(cancellation);
        if (first is null || last is null)
            return null;
        if (StoredEvents.Read(first.Events[0].Name, first.Events[0].Json.Span) is not SessionOpened opened)
            throw new InvalidDataException("it does not begin with its opening.");
        var scenario = ScenarioReader.ReadRecorded(new ScenarioPack(opened.Files), opened.Cast).Scenario?.Id ?? "?";
        var table = opened.Class is { } id ? $", table {opened.Table} of class {id}" : "";
        return Line(opened.Session, opened.Code, Time(first.At), Time(last.At), scenario + table);
    }

    private static string Line(string session, string code, string opened, string last, string scenario) =>
        $"{session, -IdWidth}  {code, -JoinCode.Length}  {opened, -TimeWidth}  {last, -TimeWidth}  {scenario}";

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + "Z";
}
