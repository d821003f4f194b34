namespace Simulation.Rules.Wording;

/// <summary>
/// Headlines of notices, and the texts below them. What a role does stands in the past or after a colon, so that it
/// reads as well of one ("Cumulo Cloud") as of many ("Users around the world").
/// </summary>
public static class NoticeSentences
{
    public static readonly SentencePattern SessionBegins = new("session.begins", "The session begins");
    public static readonly SentencePattern ContinuedFrom = new(
        "session.continued-from",
        "Everything up to here comes from session {session}, up to its entry {count}"
    );
    public static readonly SentencePattern GameWentOn = new(
        "session.went-on",
        "The game goes on from where it stood, in round {round}"
    );
    public static readonly SentencePattern RunOpened = new(
        "session.run-opened",
        "The facilitator opens session {session}, which begins where this one stood at entry {count}"
    );
    public static readonly SentencePattern DebriefOpen = new("session.debrief-open", "The debrief is open");
    public static readonly SentencePattern SessionLocked = new(
        "session.locked",
        "The session is locked: nobody else can join"
    );
    public static readonly SentencePattern SessionUnlocked = new(
        "session.unlocked",
        "The session is open to newcomers"
    );
    public static readonly SentencePattern SessionWaits = new("session.waits", "Nobody is connected: the game waits");
    public static readonly SentencePattern SessionWaitsText = new(
        "session.waits-text",
        "It goes on as soon as somebody is back."
    );
    public static readonly SentencePattern SessionGoesOn = new("session.goes-on", "Somebody is back: the game goes on");
    public static readonly SentencePattern SessionWaited = new(
        "session.waited",
        "It stood still for {realspan}, because nobody was connected."
    );

    public static readonly SentencePattern FacilitatorOpens = new("seat.opens", "The facilitator opens the session");
    public static readonly SentencePattern Watches = new("seat.watches", "{person} watches");
    public static readonly SentencePattern Joins = new("seat.joins", "{person} joins");
    public static readonly SentencePattern JoinsAs = new("seat.joins-as", "{person} joins as {role}");
    public static readonly SentencePattern TakesRole = new("seat.takes-role", "{person} now plays {role}");
    public static readonly SentencePattern LeavesRole = new("seat.leaves-role", "{person} leaves the role");
    public static readonly SentencePattern LeftTable = new("seat.left", "{person} has left the table");
    public static readonly SentencePattern CaptainIs = new("seat.captain", "{person} is now the captain of {role}");
    public static readonly SentencePattern Muted = new("seat.muted", "The facilitator has muted {person}");
    public static readonly SentencePattern Unmuted = new("seat.unmuted", "{person} may talk again");
    public static readonly SentencePattern Somebody = new("seat.somebody", "Somebody");

    public static readonly SentencePattern AutopilotTakesOver = new(
        "pilot.takes-over",
        "The autopilot takes over for {role}"
    );
    public static readonly SentencePattern AutopilotPlays = new("pilot.autopilot", "The autopilot plays {role}");
    public static readonly SentencePattern Back = new("pilot.back", "Back at the table: {role}");
    public static readonly SentencePattern PeoplePlay = new("pilot.people", "People play {role} again");
    public static readonly SentencePattern MovesUsed = new(
        "pilot.moves-used",
        "The autopilot of {role} has used {count:# move|# moves} of this round"
    );
    public static readonly SentencePattern MovesUsedText = new(
        "pilot.moves-used-text",
        "The facilitator can give them back."
    );
    public static readonly SentencePattern MovesGivenBack = new(
        "pilot.moves-given-back",
        "The facilitator gives {role} the moves of this round back"
    );
    public static readonly SentencePattern HelpAsked = new("help.asked", "Asked the facilitator for help: {role}");
    public static readonly SentencePattern HelpWithdrawn = new(
        "help.withdrawn",
        "Question to the facilitator taken back: {role}"
    );
    public static readonly SentencePattern HelpAnswered = new("help.answered", "The facilitator answers {role}");
    public static readonly SentencePattern HelpAnsweredText = new("help.answered-text", "Answered in person.");
    public static readonly SentencePattern RoleNudged = new("help.nudged", "The facilitator reminds {role}");

    public static readonly SentencePattern RoleViewed = new(
        "seat.role-viewed",
        "The facilitator looks at the table as {role}"
    );
    public static readonly SentencePattern NobodyPlays = new("pilot.nobody", "Nobody plays {role}");
    public static readonly SentencePattern StrategyIs = new(
        "pilot.strategy",
        "The autopilot of {role} is told to {strategy}"
    );
    public static readonly SentencePattern AssistantDecides = new(
        "pilot.assistant",
        "An AI assistant decides for {role} when the autopilot plays it"
    );
    public static readonly SentencePattern AssistantDecidesText = new(
        "pilot.assistant-text",
        "The model {model} at {host} is sent what the role knows, without names of people."
    );
    public static readonly SentencePattern AssistantGone = new(
        "pilot.assistant-gone",
        "No AI assistant decides for {role} any more"
    );
    public static readonly SentencePattern TemperamentIs = new(
        "pilot.temperament",
        "The autopilot of {role} is told to be {temperament}"
    );

    public static readonly SentencePattern RoundBegins = new("round.begins", "Round {round}: {title}");
    public static readonly SentencePattern RoundLonger = new("round.longer", "The round is {span} longer");
    public static readonly SentencePattern DeadlineMoved = new(
        "round.deadline-moved",
        "Round {round} now ends on {moment} at the latest"
    );
    public static readonly SentencePattern RoundCloses = new("round.closes", "Round {round} is closing");
    public static readonly SentencePattern RoundClosesText = new(
        "round.closes-text",
        "Its time is up. It ends as soon as the last decisions are made."
    );
    public static readonly SentencePattern ExtraShare = new(
        "round.extra-share",
        "Extra time for {role}: {count} % of each round"
    );
    public static readonly SentencePattern ExtraMinutes = new(
        "round.extra-minutes",
        "Extra time for {role} in this round: {realspan}"
    );
    public static readonly SentencePattern ExtraTimeTaken = new("round.extra-taken", "No more extra time for {role}");
    public static readonly SentencePattern ExtraTimeOver = new(
        "round.extra-over",
        "The extra time of {role} is over in this round"
    );
    public static readonly SentencePattern RoundOver = new("round.over", "Round {round} is over");

    public static readonly SentencePattern ClockStopped = new("clock.stopped", "The clock is stopped");
    public static readonly SentencePattern ClockRuns = new("clock.runs", "The clock runs again");
    public static readonly SentencePattern ClockRestarted = new(
        "clock.restarted",
        "The server was restarted; the clock goes on from where it was"
    );
    public static readonly SentencePattern ClockFailed = new(
        "clock.failed",
        "A rule of the scenario failed, so the clock is stopped"
    );
    public static readonly SentencePattern ClockMoved = new(
        "clock.moved",
        "The facilitator moves the clock on by {span}"
    );
    public static readonly SentencePattern ClockInRealTime = new(
        "clock.real-time",
        "The clock now runs as fast as real time"
    );
    public static readonly SentencePattern ClockPace = new(
        "clock.pace",
        "The clock now runs {pace} times as fast as real time"
    );

    public static readonly SentencePattern MessageFrom = new("message.from", "{speaker} ({person})");
    public static readonly SentencePattern Facilitator = new("message.facilitator", "Facilitator");
    public static readonly SentencePattern ChannelOpened = new(
        "channel.opened",
        "{role} opened the channel “{channel}” with {roles}"
    );
    public static readonly SentencePattern AddedToChannel = new(
        "channel.added",
        "{role} brought {roles} into the channel “{channel}”"
    );
    public static readonly SentencePattern ChannelLeft = new("channel.left", "{role} left the channel “{channel}”");
    public static readonly SentencePattern ChannelClosed = new(
        "channel.closed",
        "{role} closed the channel “{channel}”"
    );
    public static readonly SentencePattern Note = new("note.taken", "A note of the facilitator");
    public static readonly SentencePattern Adjusted = new("adjustment.made", "The facilitator steps in");
    public static readonly SentencePattern InjectPlanned = new("plan.added", "Planned event added: {inject}");
    public static readonly SentencePattern InjectEdited = new("plan.edited", "Planned event changed: {inject}");
    public static readonly SentencePattern InjectMoved = new("plan.moved", "Planned event moved: {inject}");
    public static readonly SentencePattern InjectSkipped = new("plan.skipped", "Planned event skipped: {inject}");
    public static readonly SentencePattern InjectUnskipped = new(
        "plan.unskipped",
        "Planned event no longer skipped: {inject}"
    );
    public static readonly SentencePattern PlannedBy = new("plan.by", "By {person}.");
    public static readonly SentencePattern PlannedAt = new("plan.at", "Due {time}, in round {round}.");
    public static readonly SentencePattern PlannedAtRoundEnd = new("plan.at-round-end", "At the end of round {round}.");
    public static readonly SentencePattern PlannedByHand = new("plan.by-hand", "Only by hand.");
    public static readonly SentencePattern PlannedAsScenario = new("plan.as-scenario", "When the scenario says.");
    public static readonly SentencePattern ScenarioSaid = new(
        "plan.scenario-said",
        "In the scenario it said: “{words}”"
    );
    public static readonly SentencePattern SaysNow = new("plan.says-now", "Now: “{words}”");
    public static readonly SentencePattern SaidBefore = new("plan.said-before", "Before, it said: “{words}”");
    public static readonly SentencePattern Drifted = new("drift.passes", "Time passes");
    public static readonly SentencePattern Undisclosed = new("undisclosed.happened", "Something happened out of sight");

    public static readonly SentencePattern Sealed = new("move.sealed", "{role} sealed: {move}");
    public static readonly SentencePattern TookBack = new("move.took-back", "{role} took back: {move}");
    public static readonly SentencePattern Fell = new("move.fell", "No longer possible for {role}: {move}");
    public static readonly SentencePattern CostReturned = new("move.cost-returned", "Its cost is returned.");
    public static readonly SentencePattern Played = new("move.played", "{role}: {move}");
    public static readonly SentencePattern Leaked = new("move.leaked", "It comes out — {role}: {move}");
    public static readonly SentencePattern AimedAt = new("move.aimed-at", "To {role}.");
    public static readonly SentencePattern About = new("move.about", "About {asset}.");

    public static readonly SentencePattern Demanded = new("demand.made", "{role} demanded of {other}: {demand}");
    public static readonly SentencePattern Under = new("demand.under", "Under {authority}.");
    public static readonly SentencePattern DueIn = new("demand.due-in", "Due in {span}.");
    public static readonly SentencePattern DueByRound = new("demand.due-by-round", "Due by the end of round {round}.");
    public static readonly SentencePattern DemandStands = new("demand.stands", "{demand}: {status}");

    public static readonly SentencePattern Proposed = new("deal.proposed", "{role} proposed to {roles}: {agreement}");
    public static readonly SentencePattern ProposedInWords = new(
        "deal.proposed-in-words",
        "{role} proposed an agreement in free words to {roles}"
    );
    public static readonly SentencePattern Signed = new("deal.signed", "{role} signed: {agreement}");
    public static readonly SentencePattern SignedInWords = new(
        "deal.signed-in-words",
        "{role} signed an agreement in free words"
    );
    public static readonly SentencePattern Settled = new("deal.settled", "Agreement {outcome}: {agreement}");
    public static readonly SentencePattern SettledBy = new(
        "deal.settled-by",
        "Agreement {outcome} by {role}: {agreement}"
    );
    public static readonly SentencePattern SettledInWords = new(
        "deal.settled-in-words",
        "Agreement in free words: {outcome}"
    );
    public static readonly SentencePattern SettledInWordsBy = new(
        "deal.settled-in-words-by",
        "Agreement in free words: {outcome} by {role}"
    );
    public static readonly SentencePattern MarkedKept = new(
        "deal.marked-kept",
        "{role} said that an agreement in free words was kept"
    );
    public static readonly SentencePattern RuledKept = new(
        "deal.ruled-kept",
        "The facilitator says that an agreement in free words was kept"
    );
    public static readonly SentencePattern MarkedBroken = new(
        "deal.marked-broken",
        "{role} said that an agreement in free words was broken"
    );
    public static readonly SentencePattern RuledBroken = new(
        "deal.ruled-broken",
        "The facilitator says that an agreement in free words was broken"
    );
    public static readonly SentencePattern FreeWords = new("deal.free-words", "An agreement in free words");

    public static readonly SentencePattern Learned = new("intel.learned", "{role} learned: “{intel}”");
    public static readonly SentencePattern Told = new("intel.told", "{role} told {other}: “{intel}”");
    public static readonly SentencePattern EverybodyLearns = new("intel.published", "Everybody learns: “{intel}”");
    public static readonly SentencePattern PermitLapsed = new("permit.lapsed", "Lapsed: {permit} of {role}");

    public static readonly SentencePattern Improvised = new("improvised.made", "{role} improvised: {action}");
    public static readonly SentencePattern ArguedFor = new("improvised.for", "{role} argued for “{action}”");
    public static readonly SentencePattern ArguedAgainst = new(
        "improvised.against",
        "{role} argued against “{action}”"
    );
    public static readonly SentencePattern Succeeded = new("improvised.succeeded", "A success for {role}: {action}");
    public static readonly SentencePattern Failed = new("improvised.failed", "A failure for {role}: {action}");
    public static readonly SentencePattern NotRuledOn = new(
        "improvised.refused",
        "The facilitator did not rule on what {role} improvised: {action}"
    );
    public static readonly SentencePattern ImprovisedWithdrawn = new(
        "improvised.withdrawn",
        "{role} took back: {action}"
    );
    public static readonly SentencePattern ImprovisedLapsed = new(
        "improvised.lapsed",
        "The round ended before a ruling on what {role} improvised: {action}"
    );
    public static readonly SentencePattern Wanted = new("improvised.wanted", "Wanted: {words}");
    public static readonly SentencePattern Reason = new("improvised.reason", "– {words}");
}
