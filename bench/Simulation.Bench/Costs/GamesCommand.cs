using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Simulation.Lab;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Bench.Costs;

/// <summary>
/// <c>games</c>: whole games of autopilots on one thread, looking two plies ahead and one. The same games in every run,
/// with a digest of what was decided in them, so that two builds can be held against each other.
/// </summary>
internal static class GamesCommand
{
    private static readonly ScenarioOptions _scenario = new("ninety-minutes");

    private static readonly Option<int> _games = new("--games")
    {
        Description = "How many games of each kind are measured, after as many that are not.",
        DefaultValueFactory = _ => 100,
    };

    public static System.CommandLine.Command Create()
    {
        var command = new System.CommandLine.Command(
            "games",
            "Measures headless games of autopilots, and prints a digest of them."
        );
        _scenario.AddTo(command);
        command.Add(_games);
        command.SetAction(parsed =>
        {
            if (_scenario.Find(parsed)?.Scenario is not { } scenario)
                return 1;
            var everybody = scenario.Actors.Select(actor => actor.Id);
            Play(scenario, "two plies", Lineup.Base, parsed.GetValue(_games));
            Play(scenario, "one ply", Lineup.Base with { OnePly = [.. everybody] }, parsed.GetValue(_games));
            Play(scenario, "random", Lineup.All(Strategy.Random), parsed.GetValue(_games));
            return 0;
        });
        return command;
    }

    private static void Play(Scenario scenario, string kind, Lineup lineup, int games)
    {
        for (var i = 0; i < games; i++)
            HeadlessGame.Play(scenario, $"warm-up {i}", lineup);
        var (played, commands) = (new List<GameRecord>(games), 0L);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var begin = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < games; i++)
        {
            played.Add(HeadlessGame.Play(scenario, $"game {i}", lineup));
            commands += played[^1].Entries.Length;
        }

        var seconds = (Environment.CpuUsage.TotalTime - begin).TotalSeconds;
        var bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kind, -9}  {games / seconds, 6:F1} games per second of processor time,"
                    + $" {(double)commands / games, 4:F0} commands and {bytes / (double)games / (1 << 20), 5:F1} MiB a game;"
                    + $" digest {Digest(played)}"
            )
        );
    }

    private static string Digest(IEnumerable<GameRecord> games)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var happened in games.SelectMany(game => game.Entries).SelectMany(entry => entry.Events))
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes<SessionEvent>(happened, Json.Options));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
