using System.Globalization;
using System.Text;
using Simulation.Lab.Tests.Sweeps;
using Simulation.Rules.Autopilot;
using Simulation.Testing;

namespace Simulation.Lab.Tests.Playthroughs;

/// <summary>
/// One game of each delivered scenario by weighing autopilots, and of those with a few roles one by autopilots that do
/// anything legal, replayed and compared with tests/playthroughs to the last byte. After a wanted change of rules or
/// scenarios, run these tests with WHITECELL_ACCEPT=1, read what changed in the files, and commit them.
/// </summary>
public sealed class PlaythroughTests
{
    private const int MostBytes = 900_000;

    /// <summary>With more, a game in which everybody does anything makes too long a file.</summary>
    private const int FewRoles = 6;

    public static TheoryData<string, Strategy> Games
    {
        get
        {
            var games = new TheoryData<string, Strategy>();
            foreach (var id in DeliveredScenario.Ids)
            {
                games.Add(id, Strategy.Base);
                if (new DeliveredScenario(id, games: 1).Scenario.Actors.Length <= FewRoles)
                    games.Add(id, Strategy.Random);
            }

            return games;
        }
    }

    [Theory]
    [MemberData(nameof(Games))]
    public void A_game_goes_as_it_is_written_down(string scenario, Strategy strategy)
    {
        var name = strategy == Strategy.Base ? scenario : $"{scenario}-{strategy.ToString().ToLowerInvariant()}";
        var file = Path.Combine(Repository.Root, "tests", "playthroughs", name + ".txt");
        var game = HeadlessGame.Play(new DeliveredScenario(scenario, games: 1).Scenario, name, Lineup.All(strategy));
        var played =
            $"{scenario}, seed {name}, autopilots {strategy.ToString().ToLowerInvariant()}. > is told to, = has the view with this digest.\n{Transcript.Of(game)}";
        if (Environment.GetEnvironmentVariable("WHITECELL_ACCEPT") == "1")
            File.WriteAllText(file, played);

        Assert.InRange(Encoding.UTF8.GetByteCount(played), 1, MostBytes);
        Assert.True(File.Exists(file), $"{file} is not written yet; run with WHITECELL_ACCEPT=1.");
        var written = File.ReadAllText(file);
        Assert.True(written == played, FirstDifference(written.Split('\n'), played.Split('\n')));
    }

    private static string FirstDifference(string[] written, string[] played)
    {
        var line = written.Zip(played).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            The first difference is in line {line
                + 1}. If it is wanted, run with WHITECELL_ACCEPT=1 and commit the file.
            written: {written.ElementAtOrDefault(line)}
            played:  {played.ElementAtOrDefault(line)}
            """
        );
    }
}
