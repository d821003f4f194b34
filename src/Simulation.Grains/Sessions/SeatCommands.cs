using Simulation.Grains.Assistants;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

/// <summary>Does what people in seats ask for in a session that is ready, by their tickets.</summary>
internal sealed class SeatCommands(
    SessionState state,
    CommandExecutor commands,
    TicketIndex tickets,
    TeamDesk drafts,
    SessionAssistants assistants
)
{
    public DraftReply Draft(string ticket, DraftEdit edit)
    {
        var world = state.Durable!;
        var found = tickets.SeatOf(world, ticket);
        return found.Value is { } seat ? drafts.Edit(world, seat, edit) : new DraftReply(found.Refusal, null);
    }

    /// <summary>What the role of a seat may expect of a choice.</summary>
    public Result<ExpectedReply> Expect(Seat seat, MoveChoice choice) =>
        ExpectedEffects.Of(state.Durable!, seat.Role, choice, out var expected) is { } refusal
            ? refusal
            : new ExpectedReply(expected);

    /// <summary>Has a command executed once, however often it is sent.</summary>
    public async Task<Refusal?> Execute(string ticket, CommandEnvelope envelope)
    {
        if (!ClientCommandId.IsValid(envelope.Id) || (envelope.Draft is { } draft && !ClientCommandId.IsValid(draft)))
            return ClientCommandId.Refuse();

        // A seat that was just taken may give commands before it is on disk.
        var world = commands.Newest!;
        var found = tickets.SeatOf(world, ticket);
        if (found.Value is not { } seat)
            return found.Refusal;
        var id = TeamDesk.CommandIdOf(world, seat, envelope);
        if (
            await commands.Execute(id, CommandAuthor.Person(seat.Id), assistants.WithModel(envelope.Command)) is
            { } refused
        )
            return refused;
        drafts.OnSent(seat, TeamDesk.DraftOf(envelope));
        return null;
    }
}
