using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Agreements;

public sealed record AgreementProposed(Agreement Agreement) : SessionEvent
{
    internal override World Apply(World world) => world with { Agreements = world.Agreements.Add(Agreement) };

    internal override ulong KnownTo(World world) => Audiences.Of(world.Scenario, Agreement);
}

public sealed record AgreementSigned(string Agreement, string Role) : SessionEvent
{
    internal override World Apply(World world) =>
        world.With(Agreement, agreement => agreement with { Signed = agreement.Signed.Add(Role) });

    internal override ulong KnownTo(World world) => world.AudienceOf(Agreement);
}

/// <summary>An agreement became active, or came to an end.</summary>
/// <param name="By">The role that did it, or broke it; null when time did.</param>
public sealed record AgreementSettled(string Agreement, AgreementStatus Status, string? By) : SessionEvent
{
    internal override World Apply(World world) =>
        world.With(
            Agreement,
            agreement =>
                agreement with
                {
                    Status = Status,
                    Terms =
                        Status == AgreementStatus.Active
                            ?
                            [
                                .. agreement
                                    .TermsIn(world.Scenario)
                                    .Select(term => new TermState(
                                        TermStatus.Open,
                                        term.Minutes is { } m ? At + (m * 60L) : null
                                    )),
                            ]
                            : agreement.Terms,
                }
        );

    internal override ulong KnownTo(World world) => world.AudienceOf(Agreement);
}

/// <summary>Somebody says whether an agreement in free words was kept.</summary>
/// <param name="By">A role that is a party, or <c>facilitator</c>.</param>
public sealed record AgreementMarked(string Agreement, bool Kept, string By) : SessionEvent
{
    internal override World Apply(World world) =>
        world.With(
            Agreement,
            agreement =>
                agreement with
                {
                    Status = Kept ? AgreementStatus.Fulfilled : AgreementStatus.Breached,
                    MarkedBy = By,
                }
        );

    internal override ulong KnownTo(World world) => world.AudienceOf(Agreement);
}

/// <param name="Term">Index of the term.</param>
public sealed record TermSettled(string Agreement, int Term, TermStatus Status) : SessionEvent
{
    internal override World Apply(World world) =>
        world.With(
            Agreement,
            agreement =>
                agreement with
                {
                    Terms = agreement.Terms.SetItem(Term, agreement.Terms[Term] with { Status = Status }),
                }
        );

    internal override ulong KnownTo(World world) => world.AudienceOf(Agreement);
}

internal static class AgreementChanges
{
    public static World With(this World world, string id, Func<Agreement, Agreement> change)
    {
        for (var i = 0; i < world.Agreements.Length; i++)
        {
            if (world.Agreements[i].Id != id)
                continue;
            return world with { Agreements = world.Agreements.SetItem(i, change(world.Agreements[i])) };
        }

        return world;
    }

    public static ulong AudienceOf(this World world, string id) =>
        world.Agreement(id) is { } agreement ? Audiences.Of(world.Scenario, agreement) : ActorMask.Nobody;
}
