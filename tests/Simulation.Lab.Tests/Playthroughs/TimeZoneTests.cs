namespace Simulation.Lab.Tests.Playthroughs;

/// <summary>The machine's time zone changes no game. Runs alone: it turns the time zone of the process.</summary>
[Collection(nameof(TimeZoneTests))]
[CollectionDefinition(nameof(TimeZoneTests), DisableParallelization = true)]
public sealed class TimeZoneTests : IDisposable
{
    private static readonly string[] _zones =
    [
        "Pacific/Kiritimati",
        "America/St_Johns",
        "Asia/Kathmandu",
        "Pacific/Pago_Pago",
        "Australia/Lord_Howe",
        "America/New_York",
    ];

    private readonly string? _before = Environment.GetEnvironmentVariable("TZ");

    public void Dispose() => SetZone(_before);

    [Theory]
    [MemberData(nameof(DeterminismTests.Scenarios), MemberType = typeof(DeterminismTests))]
    public void In_every_time_zone(string id)
    {
        var expected = DeterminismTests.Expected(id);
        // A game of the flagship takes longest, and its times are made as the others' are.
        foreach (var zone in id == "ninety-minutes" ? _zones[..2] : _zones)
        {
            SetZone(zone);
            Assert.NotEqual(TimeSpan.Zero, TimeZoneInfo.Local.BaseUtcOffset);
            Assert.True(expected == DeterminismTests.Played(DeterminismTests.Read(id)), $"Another game in {zone}.");
        }
    }

    private static void SetZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}
