using Simulation.Rules.Sessions;

namespace Simulation.Grains;

/// <summary>What a grain call gives back: a value, or the refusal that says why there is none.</summary>
public sealed record Result<T>(T? Value, Refusal? Refusal)
    where T : class
{
    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(null, refusal);
}
