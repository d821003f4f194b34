using System.Globalization;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Channels;
using Simulation.Rules.Help;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Visibility;

/// <summary>The headlines of notices, chosen in one place.</summary>
internal static class NoticeHeadlines
{
    /// <summary>
    /// The notice that an event opens, or null for one that is a consequence or is not told. Events that make nothing
    /// but a consequence stay with the headline before them.
    /// </summary>
    public static Notice? Of(SessionEvent happened, World before, World world) =>
        happened switch
        {
            SessionStarted => New(NoticeKind.Session, NoticeSentences.SessionBegins),
            ContinuedFrom e => New(NoticeKind.Note, NoticeSentences.ContinuedFrom.With(e.Session, e.Entry)),
            GameWentOn e => New(NoticeKind.Session, NoticeSentences.GameWentOn.With(e.Round + 1)),
            RunOpened e => New(NoticeKind.Note, NoticeSentences.RunOpened.With(e.Session, e.Entry)),
            SessionEnded e => Ended(world, e),
            SessionLocked e => New(
                NoticeKind.Session,
                e.Locked ? NoticeSentences.SessionLocked : NoticeSentences.SessionUnlocked
            ),
            DebriefUnsealed => New(NoticeKind.Session, NoticeSentences.DebriefOpen),
            SeatTaken e => New(NoticeKind.Seat, Joined(world, e)),
            RoleChosen e => New(
                NoticeKind.Seat,
                e.Role is { } role
                    ? NoticeSentences.TakesRole.With(Name(world, e.Seat), Title(world, role))
                    : NoticeSentences.LeavesRole.With(Name(world, e.Seat))
            ),
            CaptainChosen { Seat: { } seat } e when world.PeopleIn(e.Role) > 1 => New(
                NoticeKind.Seat,
                NoticeSentences.CaptainIs.With(Name(world, seat), Title(world, e.Role))
            ),
            SeatRemoved e => New(NoticeKind.Seat, NoticeSentences.LeftTable.With(e.Name)),
            PilotChanged e => Piloted(world, before, e),
            WaitingBegan => New(
                NoticeKind.Session,
                NoticeSentences.SessionWaits,
                NoticeSentences.SessionWaitsText.English
            ),
            WaitingEnded e => New(NoticeKind.Session, NoticeSentences.SessionGoesOn, Waited(before, e)),
            RoundBegan e => New(
                NoticeKind.Round,
                NoticeSentences.RoundBegins.With(e.Round + 1, world.Scenario.Rounds[e.Round].Title),
                world.Scenario.Rounds[e.Round].Text
            ),
            RoundExtended e => New(NoticeKind.Round, NoticeSentences.RoundLonger.With(Span(e.Ends - before.RoundEnds))),
            DeadlineMoved e => New(
                NoticeKind.Round,
                NoticeSentences.DeadlineMoved.With(e.Round + 1, TimeWords.Moment(e.Ends))
            ),
            ClosingBegan e => New(
                NoticeKind.Round,
                NoticeSentences.RoundCloses.With(e.Round + 1),
                NoticeSentences.RoundClosesText.English
            ),
            ExtraTimeGiven e => New(NoticeKind.Help, ExtraTime(world, before, e)),
            ExtraTimeEnded e => New(NoticeKind.Help, NoticeSentences.ExtraTimeOver.With(Title(world, e.Role))),
            RoundEnded e => New(NoticeKind.Round, NoticeSentences.RoundOver.With(e.Round + 1)),
            ClockSet { Reason: ClockReason.Pause } => New(NoticeKind.Session, NoticeSentences.ClockStopped),
            ClockSet { Reason: ClockReason.Resume } => New(NoticeKind.Session, NoticeSentences.ClockRuns),
            ClockSet { Reason: ClockReason.Step } e => New(NoticeKind.Session, Stepped(before, e)),
            ClockSet { Reason: ClockReason.Restart } => New(NoticeKind.Session, NoticeSentences.ClockRestarted),
            ClockSet { Reason: ClockReason.Failed } => New(NoticeKind.Session, NoticeSentences.ClockFailed),
            ClockSet { Reason: ClockReason.Pace } e => New(
                NoticeKind.Session,
                e.Pace == 1
                    ? NoticeSentences.ClockInRealTime
                    : NoticeSentences.ClockPace.With(e.Pace.ToString("#,0.###", CultureInfo.InvariantCulture))
            ),
            Announced e => New(NoticeKind.Announcement, e.Text, null),
            Said e => New(
                NoticeKind.Message,
                NoticeSentences.MessageFrom.With(Speaker(world, e.From), e.Name),
                e.Text
            ) with
            {
                Actor = e.From == Talking.Facilitator ? null : e.From,
                With = e.To,
            },
            SaidInChannel or ChannelOpened or RolesAddedToChannel or ChannelLeft or ChannelClosed =>
                ChannelHeadlines.Of(happened, before, world),
            Injected e => Inject(world, e),
            InjectPlanned or InjectEdited or InjectRescheduled or InjectSkipped => InjectPlanHeadlines.Of(
                happened,
                before,
                world
            ),
            InjectWritten e => New(NoticeKind.Inject, e.Title, e.Text) with { Outlet = e.Outlet },
            MoveImprovised e => Improvised(world, e.Move.Id, NoticeSentences.Improvised, Wanted(e.Move), e.Move.Role)
                is { } told
                ? told with
                {
                    Pilot = e.Move.Pilot,
                }
                : null,
            ImprovisedArgued e => Improvised(
                world,
                e.Improvised,
                e.Argument.Side == Side.For ? NoticeSentences.ArguedFor : NoticeSentences.ArguedAgainst,
                e.Argument.Text,
                e.Argument.Role
            ),
            ImprovisedRuled e => Improvised(
                world,
                e.Improvised,
                e.Success ? NoticeSentences.Succeeded : NoticeSentences.Failed,
                e.Words
            ),
            ImprovisedClosed e => Improvised(world, e.Improvised, Closed(e.Status), e.Reason),
            HelpAsked e => New(NoticeKind.Help, NoticeSentences.HelpAsked.With(Title(world, e.Role)), e.Text) with
            {
                Actor = e.Role,
            },
            HelpWithdrawn e => New(NoticeKind.Help, NoticeSentences.HelpWithdrawn.With(Title(world, e.Role))) with
            {
                Actor = e.Role,
            },
            HelpAnswered e => New(
                NoticeKind.Help,
                NoticeSentences.HelpAnswered.With(Title(world, e.Role)),
                e.Text.Length == 0 ? NoticeSentences.HelpAnsweredText.English : e.Text
            ),
            RoleNudged e => New(
                NoticeKind.Help,
                NoticeSentences.RoleNudged.With(Title(world, e.Role)),
                e.Text.Length == 0 ? null : e.Text
            ),
            NoteTaken e => New(NoticeKind.Note, NoticeSentences.Note, e.Text),
            RoleViewed e => New(NoticeKind.Note, NoticeSentences.RoleViewed.With(Title(world, e.Role))),
            StrategySet e => New(
                NoticeKind.Seat,
                NoticeSentences.StrategyIs.With(Title(world, e.Role), StatusWords.Of(e.Strategy))
            ),
            AssistantSeated { Assistant: { } model } e => New(
                NoticeKind.Seat,
                NoticeSentences.AssistantDecides.With(Title(world, e.Role)),
                NoticeSentences.AssistantDecidesText.With(model.Model, model.Host).ToString()
            ),
            AssistantSeated e => New(NoticeKind.Seat, NoticeSentences.AssistantGone.With(Title(world, e.Role))),
            TemperamentSet e => New(
                NoticeKind.Seat,
                NoticeSentences.TemperamentIs.With(Title(world, e.Role), StatusWords.Of(e.Temperament))
            ),
            SeatMuted e => New(
                NoticeKind.Seat,
                (e.Muted ? NoticeSentences.Muted : NoticeSentences.Unmuted).With(Name(world, e.Seat))
            ),
            MovesFoundUsed e => New(
                NoticeKind.Seat,
                NoticeSentences.MovesUsed.With(Title(world, e.Role), e.Moves),
                NoticeSentences.MovesUsedText.English
            ),
            MovesGivenBack e => New(NoticeKind.Seat, NoticeSentences.MovesGivenBack.With(Title(world, e.Role))),
            WorldAdjusted e => New(NoticeKind.Adjustment, NoticeSentences.Adjusted, e.Reason),
            Drifted => New(NoticeKind.Drift, NoticeSentences.Drifted),
            MoveSealed e => OfMove(world, NoticeSentences.Sealed, e.Role, e.Choice.Move, Aim(world, e.Choice)) with
            {
                Pilot = e.Pilot,
            },
            MoveTakenBack e => OfMove(world, NoticeSentences.TookBack, e.Role, e.Move),
            MoveFell e => OfMove(world, NoticeSentences.Fell, e.Role, e.Move, NoticeSentences.CostReturned.English),
            MovePlayed e => OfMove(world, NoticeSentences.Played, e.Role, e.Choice.Move, Aim(world, e.Choice)) with
            {
                Kind = world.Scenario.Move(e.Choice.Move)!.Answers is null ? NoticeKind.Move : NoticeKind.Directive,
                Pilot = e.Pilot,
            },
            MoveLeaked e => OfMove(world, NoticeSentences.Leaked, e.Role, e.Choice.Move, Aim(world, e.Choice)),
            _ => DealingHeadlines.Of(happened, world),
        };

    internal static Notice New(NoticeKind kind, Sentence headline, string? text = null) =>
        New(kind, headline.ToString(), text);

    /// <summary>With a headline in the words of the scenario or of a person.</summary>
    private static Notice New(NoticeKind kind, string headline, string? text) =>
        new(0, 0, kind, headline, string.IsNullOrEmpty(text) ? null : text, null, null, null, [], [], []);

    /// <param name="headline">Takes the role and the move.</param>
    private static Notice OfMove(
        World world,
        SentencePattern headline,
        string role,
        string move,
        string? text = null
    ) =>
        New(NoticeKind.Move, headline.With(Title(world, role), MoveTitle(world, move)), text) with
        {
            Actor = role,
            Move = move,
        };

    private static Notice Ended(World world, SessionEnded ended)
    {
        var ending = world.Scenario.Endings.First(e => e.Id == ended.Ending);
        return New(NoticeKind.Ending, ending.Title, ending.Text);
    }

    private static Sentence Joined(World world, SeatTaken taken) =>
        taken switch
        {
            { Kind: SeatKind.Facilitator } => NoticeSentences.FacilitatorOpens,
            { Kind: SeatKind.Spectator } => NoticeSentences.Watches.With(taken.Name),
            { Role: { } role } => NoticeSentences.JoinsAs.With(taken.Name, Title(world, role)),
            _ => NoticeSentences.Joins.With(taken.Name),
        };

    private static Notice? Piloted(World world, World before, PilotChanged changed)
    {
        if (world.Phase != Phase.Running)
            return null;
        var title = Title(world, changed.Role);
        var wasAbsent = before.Actors[world.Scenario.Actor(changed.Role)].Absent;
        return New(
            NoticeKind.Seat,
            (
                (changed.Pilot, changed.Absent) switch
                {
                    (Pilot.Autopilot, true) => NoticeSentences.AutopilotTakesOver,
                    (Pilot.Autopilot, false) => NoticeSentences.AutopilotPlays,
                    (Pilot.People, _) => wasAbsent ? NoticeSentences.Back : NoticeSentences.PeoplePlay,
                    _ => NoticeSentences.NobodyPlays,
                }
            ).With(title)
        ) with
        {
            Actor = changed.Role,
            Pilot = changed.Pilot,
        };
    }

    private static string Waited(World before, WaitingEnded ended)
    {
        var minutes = (long)Math.Round((ended.Until - before.Wait!.Since).TotalMinutes);
        return NoticeSentences.SessionWaited.With(TimeWords.RealDuration(minutes)).ToString();
    }

    // The new share comes first: what is given for one round is said when it is all that changes.
    private static Sentence ExtraTime(World world, World before, ExtraTimeGiven given)
    {
        var title = Title(world, given.Role);
        var had = before.Actors[before.Scenario.Actor(given.Role)].ExtraTime;
        if (given is { Percent: 0, Minutes: 0 })
            return NoticeSentences.ExtraTimeTaken.With(title);
        return given.Percent != (had?.Percent ?? 0) || given.Minutes == 0
            ? NoticeSentences.ExtraShare.With(title, given.Percent)
            : NoticeSentences.ExtraMinutes.With(title, TimeWords.RealDuration(given.Minutes));
    }

    private static Notice Inject(World world, Injected injected)
    {
        var inject =
            world.PlanOf(injected.Inject)?.Content
            ?? PlanningInjects.Of(world.Scenario.Injects[world.Scenario.Inject(injected.Inject)]);
        return New(NoticeKind.Inject, inject.Title, inject.Text) with { Outlet = inject.Outlet };
    }

    /// <param name="headline">Takes the role and the action.</param>
    /// <param name="by">Who says so, when it is not its own role.</param>
    private static Notice? Improvised(
        World world,
        string id,
        SentencePattern headline,
        string? text,
        string? by = null
    ) =>
        world.ImprovisedMove(id) is { } move
            ? New(NoticeKind.Improvised, headline.With(Title(world, by ?? move.Role), move.Action), text) with
            {
                Actor = by ?? move.Role,
                With = by is null || by == move.Role ? [] : [move.Role],
            }
            : null;

    private static string Wanted(ImprovisedMove move) =>
        string.Join(
            '\n',
            move.Arguments.Select(argument => NoticeSentences.Reason.With(argument))
                .Prepend(NoticeSentences.Wanted.With(move.Result))
        );

    private static SentencePattern Closed(ImprovisedStatus status) =>
        status switch
        {
            ImprovisedStatus.Refused => NoticeSentences.NotRuledOn,
            ImprovisedStatus.Withdrawn => NoticeSentences.ImprovisedWithdrawn,
            _ => NoticeSentences.ImprovisedLapsed,
        };

    private static string? Aim(World world, MoveChoice choice)
    {
        var parts = new List<Sentence>();
        if (choice.Target is { } target)
            parts.Add(NoticeSentences.AimedAt.With(Title(world, target)));
        if (choice.Asset is { } asset)
            parts.Add(NoticeSentences.About.With(world.Scenario.Assets[world.Scenario.Asset(asset)].Title));
        if (choice.Words is { } words)
            parts.Add(ListWords.Quoted.With(words));
        return parts.Count == 0 ? null : string.Join(" ", parts);
    }

    private static string MoveTitle(World world, string move) => world.Scenario.Move(move)?.Title ?? move;

    internal static string Title(World world, string role) => world.Scenario.Actors[world.Scenario.Actor(role)].Title;

    internal static string Speaker(World world, string from) =>
        from == Talking.Facilitator ? NoticeSentences.Facilitator.English : Title(world, from);

    private static string Name(World world, string seat) =>
        world.Seats.TryGetValue(seat, out var found) ? found.Name : NoticeSentences.Somebody.English;

    /// <summary>A step into the next round lands where that begins.</summary>
    private static Sentence Stepped(World before, ClockSet set) =>
        set.At > before.Clock.At
            ? NoticeSentences.ClockMoved.With(Span(set.At - before.Clock.At))
            : NoticeSentences.ClockStopped;

    internal static Sentence Span(long seconds) => TimeWords.Duration(seconds / 60);
}
