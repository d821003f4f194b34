using System.Collections.Immutable;
using Simulation.Lab.Runs;
using Simulation.Rules;

namespace Simulation.Lab.Studies;

/// <summary>
/// Something that a believable model has, measured over many games, with a threshold that is the same for every
/// scenario. The list is the table of contents; each measure is a file of this folder.
/// </summary>
public abstract class StudyMeasure
{
    private protected StudyMeasure() { }

    public static ImmutableArray<StudyMeasure> All { get; } =
    [
        new SaturationMeasure(),
        new StrengthMeasure(),
        new InfluenceMeasure(),
        new LessonsMeasure(),
        new EndingVarietyMeasure(),
        new ContradictionsMeasure(),
        new PaceMeasure(),
        new LengthMeasure(),
    ];

    /// <summary>Its name on the command line.</summary>
    public abstract string Id { get; }

    public abstract string Title { get; }

    /// <summary>What is asked of the scenario, in a sentence with the figures.</summary>
    public abstract string Threshold { get; }

    /// <summary>The games that it needs beside those that everybody plays by the base strategy.</summary>
    internal virtual IEnumerable<StudyArm> Arms(Scenario scenario) => [];

    internal abstract IEnumerable<Finding> Findings(StudyGames games);
}

/// <summary>Games that a measure asks for.</summary>
/// <param name="Id">Measures that ask for the same id share the games.</param>
/// <param name="Seeds">Added to the study's seed; arms with the same text are played from the same seeds.</param>
internal sealed record StudyArm(string Id, Variation Variation, string Seeds = "")
{
    /// <summary>The scenario as it is written, every seat by the base strategy.</summary>
    public static readonly StudyArm Base = new("base", Variation.None);

    public GameArm For(Scenario scenario, string seed) => new(Id, scenario, Variation, seed + Seeds);
}

/// <summary>The games that were played for a study.</summary>
/// <param name="Arms">The rows of each arm by its id, in the order of the seeds.</param>
internal sealed record StudyGames(Scenario Scenario, ImmutableDictionary<string, ImmutableArray<GameRow>> Arms)
{
    public ImmutableArray<GameRow> Base => Arms[StudyArm.Base.Id];

    public ImmutableArray<GameRow> Of(StudyArm arm) => Arms[arm.Id];

    /// <summary>Games by ending, in the scenario's order.</summary>
    public int[] Endings(IEnumerable<GameRow> games)
    {
        var counts = new int[Scenario.Endings.Length];
        foreach (var game in games)
            counts[EndingOf(game)]++;
        return counts;
    }

    /// <summary>Index of a game's ending.</summary>
    public int EndingOf(GameRow game)
    {
        for (var i = 0; i < Scenario.Endings.Length; i++)
        {
            if (Scenario.Endings[i].Id == game.Ending)
                return i;
        }

        throw new InvalidOperationException($"The scenario has no ending '{game.Ending}'.");
    }
}

/// <summary>What was found of one indicator, role, mechanism…</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Figures">The same ones, in the same order, for every finding of a measure.</param>
/// <param name="Note">What else is to be said, in a few words.</param>
public sealed record Finding(string Subject, ImmutableArray<Figure> Figures, Verdict Verdict, string Note = "");

/// <summary>A figure of a finding.</summary>
/// <param name="Decimals">Digits after the point that mean something.</param>
/// <param name="Low">Where its 95 % interval begins; null when it has none.</param>
public sealed record Figure(string Name, double Value, int Decimals = 1, double? Low = null, double? High = null)
{
    public Figure(string name, Estimate estimate, int decimals = 1)
        : this(name, estimate.Value, decimals, estimate.Low, estimate.High) { }
}

public enum Verdict
{
    /// <summary>Told for information; there is no threshold.</summary>
    None,

    /// <summary>The threshold is met.</summary>
    Met,

    /// <summary>The threshold is missed.</summary>
    Missed,
}
