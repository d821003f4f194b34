using System.Collections.Concurrent;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Simulation.Scenarios;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;

namespace Simulation.Rules.Tests.RandomPlay;

/// <summary>
/// Runs a property over many games, always the same ones. With WHITECELL_CASES=10000 it runs so many, others each time.
/// A game is a list of numbers, one for each step; a failure is shrunk to the fewest steps that show it.
/// </summary>
internal static class Cases
{
    /// <summary>The scenario of the rules' own tests, and every one that is delivered.</summary>
    public static TheoryData<string> Scenarios => ["valley", "first-call", "clean-water", "ninety-minutes"];

    private static readonly ConcurrentDictionary<string, Scenario> _read = [];

    /// <summary>One of them, read once: to read one with many roles takes longer than to play it for a while.</summary>
    public static Scenario Scenario(string id) => id == "valley" ? Valley.Scenario : _read.GetOrAdd(id, Read);

    private static Scenario Read(string id)
    {
        var pack = PackReader.Read(Path.Combine(AppContext.BaseDirectory, "scenarios", id), new DiagnosticList());
        var reading = ScenarioReader.Read(pack!);
        return reading.Scenario ?? throw new InvalidDataException(string.Join('\n', reading.Diagnostics));
    }

    /// <summary>
    /// How many cases to try of what is counted in cases: as many as are asked for by WHITECELL_CASES, or else these.
    /// </summary>
    public static int Count(int usual) =>
        Environment.GetEnvironmentVariable("WHITECELL_CASES") is { } wanted
            ? int.Parse(wanted, CultureInfo.InvariantCulture)
            : usual;

    /// <summary>Games enough for a scenario: one of many roles has many viewers to compare in each.</summary>
    public static int Games(string scenario, int ofFewRoles, int ofManyRoles) =>
        Scenario(scenario).Actors.Length > 6 ? ofManyRoles : ofFewRoles;

    public static void Check(int cases, int steps, Action<int[]> holds)
    {
        var wanted = Environment.GetEnvironmentVariable("WHITECELL_CASES");
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true);
        config = wanted is null
            ? config
                .WithMaxTest(cases)
                .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(2031, 6029), FSharpOption<int>.None)))
            : config.WithMaxTest(int.Parse(wanted, CultureInfo.InvariantCulture));
        var games = Arb.From(Gen.Choose(0, int.MaxValue).ArrayOf().Resize(steps), Shorter);
        FsCheck.Check.One(config, Prop.ForAll(games, holds));
    }

    /// <summary>The same game with some steps left out, many at first.</summary>
    private static IEnumerable<int[]> Shorter(int[] steps)
    {
        for (var count = (steps.Length + 1) / 2; count > 0; count /= 2)
        {
            for (var start = 0; start < steps.Length; start += count)
                yield return [.. steps[..start], .. steps.Skip(start + count)];
        }
    }
}
