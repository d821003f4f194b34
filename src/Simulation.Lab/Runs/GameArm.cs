using System.Globalization;
using Simulation.Rules;

namespace Simulation.Lab.Runs;

/// <summary>Games of a run that are played alike and differ in their seeds alone.</summary>
public sealed class GameArm
{
    /// <param name="id">Names the arm and its file: lower-case letters, digits, hyphens and dots.</param>
    /// <param name="scenario">The scenario as it is written.</param>
    /// <param name="seed">Game n has the seed <c>{seed}/{n}</c>, from 0; arms of the same seed can be paired.</param>
    public GameArm(string id, Scenario scenario, Variation variation, string seed)
    {
        Id = id;
        Variation = variation;
        Seed = seed;
        Scenario = variation.Apply(scenario);
    }

    public string Id { get; }

    public Variation Variation { get; }

    public string Seed { get; }

    /// <summary>The scenario that the games are played on.</summary>
    public Scenario Scenario { get; }

    public GameRecord Play(int game) =>
        HeadlessGame.Play(Scenario, string.Create(CultureInfo.InvariantCulture, $"{Seed}/{game}"), Variation.Lineup);
}
