using Simulation.Scenarios.Binding;

namespace Simulation.Scenarios.Values;

/// <summary>
/// A value of a scenario that can be another one while all ids and texts stay: a number, a word of a list, or true or
/// false.
/// </summary>
/// <param name="Path">
/// Where it stands, from the section on: keys, ids, and numbers from 1 for what has no id, with dots between them, as
/// <c>moves.takedown-order.cost.political-capital</c>. The same value has the same path always.
/// </param>
/// <param name="Shape">
/// A <see cref="Shape.Number"/>, a <see cref="Shape.Choice"/> or a <see cref="Shape.Truth"/>.
/// </param>
/// <param name="Written">What it is, as a scenario file has it; null when it is left out and has no default.</param>
/// <param name="Description">What it means, as the scenario language says it.</param>
public sealed record ScenarioValue(string Path, Shape Shape, string? Written, string Description)
{
    /// <summary>Whether values lie in an order and can be drawn from a range.</summary>
    public bool IsNumber => Shape is Shape.Number;

    /// <summary>Whether only whole numbers are taken.</summary>
    public bool IsWhole => Shape is Shape.Number { Type: var type } && type == typeof(int);
}
