using System.Globalization;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Agreements;
using Simulation.Rules.Directives;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>The headlines of notices, worded in one place.</summary>
internal static class Headlines
{
    /// <summary>
    /// The notice that an event opens, or null for one that is a consequence or is not told. Events that make nothing
    /// but a consequence stay with the headline before them.
    /// </summary>
    public static Notice? Of(SessionEvent happened, World before, World world) =>
        happened switch
        {
            SessionStarted => New(NoticeKind.Session, "The session begins"),
            SessionEnded e => Ended(world, e),
            SessionLocked e => New(
                NoticeKind.Session,
                e.Locked ? "The session is locked: nobody else can join" : "The session is open to newcomers"
            ),
            SeatTaken e => New(NoticeKind.Seat, Joined(world, e)),
            RoleChosen e => New(
                NoticeKind.Seat,
                e.Role is { } role
                    ? $"{Name(world, e.Seat)} takes {Title(world, role)}"
                    : $"{Name(world, e.Seat)} leaves the role"
            ),
            SeatRemoved e => New(NoticeKind.Seat, $"{e.Name} has left the table"),
            PilotChanged e => Piloted(world, before, e),
            WaitingBegan => New(
                NoticeKind.Session,
                "Nobody is connected: the game waits",
                "It goes on as soon as somebody is back."
            ),
            WaitingEnded e => New(NoticeKind.Session, "Somebody is back: the game goes on", Waited(before, e)),
            RoundBegan e => New(
                NoticeKind.Round,
                $"Round {e.Round + 1}: {world.Scenario.Rounds[e.Round].Title}",
                world.Scenario.Rounds[e.Round].Text
            ),
            RoundExtended e => New(
                NoticeKind.Round,
                $"The round is {Minutes(e.Ends - before.RoundEnds)} game minutes longer"
            ),
            RoundEnded e => New(NoticeKind.Round, $"Round {e.Round + 1} is over"),
            ClockSet { Reason: ClockReason.Pause } => New(NoticeKind.Session, "The clock is stopped"),
            ClockSet { Reason: ClockReason.Resume } => New(NoticeKind.Session, "The clock runs again"),
            ClockSet { Reason: ClockReason.Step } e => New(NoticeKind.Session, Stepped(before, e)),
            ClockSet { Reason: ClockReason.Restart } => New(
                NoticeKind.Session,
                "The server was restarted; the clock goes on from where it was"
            ),
            ClockSet { Reason: ClockReason.Pace } e => New(
                NoticeKind.Session,
                $"The clock now runs at {e.Pace.ToString("0.#", CultureInfo.InvariantCulture)} game seconds a second"
            ),
            Announced e => New(NoticeKind.Announcement, e.Text),
            Said e => New(NoticeKind.Message, $"{Speaker(world, e.From)} ({e.Name})", e.Text) with
            {
                Actor = e.From == "facilitator" ? null : e.From,
                With = e.To,
            },
            Injected e => Inject(world, e),
            InjectWritten e => New(NoticeKind.Inject, e.Title, e.Text) with { Outlet = e.Outlet },
            MoveImprovised e => Improvised(world, e.Move.Id, "", Wanted(e.Move), e.Move.Role) is { } told
                ? told with
                {
                    Pilot = e.Move.Pilot,
                }
                : null,
            ImprovisedArgued e => Improvised(
                world,
                e.Improvised,
                e.Argument.Side == Side.For ? "argues for: " : "argues against: ",
                e.Argument.Text,
                e.Argument.Role
            ),
            ImprovisedRuled e => Improvised(world, e.Improvised, e.Success ? "succeeds: " : "fails: ", e.Words),
            ImprovisedClosed e => Improvised(world, e.Improvised, Closed(e.Status), e.Reason),
            NoteTaken e => New(NoticeKind.Note, "A note of the facilitator", e.Text),
            StrategySet e => New(
                NoticeKind.Seat,
                $"The autopilot of {Title(world, e.Role)} is told to {Words.Of(e.Strategy)}"
            ),
            TemperamentSet e => New(
                NoticeKind.Seat,
                $"The autopilot of {Title(world, e.Role)} is told to be {Words.Of(e.Temperament)}"
            ),
            SeatMuted e => New(
                NoticeKind.Seat,
                e.Muted ? $"The facilitator has muted {Name(world, e.Seat)}" : $"{Name(world, e.Seat)} may talk again"
            ),
            WorldAdjusted e => New(NoticeKind.Adjustment, "The facilitator steps in", e.Reason),
            Drifted => New(NoticeKind.Drift, "Time passes"),
            MoveSealed e => New(
                NoticeKind.Move,
                $"{Title(world, e.Role)} seals: {MoveTitle(world, e.Choice.Move)}",
                Aim(world, e.Choice)
            ) with
            {
                Actor = e.Role,
                Pilot = e.Pilot,
                Move = e.Choice.Move,
            },
            MoveTakenBack e => New(
                NoticeKind.Move,
                $"{Title(world, e.Role)} takes back: {MoveTitle(world, e.Move)}"
            ) with
            {
                Actor = e.Role,
                Move = e.Move,
            },
            MoveFell e => New(
                NoticeKind.Move,
                $"{Title(world, e.Role)} can no longer: {MoveTitle(world, e.Move)}",
                "Its cost is returned."
            ) with
            {
                Actor = e.Role,
                Move = e.Move,
            },
            MovePlayed e => New(
                world.Scenario.Move(e.Choice.Move)!.Answers is null ? NoticeKind.Move : NoticeKind.Directive,
                $"{Title(world, e.Role)}: {MoveTitle(world, e.Choice.Move)}",
                Aim(world, e.Choice)
            ) with
            {
                Actor = e.Role,
                Pilot = e.Pilot,
                Move = e.Choice.Move,
            },
            MoveLeaked e => New(
                NoticeKind.Move,
                $"It comes out — {Title(world, e.Role)}: {MoveTitle(world, e.Choice.Move)}",
                Aim(world, e.Choice)
            ) with
            {
                Actor = e.Role,
                Move = e.Choice.Move,
            },
            DirectiveIssued e => Issued(world, e.Directive),
            DirectiveSettled e => Settled(world, e),
            AgreementProposed e => Proposed(world, e.Agreement),
            AgreementSigned e => Agreement(world, e.Agreement, $"{Title(world, e.Role)} signs: ", e.Role),
            AgreementSettled e => Agreement(
                world,
                e.Agreement,
                $"Agreement {Words.Of(e.Status)}{(e.By is { } by ? " by " + Title(world, by) : "")}: ",
                e.By
            ),
            IntelPlanted e => Intel(world, e.Intel, $"{Title(world, e.Role)} learns") with { With = [e.Role] },
            IntelShared e => Intel(world, e.Intel, $"{Title(world, e.From)} tells {Title(world, e.To)}") with
            {
                Actor = e.From,
                With = [e.From, e.To],
            },
            IntelPublished e => Intel(world, e.Intel, "Everybody learns"),
            PermitLapsed e => Lapsed(world, e.Permit),
            _ => null,
        };

    private static Notice New(NoticeKind kind, string headline, string? text = null) =>
        new(0, 0, kind, headline, string.IsNullOrEmpty(text) ? null : text, null, null, null, [], [], []);

    private static Notice Ended(World world, SessionEnded ended)
    {
        var ending = world.Scenario.Endings.First(e => e.Id == ended.Ending);
        return New(NoticeKind.Ending, ending.Title, ending.Text);
    }

    private static string Joined(World world, SeatTaken taken) =>
        taken switch
        {
            { Kind: SeatKind.Facilitator } => "The facilitator opens the session",
            { Kind: SeatKind.Spectator } => $"{taken.Name} watches",
            { Role: { } role } => $"{taken.Name} joins as {Title(world, role)}",
            _ => $"{taken.Name} joins",
        };

    private static Notice? Piloted(World world, World before, PilotChanged changed)
    {
        if (world.Phase != Phase.Running)
            return null;
        var title = Title(world, changed.Role);
        var wasAbsent = before.Actors[world.Scenario.Actor(changed.Role)].Absent;
        return New(
            NoticeKind.Seat,
            (changed.Pilot, changed.Absent) switch
            {
                (Pilot.Autopilot, true) => $"{title} is away; its autopilot takes over",
                (Pilot.Autopilot, false) => $"{title} is played by its autopilot",
                (Pilot.People, _) => wasAbsent ? $"{title} is back" : $"{title} is played by people again",
                _ => $"Nobody plays {title}",
            }
        );
    }

    private static string Waited(World before, WaitingEnded ended)
    {
        var minutes = (long)Math.Round((ended.Until - before.Wait!.Since).TotalMinutes);
        var span = minutes switch
        {
            < 1 => "less than a minute",
            1 => "a minute",
            < 120 => $"{minutes} minutes",
            < 48 * 60 => $"{minutes / 60} hours",
            _ => $"{minutes / (24 * 60)} days",
        };
        return $"It stood still for {span}, because nobody was connected.";
    }

    private static Notice Inject(World world, Injected injected)
    {
        var inject = world.Scenario.Injects[world.Scenario.Inject(injected.Inject)];
        return New(NoticeKind.Inject, inject.Title, inject.Text) with { Outlet = inject.Outlet };
    }

    private static Notice Issued(World world, Directive directive)
    {
        var demand = world.Scenario.Demand(directive.Demand)!;
        var authority = world.Scenario.Authority(directive.Authority) is { } named ? $"Under {named.Title}." : null;
        var deadline = directive.Deadline is { } due
            ? $"Due in {Minutes(due - directive.IssuedAt)} game minutes."
            : null;
        return New(
            NoticeKind.Directive,
            $"{Title(world, directive.From)} demands of {Title(world, directive.To)}: {demand.Title}",
            string.Join(" ", new[] { demand.Text, authority, deadline }.Where(s => !string.IsNullOrEmpty(s)))
        ) with
        {
            Actor = directive.From,
            With = [directive.To],
        };
    }

    private static Notice Settled(World world, DirectiveSettled settled)
    {
        var directive = world.Directive(settled.Directive)!;
        return New(
            NoticeKind.Directive,
            $"{world.Scenario.Demand(directive.Demand)!.Title}: {Words.Of(settled.Status)}"
        ) with
        {
            Actor =
                settled.Status is DirectiveStatus.Withdrawn ? directive.From
                : settled.Status is DirectiveStatus.Lapsed ? null
                : directive.To,
            With = [directive.From, directive.To],
        };
    }

    private static Notice Proposed(World world, Agreement agreement)
    {
        var template = world.Scenario.Agreement(agreement.Template);
        var others = agreement.Parties.Where(p => p != agreement.From).Select(p => Title(world, p)).ToList();
        return New(
            NoticeKind.Agreement,
            $"{Title(world, agreement.From)} proposes to {Words.List(others)}: {template?.Title ?? "an agreement in free words"}",
            agreement.Text.Length > 0 ? agreement.Text : template?.Text
        ) with
        {
            Actor = agreement.From,
            With = agreement.Parties.ToSequence(),
        };
    }

    private static Notice? Agreement(World world, string id, string lead, string? by) =>
        world.Agreement(id) is { } agreement
            ? New(
                NoticeKind.Agreement,
                lead + (world.Scenario.Agreement(agreement.Template)?.Title ?? "an agreement in free words")
            ) with
            {
                Actor = by,
                With = agreement.Parties.ToSequence(),
            }
            : null;

    private static Notice Lapsed(World world, Permit permit) =>
        New(
            NoticeKind.Permit,
            $"{world.Scenario.Permits[world.Scenario.Permit(permit.Name)].Title} of {Title(world, permit.Holder)} lapses"
        ) with
        {
            Actor = permit.Holder,
        };

    private static Notice Intel(World world, string id, string lead)
    {
        var intel = world.Scenario.Intel[world.Scenario.IntelIndex(id)];
        return New(NoticeKind.Knowledge, $"{lead}: “{intel.Title}”", intel.Text);
    }

    /// <param name="lead">What became of it, before its action.</param>
    /// <param name="by">Who says so, when it is not its own role.</param>
    private static Notice? Improvised(World world, string id, string lead, string? text, string? by = null) =>
        world.ImprovisedMove(id) is { } move
            ? New(NoticeKind.Improvised, $"{Title(world, by ?? move.Role)}: {lead}{move.Action}", text) with
            {
                Actor = by ?? move.Role,
                With = by is null || by == move.Role ? [] : [move.Role],
            }
            : null;

    private static string Wanted(ImprovisedMove move) =>
        string.Join('\n', move.Arguments.Select(argument => "– " + argument).Prepend($"Wanted: {move.Result}"));

    private static string Closed(ImprovisedStatus status) =>
        status switch
        {
            ImprovisedStatus.Refused => "not ruled on: ",
            ImprovisedStatus.Withdrawn => "takes back: ",
            _ => "no ruling before the round ended: ",
        };

    private static string? Aim(World world, MoveChoice choice)
    {
        var parts = new List<string>();
        if (choice.Target is { } target)
            parts.Add($"To {Title(world, target)}.");
        if (choice.Asset is { } asset)
            parts.Add($"About {world.Scenario.Assets[world.Scenario.Asset(asset)].Title}.");
        if (choice.Words is { } words)
            parts.Add($"“{words.Trim()}”");
        return parts.Count == 0 ? null : string.Join(" ", parts);
    }

    private static string MoveTitle(World world, string move) => world.Scenario.Move(move)?.Title ?? move;

    private static string Title(World world, string role) => world.Scenario.Actors[world.Scenario.Actor(role)].Title;

    private static string Speaker(World world, string from) =>
        from == "facilitator" ? "Facilitator" : Title(world, from);

    private static string Name(World world, string seat) =>
        world.Seats.TryGetValue(seat, out var found) ? found.Name : "Somebody";

    /// <summary>A step into the next round lands where that begins.</summary>
    private static string Stepped(World before, ClockSet set) =>
        set.At > before.Clock.At
            ? $"The facilitator moves the clock on by {Minutes(set.At - before.Clock.At)} game minutes"
            : "The clock is stopped";

    private static string Minutes(long seconds) => (seconds / 60).ToString(CultureInfo.InvariantCulture);
}
