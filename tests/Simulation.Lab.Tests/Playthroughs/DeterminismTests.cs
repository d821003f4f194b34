using System.Collections.Concurrent;
using System.Globalization;
using Simulation.Lab.Tests.Sweeps;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Lab.Tests.Playthroughs;

/// <summary>
/// The same seed plays the same game, word for word, whatever the machine's language and the order in which an author
/// writes keys; <see cref="TimeZoneTests"/> has its time zone.
/// </summary>
public sealed class DeterminismTests : IDisposable
{
    private static readonly string[] _cultures =
    [
        "tr-TR",
        "ar-SA",
        "th-TH",
        "az-Latn-AZ",
        "fa-IR",
        "hi-IN",
        "de-DE",
        "de-CH",
        "sv-SE",
        "fr-FR",
        "ja-JP",
        "da-DK",
    ];

    private static readonly ConcurrentDictionary<string, string> _expected = [];

    private readonly (CultureInfo Culture, CultureInfo Ui) _before = (
        CultureInfo.CurrentCulture,
        CultureInfo.CurrentUICulture
    );

    public static TheoryData<string> Scenarios => [.. DeliveredScenario.Ids];

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void In_every_culture(string id)
    {
        var expected = Expected(id);
        // A game of the flagship takes longest, and what its words are made with is what the others' are.
        foreach (var name in id == "ninety-minutes" ? _cultures[..3] : _cultures)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(name);
            Assert.True(expected == Played(Read(id)), $"Another game in {name}.");
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void However_the_keys_of_mappings_are_ordered(string id)
    {
        var pack = new DeliveredScenario(id, games: 1).Pack.Pack!;
        var expected = Expected(id);
        // A game of the flagship takes longest, and two orders of its keys show as much as four.
        for (var seed = 0; seed < (id == "ninety-minutes" ? 2 : 4); seed++)
        {
            var shuffled = ShuffledKeys.Of(pack, new Random(seed));
            Assert.NotEqual(pack.Hash, shuffled.Hash);
            var reading = ScenarioReader.Read(shuffled);
            Assert.True(reading.Scenario is not null, string.Join('\n', reading.Diagnostics.Take(5)));
            Assert.True(expected == Played(reading.Scenario), $"Another game with keys shuffled by {seed}.");
        }
    }

    [Fact]
    public void Another_seed_is_another_game() =>
        Assert.NotEqual(Played(Read("first-call")), Played(Read("first-call"), "another"));

    /// <summary>What the machine's own culture and time zone make of it, played once for all tests.</summary>
    internal static string Expected(string id) => _expected.GetOrAdd(id, _ => Played(Read(id)));

    /// <summary>Read from its texts again, so that reading is under the culture and the time zone too.</summary>
    internal static Scenario Read(string id)
    {
        var pack = new DeliveredScenario(id, games: 1).Pack.Pack!;
        // Another hash, so that nothing is remembered from before: reading keeps what it has read.
        var anew = new ScenarioPack(pack.Files.SetItem("anew.md", Guid.NewGuid().ToString()));
        return ScenarioReader.Read(anew).Scenario!;
    }

    internal static string Played(Scenario scenario, string seed = "determinism") =>
        Transcript.Of(HeadlessGame.Play(scenario, seed, Lineup.All(Strategy.Random)))
        + Transcript.JournalHash(HeadlessGame.Play(scenario, seed, Lineup.Base));
}
