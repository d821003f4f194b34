namespace Simulation.Lab.Runs;

/// <summary>
/// The folder that keeps the rows of a run, a file of one JSON object a line for each arm, so that a run that was
/// stopped goes on where it was. Each file begins with a header that says which games its rows are of.
/// </summary>
/// <param name="Path">It is made when it is not there.</param>
/// <param name="ScenarioHash">The hash of the scenario's pack.</param>
public sealed record RunFolder(string Path, string ScenarioHash);

/// <summary>What the rows of a file are of; a file goes on only with the same.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Hash">The hash of its pack.</param>
/// <param name="Cast">The names that it is played with; null for none.</param>
/// <param name="Arm">The arm's id.</param>
/// <param name="Variation">How its games differ from the scenario as it is written.</param>
/// <param name="Rows">What is kept of a game.</param>
/// <param name="Engine">Which build of the rules and the autopilots played them.</param>
internal sealed record RunHeader(
    string Scenario,
    string Hash,
    string? Cast,
    string Seed,
    string Arm,
    string Variation,
    string Rows,
    string Engine
)
{
    public static RunHeader Of(RunFolder folder, GameArm arm, string rows) =>
        new(
            arm.Scenario.Id,
            folder.ScenarioHash,
            arm.Scenario.Cast,
            arm.Seed,
            arm.Id,
            arm.ToString(),
            rows,
            GameRun.Build
        );

    /// <summary>In what another header differs, in a word; null when it is the same.</summary>
    public string? DifferenceTo(RunHeader other) =>
        Scenario != other.Scenario ? $"the scenario '{other.Scenario}'"
        : Hash != other.Hash ? $"another version of the scenario '{Scenario}'"
        : Cast != other.Cast ? $"the cast '{other.Cast}'"
        : Seed != other.Seed ? $"the seed '{other.Seed}'"
        : Arm != other.Arm || Variation != other.Variation ? $"games played otherwise ({other.Variation})"
        : Rows != other.Rows ? "rows of another command"
        : Engine != other.Engine ? "another version of the rules and the autopilots"
        : null;
}

/// <summary>A folder that a run cannot use; the message is a sentence for the one who named it.</summary>
public sealed class RunFolderException(string message, Exception? inner = null) : Exception(message, inner);
