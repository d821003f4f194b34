using System.Globalization;
using Simulation.Lab.Tests.Sweeps;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Lab.Tests.Playthroughs;

/// <summary>
/// The same seed plays the same game, word for word, whatever the machine's language, its time zone, and the order in
/// which an author writes keys. Runs alone: it turns the process's own culture and time zone.
/// </summary>
[Collection(nameof(DeterminismTests))]
[CollectionDefinition(nameof(DeterminismTests), DisableParallelization = true)]
public sealed class DeterminismTests : IDisposable
{
    private static readonly string[] _cultures =
    [
        "tr-TR",
        "az-Latn-AZ",
        "ar-SA",
        "fa-IR",
        "th-TH",
        "hi-IN",
        "de-DE",
        "de-CH",
        "sv-SE",
        "fr-FR",
        "ja-JP",
        "da-DK",
    ];

    private static readonly string[] _zones =
    [
        "Asia/Kathmandu",
        "America/St_Johns",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "Australia/Lord_Howe",
        "America/New_York",
    ];

    private readonly (CultureInfo Culture, CultureInfo Ui, string? Zone) _before = (
        CultureInfo.CurrentCulture,
        CultureInfo.CurrentUICulture,
        Environment.GetEnvironmentVariable("TZ")
    );

    public static TheoryData<string> Scenarios => [.. DeliveredScenario.Ids];

    public void Dispose()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_before.Culture, _before.Ui);
        SetZone(_before.Zone);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void In_every_culture(string id)
    {
        var expected = Played(Read(id));
        foreach (var name in _cultures)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(name);
            Assert.True(expected == Played(Read(id)), $"Another game in {name}.");
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void In_every_time_zone(string id)
    {
        var expected = Played(Read(id));
        foreach (var zone in _zones)
        {
            SetZone(zone);
            Assert.NotEqual(TimeSpan.Zero, TimeZoneInfo.Local.BaseUtcOffset);
            Assert.True(expected == Played(Read(id)), $"Another game in {zone}.");
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void However_the_keys_of_mappings_are_ordered(string id)
    {
        var pack = new DeliveredScenario(id, games: 1).Pack.Pack!;
        var expected = Played(Read(id));
        for (var seed = 0; seed < 4; seed++)
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

    /// <summary>Read from its texts again, so that reading is under the culture and the zone too.</summary>
    private static Scenario Read(string id)
    {
        var pack = new DeliveredScenario(id, games: 1).Pack.Pack!;
        // Another hash, so that nothing is remembered from before: reading keeps what it has read.
        var anew = new ScenarioPack(pack.Files.SetItem("anew.md", Guid.NewGuid().ToString()));
        return ScenarioReader.Read(anew).Scenario!;
    }

    private static string Played(Scenario scenario, string seed = "determinism") =>
        Transcript.Of(HeadlessGame.Play(scenario, seed, Lineup.All(Strategy.Random)))
        + Transcript.JournalHash(HeadlessGame.Play(scenario, seed, Lineup.Base));

    private static void SetZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}
