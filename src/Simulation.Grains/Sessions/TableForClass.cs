using System.Collections.Immutable;
using Simulation.Grains.Assistants;
using Simulation.Grains.Classes;
using Simulation.Lab.Debriefs;
using Simulation.Lab.Exports;
using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>What a session does as a table of a class, for that class alone.</summary>
internal sealed class TableForClass(
    string session,
    SessionState state,
    CommandExecutor commands,
    SessionOpener opener,
    SessionAssistants assistants,
    Func<Sequence<string>> online,
    Func<IGrainFactory> grains
)
{
    // No client can give these ids: those of seats begin with the seat.
    private const string StartId = "class:start";
    private const string EndId = "class:end";

    private readonly TableAtAGlance _newest = new(session, state);
    private ParticipationReader? _participation;
    private Phase _noted = Phase.Lobby;
    private (long Version, TableOutcome Outcome)? _outcome;
    private ImmutableSortedDictionary<string, Seat>? _seats;

    public async Task<TableReply> Do(TableInstruction instruction)
    {
        if (instruction is OpenInstruction open)
            return new TableReply(await opener.OpenTable(open));
        if (state.Durable is not { } world || world.Class != instruction.Class)
            return new TableReply(SessionRefusals.NoSession);
        return instruction switch
        {
            SeatInstruction seat => await Seat(seat),
            FreeInstruction free => new TableReply(await commands.Execute(new ReleaseSeat(free.Seat, free.MovedTo))),
            ConsoleInstruction console => new TableReply(await Facilitate(console)),
            DeskInstruction desk => new TableReply(await Facilitate(desk)),
            UnsealInstruction => new TableReply(await commands.Execute(new UnsealDebrief())),
            EndInstruction => new TableReply(await End(world)),
            DataInstruction asked => Rows(world, asked.Persons),
            ParticipationInstruction => new TableReply(null, Participation: Participants(world).Of(state.Entries)),
            AnswersInstruction asked => new TableReply(
                null,
                Answers: Participants(world).AnswersOf(asked.Seat, state.Entries)
            ),
            OutcomeInstruction => new TableReply(null, Outcome: world.Phase == Phase.Lobby ? null : OutcomeOf(world)),
            SummaryInstruction asked => new TableReply(null, State: _newest.UnlessKnown(world, online(), asked)),
            _ => throw new InvalidOperationException($"No table does {instruction.GetType().Name}."),
        };
    }

    /// <summary>Says what the class has to know; again after each activation.</summary>
    public void OnCommitted(World world)
    {
        if (world is not { Class: { } id, Table: { } table })
            return;
        if (world.Phase != _noted)
        {
            _noted = world.Phase;
            Say(world);
        }

        if (ReferenceEquals(_seats, world.Seats))
            return;

        // After an activation all that ever left, because the class may not have heard of the last ones.
        foreach (var seat in _seats?.Keys.Where(seat => !world.Seats.ContainsKey(seat)) ?? state.LeftSeats)
            grains().GetGrain<IClassGrain>(id).NoteSeatGone(table, seat).Ignore();
        _seats = world.Seats;
    }

    /// <summary>Somebody was refused the debrief: the class may not have heard yet that the game is over.</summary>
    public void OnSealed() => Say(state.Durable!);

    private void Say(World world)
    {
        if (world is { Class: { } id, Table: { } table, Phase: not Phase.Lobby })
            grains().GetGrain<IClassGrain>(id).NoteTable(table, world.Phase == Phase.Debrief).Ignore();
    }

    private async Task<TableReply> Seat(SeatInstruction instruction)
    {
        var refusal = commands.Newest!.Seats.TryGetValue(instruction.Seat, out var there)
            ? await Move(instruction, there)
            : await Take(instruction);
        if (refusal is not null)
            return new TableReply(refusal);

        // It may have been taken a moment ago by the same person, and not be on disk yet.
        await commands.Drain();
        if (state.Durable is not { } world)
            return new TableReply(SessionRefusals.NoSession);
        if (!world.Seats.TryGetValue(instruction.Seat, out var seat))
            return new TableReply(SessionRefusals.NoSeat);
        if (instruction.TicketHash is { } hash && hash != seat.TicketHash)
            refusal = await commands.Execute(new ReissueTicket(instruction.Seat, hash));
        if (refusal is null && instruction.Starts && state.Durable?.Phase == Phase.Lobby)
            refusal = await commands.Execute(StartId, CommandAuthor.Server, new StartSession());
        return new TableReply(refusal, seat.Role);
    }

    // The same command id for the same assignment: a seat that was taken and has been given up is not taken again.
    private async Task<Refusal?> Take(SeatInstruction instruction)
    {
        var hash = instruction.TicketHash ?? Ticket.Hash(Ticket.Draw());
        var role = instruction.Role;
        while (true)
        {
            var take = new TakeSeat(instruction.Seat, instruction.Name, role, SeatKind.Player, hash);
            var refusal = await commands.Execute(instruction.Command, CommandAuthor.Server, take);
            if (refusal?.Code != RefusalCode.RoleTaken || instruction.IsExact || NextFree() is not { } next)
                return refusal;
            role = next;
        }
    }

    // Not again when it was done before: the person may have chosen another role since.
    private async Task<Refusal?> Move(SeatInstruction instruction, Seat there) =>
        there.Role == instruction.Role
            ? null
            : await commands.Execute(
                instruction.Command,
                CommandAuthor.Server,
                new MoveSeat(instruction.Seat, instruction.Role)
            );

    // It reads the whole journal, so it is kept until something has happened.
    private TableOutcome OutcomeOf(World world)
    {
        if (_outcome is not { } known || known.Version != world.Version)
            _outcome = known = (world.Version, TableOutcomeReader.Of(world.Scenario, [.. state.Entries]));
        return known.Outcome;
    }

    private TableReply Rows(World world, bool persons) =>
        FinishedSession.Of(world.Scenario, state.Entries) is { } finished
            ? new TableReply(null, Rows: DataExport.RowsOf(finished, persons))
            : new TableReply(SessionRefusals.NotOver);

    private ParticipationReader Participants(World world) => _participation ??= new(world.Scenario);

    private string? NextFree()
    {
        var world = commands.Newest!;
        return world
            .Scenario.Actors.Where((actor, i) => world.PeopleIn(actor.Id) < world.MostIn(i))
            .FirstOrDefault()
            ?.Id;
    }

    private async Task<Refusal?> Facilitate(ConsoleInstruction instruction)
    {
        var seats = commands.Newest!.Seats;
        if (!seats.TryGetValue(instruction.Seat, out var seat))
            return await commands.Execute(
                new TakeSeat(instruction.Seat, instruction.Name, null, SeatKind.Facilitator, instruction.TicketHash)
            );
        return seat.TicketHash == instruction.TicketHash
            ? null
            : await commands.Execute(new ReissueTicket(instruction.Seat, instruction.TicketHash));
    }

    private async Task<Refusal?> Facilitate(DeskInstruction instruction) =>
        await Facilitate(instruction.Console)
        ?? await commands.Execute(
            $"{instruction.Console.Seat}:{instruction.Id}",
            CommandAuthor.Person(instruction.Console.Seat),
            assistants.WithModel(instruction.Command)
        );

    private async Task<Refusal?> End(World world) =>
        world.Phase switch
        {
            Phase.Running => await commands.Execute(EndId, CommandAuthor.Server, new EndSession()),
            Phase.Lobby => await commands.Execute(EndId, CommandAuthor.Server, new LockSession(true)),
            _ => null,
        };
}
