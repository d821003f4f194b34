using System.Globalization;
using Simulation.Lab.Sweeps;
using Simulation.Rules;

namespace Simulation.Lab.Runs;

/// <summary>Games of a run that are played alike and differ in their seeds alone.</summary>
public sealed class GameArm
{
    /// <param name="id">Names the arm and its file: lower-case letters, digits, hyphens and dots.</param>
    /// <param name="scenario">The scenario as it is written.</param>
    /// <param name="seed">Game n has the seed <c>{seed}/{n}</c>, from 0; arms of the same seed can be paired.</param>
    /// <param name="design">Values that differ from the scenario's; none when left out.</param>
    public GameArm(string id, Scenario scenario, Variation variation, string seed, SweepDesign? design = null)
    {
        Id = id;
        Variation = variation;
        Seed = seed;
        Design = design ?? SweepDesign.None;
        Scenario = variation.Apply(Design.BaseOf(scenario));
    }

    public string Id { get; }

    public Variation Variation { get; }

    public string Seed { get; }

    public SweepDesign Design { get; }

    /// <summary>The scenario that the games are played on, but for the values that are drawn for each.</summary>
    public Scenario Scenario { get; }

    public string SeedOf(int game) => string.Create(CultureInfo.InvariantCulture, $"{Seed}/{game}");

    public GameRecord Play(int game)
    {
        var seed = SeedOf(game);
        return HeadlessGame.Play(Design.ScenarioOf(Scenario, seed), seed, Variation.Lineup);
    }

    /// <summary>How its games differ from the scenario as it is written; the same text for the same games.</summary>
    public override string ToString() =>
        Design.ToString() is { Length: > 0 } values ? $"{Variation}; {values}" : Variation.ToString();
}
