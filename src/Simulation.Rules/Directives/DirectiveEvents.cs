using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Directives;

public sealed record DirectiveIssued(Directive Directive) : SessionEvent
{
    internal override World Apply(World world) => world with { Directives = world.Directives.Add(Directive) };

    internal override ulong KnownTo(World world) => Audiences.Of(world.Scenario, Directive);
}

/// <summary>A directive was answered, withdrawn, or its deadline passed.</summary>
/// <param name="Answer">The move it was answered with.</param>
public sealed record DirectiveSettled(string Directive, DirectiveStatus Status, string? Answer) : SessionEvent
{
    internal override World Apply(World world)
    {
        for (var i = 0; i < world.Directives.Length; i++)
        {
            if (world.Directives[i].Id != Directive)
                continue;
            return world with
            {
                Directives = world.Directives.SetItem(i, world.Directives[i] with { Status = Status, Answer = Answer }),
            };
        }

        return world;
    }

    internal override ulong KnownTo(World world) =>
        world.Directive(Directive) is { } directive ? Audiences.Of(world.Scenario, directive) : ActorMask.Nobody;
}
