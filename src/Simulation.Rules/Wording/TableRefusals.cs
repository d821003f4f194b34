namespace Simulation.Rules.Wording;

/// <summary>
/// Why something at the table is refused that is not a move: seats, clock, talk, the facilitator's desk.
/// </summary>
public static class TableRefusals
{
    public static readonly SentencePattern FacilitatorOnly = new(
        "refused.facilitator-only",
        "Only the facilitator can do this."
    );
    public static readonly SentencePattern GameWaits = new("refused.waits", "Nobody is connected; the game waits.");
    public static readonly SentencePattern NotOnAutopilot = new(
        "refused.not-on-autopilot",
        "This role is not on autopilot."
    );
    public static readonly SentencePattern OnAutopilot = new(
        "refused.on-autopilot",
        "The autopilot plays this role at the moment; ask the facilitator to hand it back."
    );
    public static readonly SentencePattern NoRole = new("refused.no-role", "You play no role in this session.");
    public static readonly SentencePattern NoHelpAsked = new(
        "refused.no-help-asked",
        "This role has no open question."
    );
    public static readonly SentencePattern PeoplePlayIt = new(
        "refused.people-play-it",
        "People play this role; only they speak for it."
    );
    public static readonly SentencePattern NotCaptain = new(
        "refused.not-captain",
        "Your team’s captain decides for the role; you can prepare drafts and talk."
    );
    public static readonly SentencePattern NotStarted = new("refused.not-started", "The session has not started yet.");
    public static readonly SentencePattern StartedAlready = new(
        "refused.started-already",
        "The session has started already."
    );
    public static readonly SentencePattern Over = new("refused.over", "The session is over.");
    public static readonly SentencePattern ClockStopped = new(
        "refused.clock-stopped",
        "The facilitator has stopped the clock."
    );
    public static readonly SentencePattern DeadlinesOnlyOverDays = new(
        "refused.deadlines-only-over-days",
        "Only play over days has deadlines of real time."
    );
    public static readonly SentencePattern DeadlineForEachRound = new(
        "refused.deadline-for-each-round",
        "Play over days needs a deadline for each of the scenario’s {count:# round|# rounds}."
    );
    public static readonly SentencePattern NoSuchZone = new(
        "refused.no-such-zone",
        "There is no such time zone; write it as Europe/Berlin."
    );
    public static readonly SentencePattern DeadlinesInOrder = new(
        "refused.deadlines-in-order",
        "A deadline comes after now, and after that of the round before."
    );
    public static readonly SentencePattern DeadlineTooFar = new(
        "refused.deadline-too-far",
        "The last deadline is more than 400 days away."
    );
    public static readonly SentencePattern FirstDeadlinePast = new(
        "refused.first-deadline-past",
        "The deadline of the first round has passed; move it first."
    );
    public static readonly SentencePattern NoDeadlines = new(
        "refused.no-deadlines",
        "This session is not played over days."
    );
    public static readonly SentencePattern NoSuchRound = new("refused.no-such-round", "There is no such round.");
    public static readonly SentencePattern RoundCloses = new("refused.round-closes", "The round is closing.");
    public static readonly SentencePattern RoundClosesFor = new(
        "refused.round-closes-for",
        "The round is closing. Not ready yet: {roles}."
    );
    public static readonly SentencePattern RoundOver = new("refused.round-over", "The round that you meant is over.");
    public static readonly SentencePattern Muted = new(
        "refused.muted",
        "The facilitator has muted you; you can still play."
    );
    public static readonly SentencePattern TextEmpty = new("refused.text-empty", "The text is empty.");
    public static readonly SentencePattern TextTooLong = new(
        "refused.text-too-long",
        "The text is longer than {count:# character|# characters}."
    );
    public static readonly SentencePattern TextUnshowable = new(
        "refused.text-unshowable",
        "The text holds characters that cannot be shown."
    );
    public static readonly SentencePattern TakeRoleToTalk = new(
        "refused.take-role-to-talk",
        "Take a role to talk at the table."
    );
    public static readonly SentencePattern NoSuchListener = new(
        "refused.no-listener",
        "There is no such role to talk to."
    );

    public static readonly SentencePattern SeatTaken = new(
        "seat.taken",
        "This seat was taken a moment ago; please try again."
    );
    public static readonly SentencePattern OverButWatch = new(
        "seat.over",
        "The session is over; you can still watch the debrief."
    );
    public static readonly SentencePattern Locked = new("seat.locked", "The facilitator has locked the session.");
    public static readonly SentencePattern RolesTaken = new(
        "seat.roles-taken",
        "Every role is taken; you can watch instead."
    );
    public static readonly SentencePattern WatchersFull = new(
        "seat.watchers-full",
        "As many people watch as the session lets in."
    );
    public static readonly SentencePattern SeatGone = new("seat.gone", "There is no such seat any more.");
    public static readonly SentencePattern OnlyPlayersChoose = new(
        "seat.only-players-choose",
        "Only players choose roles."
    );
    public static readonly SentencePattern NoSuchSeat = new("seat.unknown", "There is no such seat.");
    public static readonly SentencePattern OnlyPlayersHaveRoles = new("seat.only-players", "Only players have roles.");
    public static readonly SentencePattern OnlyPlayersTalk = new(
        "seat.only-players-talk",
        "Only players talk at the table."
    );
    public static readonly SentencePattern FacilitatorStays = new(
        "seat.facilitator-stays",
        "The facilitator’s own seat stays."
    );
    public static readonly SentencePattern TooManyWithoutRole = new(
        "seat.too-many-without-role",
        "Too many people have no role; take another one, or leave the session."
    );
    public static readonly SentencePattern OnlySeatedLeave = new(
        "seat.only-seated-leave",
        "Only somebody with a seat leaves it."
    );
    public static readonly SentencePattern NameOneLine = new(
        "seat.name-one-line",
        "A name is one line, without line breaks."
    );
    public static readonly SentencePattern NameReserved = new(
        "seat.name-reserved",
        "This is the name of a role; please choose another one."
    );
    public static readonly SentencePattern NameEmpty = new(
        "seat.name-empty",
        "A name needs a character that can be seen."
    );
    public static readonly SentencePattern NameTooLong = new(
        "seat.name-too-long",
        "A name has at most {count:# character|# characters}."
    );
    public static readonly SentencePattern NameUnshowable = new(
        "seat.name-unshowable",
        "The name holds characters that cannot be shown; please write it with others."
    );
    public static readonly SentencePattern NoTeams = new(
        "seat.no-teams",
        "This session has one person in each role, so there are no captains."
    );
    public static readonly SentencePattern NotOfTeam = new(
        "seat.not-of-team",
        "The captain is one of the people who play the role."
    );
    public static readonly SentencePattern NoDrafts = new(
        "draft.no-teams",
        "This session has one person in each role, so there is nobody to prepare a draft with."
    );
    public static readonly SentencePattern DraftGone = new(
        "draft.gone",
        "This draft is not there any more; somebody of your team has sent or discarded it."
    );
    public static readonly SentencePattern TooManyDrafts = new(
        "draft.too-many",
        "A team has at most {count:# draft|# drafts}; send or discard one first."
    );
    public static readonly SentencePattern TooManyFields = new(
        "draft.too-many-fields",
        "A draft has at most {count:# field|# fields}."
    );
    public static readonly SentencePattern NoSuchField = new("draft.no-field", "There is no such field in a draft.");
    public static readonly SentencePattern TooFast = new(
        "draft.too-fast",
        "Too many changes of drafts at once; please wait a moment."
    );
    public static readonly SentencePattern TeamPlays = new(
        "seat.team-plays",
        "A team plays this role already; only the facilitator brings somebody into it now."
    );
    public static readonly SentencePattern RoleNotFree = new("seat.role-not-free", "This role is not free.");

    public static readonly SentencePattern PaceBetween = new(
        "desk.pace",
        "The pace lies between 0.1 and 3,600 game seconds per second."
    );
    public static readonly SentencePattern NoRound = new("desk.no-round", "No round is running.");
    public static readonly SentencePattern NoClock = new("desk.no-clock", "No clock is running.");
    public static readonly SentencePattern NotRunning = new("desk.not-running", "The session is not running.");
    public static readonly SentencePattern ExtendBetween = new("desk.extend", "Extend by 1 to 1,440 game minutes.");
    public static readonly SentencePattern StepBetween = new("desk.step", "Step by 1 to 1,440 game minutes.");
    public static readonly SentencePattern NextRoundBegun = new(
        "desk.next-round-begun",
        "The next round would have begun by then."
    );
    public static readonly SentencePattern NoStepWhileClosing = new(
        "desk.no-step-while-closing",
        "The round is closing: let the clock run, or end the round."
    );
    public static readonly SentencePattern ExtraTimeMissing = new(
        "desk.extra-time-missing",
        "Say how many minutes, or which share of each round."
    );
    public static readonly SentencePattern ExtraTimeBetween = new(
        "desk.extra-time",
        "Extra time is 0 to 120 minutes, or 0 to 200 % of each round."
    );
    public static readonly SentencePattern ExtraTimeForPeople = new(
        "desk.extra-time-for-people",
        "Only a role that people play can have extra time in this round."
    );
    public static readonly SentencePattern ExtraTimeInTurns = new(
        "desk.extra-time-in-turns",
        "Rounds in turns have no clock that could run out, so nobody needs extra time."
    );
    public static readonly SentencePattern NoExtraTime = new(
        "desk.no-extra-time",
        "This role has no extra time in this round."
    );
    public static readonly SentencePattern NothingToGiveBack = new(
        "desk.nothing-to-give-back",
        "No move of this round is used; what waits can be taken back."
    );
    public static readonly SentencePattern NoSuchRole = new("desk.no-role", "There is no such role.");
    public static readonly SentencePattern HandWhileRunning = new(
        "desk.hand-while-running",
        "Roles change hands while the session runs."
    );
    public static readonly SentencePattern NobodySits = new("desk.nobody-sits", "Nobody sits in this role.");
    public static readonly SentencePattern StopClockFirst = new("desk.stop-clock-first", "Stop the clock first.");
    public static readonly SentencePattern NoHistory = new("desk.no-history", "The scenario has no history to play.");
    public static readonly SentencePattern NoAssistant = new(
        "desk.no-assistant",
        "This server has no AI assistant. Its operator can switch one on."
    );
    public static readonly SentencePattern NoSuchInject = new("desk.no-inject", "There is no such inject.");
    public static readonly SentencePattern Happened = new("desk.happened", "It has happened already.");
    public static readonly SentencePattern TimePassed = new(
        "desk.time-passed",
        "The game has passed that time already."
    );
    public static readonly SentencePattern NoSuchTime = new(
        "desk.no-time",
        "Say a round and game minutes, the end of a round, or by hand."
    );
    public static readonly SentencePattern RoundLasts = new(
        "desk.round-lasts",
        "The round lasts {minutes:# game minute|# game minutes}; say a time within it."
    );
    public static readonly SentencePattern NoTimingOfScenario = new(
        "desk.no-timing",
        "The scenario says nothing of when this inject happens."
    );
    public static readonly SentencePattern TooManyInjects = new(
        "desk.too-many-injects",
        "At most {count:# inject|# injects} can be added to a session."
    );
    public static readonly SentencePattern NoRoleToTell = new("desk.no-role-to-tell", "There is no such role to tell.");
    public static readonly SentencePattern NoSuchOutlet = new("desk.no-outlet", "There is no such outlet.");
    public static readonly SentencePattern InjectWhileRunning = new(
        "desk.inject-while-running",
        "Injects happen while the session runs."
    );
    public static readonly SentencePattern AdjustWhileRunning = new(
        "desk.adjust-while-running",
        "Values are set while the session runs."
    );
    public static readonly SentencePattern NothingToChange = new("desk.nothing-to-change", "Nothing is to be changed.");
    public static readonly SentencePattern StandsAlready = new("desk.stands-already", "All of it stands so already.");
    public static readonly SentencePattern TooManyAdjustments = new(
        "desk.too-many-adjustments",
        "At most {count:# adjustment|# adjustments} can be made at once."
    );
    public static readonly SentencePattern AdjustmentEmpty = new("desk.empty", "An adjustment is empty.");
    public static readonly SentencePattern ByOrTo = new(
        "desk.by-or-to",
        "Say by how much or to what it changes, one of the two."
    );
    public static readonly SentencePattern ValueBetween = new(
        "desk.value-between",
        "{value}: from {number} to {most}."
    );
    public static readonly SentencePattern Relation = new("desk.relation", "A relation");
    public static readonly SentencePattern NoSuchAsset = new("desk.no-asset", "There is no such asset.");
    public static readonly SentencePattern NoSuchAttribute = new(
        "desk.no-attribute",
        "There is no such attribute of {asset}."
    );
    public static readonly SentencePattern NoSuchStatus = new("desk.no-status", "There is no such status of {asset}.");
    public static readonly SentencePattern NoSuchFlag = new("desk.no-flag", "There is no such flag.");
    public static readonly SentencePattern NoSuchIndicator = new("desk.no-indicator", "There is no such indicator.");
    public static readonly SentencePattern NoSuchPermit = new("desk.no-permit", "There is no such permit.");
    public static readonly SentencePattern NoSuchResource = new("desk.no-resource", "There is no such resource.");
    public static readonly SentencePattern PermitLasts = new(
        "desk.permit-lasts",
        "A granted permit lasts 1 to {minutes:# game minute|# game minutes}."
    );
    public static readonly SentencePattern TwoRoles = new("desk.two-roles", "A relation is between two roles.");
    public static readonly SentencePattern AnswerAfterwards = new(
        "question.afterwards",
        "The questions are answered after the session."
    );
    public static readonly SentencePattern NoSuchQuestion = new("question.unknown", "There is no such question.");
}
