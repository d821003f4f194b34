namespace Simulation.Scenarios.Diagnostics;

/// <summary>
/// All codes of diagnostics. WC00xx: the pack and its files. WC01xx: the text of a YAML file. WC02xx: the form of what
/// it says. WC03xx: its sense. WC04xx: casts, history and data plan. WC05xx: lints, of the text (WC050x, WC051x) and
/// of played games (WC052x, WC053x). A code is never given a second meaning, and a retired one is not used again.
/// </summary>
public static class DiagnosticCodes
{
    /// <summary>Every further problem is left out.</summary>
    public const string TooManyProblems = "WC0000";

    /// <summary>The folder is not there or cannot be read.</summary>
    public const string FolderUnreadable = "WC0001";

    /// <summary>The pack has no scenario.yaml.</summary>
    public const string ScenarioFileMissing = "WC0002";

    /// <summary>A file or a whole pack is larger than a pack may be, or has more files.</summary>
    public const string PackTooLarge = "WC0003";

    /// <summary>A file's name has characters or parts that a pack may not have, such as <c>..</c>.</summary>
    public const string FileNameRefused = "WC0004";

    /// <summary>A symbolic link; packs hold plain files only.</summary>
    public const string LinkRefused = "WC0005";

    /// <summary>A file is not UTF-8.</summary>
    public const string NotUtf8 = "WC0006";

    /// <summary>A control character other than tab and line end, or one that turns the direction of the text.</summary>
    public const string ControlCharacter = "WC0007";

    /// <summary>A file to include that the pack does not have.</summary>
    public const string IncludeUnknown = "WC0008";

    /// <summary>A file that is included twice, or from a file that is itself included.</summary>
    public const string IncludeTwice = "WC0009";

    /// <summary>A YAML file that nothing includes.</summary>
    public const string FileNotIncluded = "WC0010";

    /// <summary>Text that is not YAML.</summary>
    public const string NotYaml = "WC0101";

    /// <summary>A tab where YAML counts spaces.</summary>
    public const string TabIndentation = "WC0102";

    /// <summary>Nested deeper than any scenario needs.</summary>
    public const string TooDeep = "WC0103";

    /// <summary>More keys, values and items than any scenario needs.</summary>
    public const string TooManyNodes = "WC0104";

    /// <summary>An anchor or alias.</summary>
    public const string AnchorRefused = "WC0105";

    /// <summary>A tag.</summary>
    public const string TagRefused = "WC0106";

    /// <summary>A <c>%YAML</c> or <c>%TAG</c> line.</summary>
    public const string DirectiveRefused = "WC0107";

    /// <summary>A second document in one file.</summary>
    public const string SecondDocument = "WC0108";

    /// <summary>A key that is there twice.</summary>
    public const string DuplicateKey = "WC0109";

    /// <summary>A key that is itself a list or a mapping.</summary>
    public const string KeyNotText = "WC0110";

    /// <summary>What follows a # in a text without quotes, which YAML takes for a comment.</summary>
    public const string TextTakenForComment = "WC0112";

    /// <summary>A file without content.</summary>
    public const string Empty = "WC0111";

    /// <summary>A key that does not exist here.</summary>
    public const string UnknownKey = "WC0201";

    /// <summary>A key that must be given and is not.</summary>
    public const string MissingKey = "WC0202";

    /// <summary>A mapping where a text was expected, and the like.</summary>
    public const string WrongKind = "WC0203";

    /// <summary>A value of the right kind that is not of the right form: not a number, not true or false.</summary>
    public const string WrongForm = "WC0204";

    /// <summary>A number outside what is allowed.</summary>
    public const string OutOfRange = "WC0205";

    /// <summary>A word that is none of those to choose from.</summary>
    public const string UnknownWord = "WC0206";

    /// <summary>A keyword that names none of the cases: no such effect, no such condition.</summary>
    public const string UnknownCase = "WC0207";

    /// <summary>Keywords of two cases where one was expected.</summary>
    public const string AmbiguousCase = "WC0208";

    /// <summary>An id with characters that ids may not have.</summary>
    public const string IdRefused = "WC0209";

    /// <summary>The same id twice in one list.</summary>
    public const string DuplicateId = "WC0210";

    /// <summary>A <c>file:</c> that the pack does not have.</summary>
    public const string FileNotInPack = "WC0211";

    /// <summary>Values that are each allowed but not together. Nothing in the language is like that today.</summary>
    public const string NotAccepted = "WC0212";

    /// <summary>A title that is empty, too long, or cannot be shown in a line.</summary>
    public const string TitleRefused = "WC0213";

    /// <summary>A name that nothing in the scenario has.</summary>
    public const string UnknownName = "WC0301";

    /// <summary>An id that means something else where ids are written.</summary>
    public const string ReservedId = "WC0302";

    /// <summary>"target" in a move without targets, and the like.</summary>
    public const string PartAbsent = "WC0303";

    /// <summary>A list that has too few or too many items.</summary>
    public const string ListLength = "WC0304";

    /// <summary>A least value above the greatest.</summary>
    public const string BoundsReversed = "WC0305";

    /// <summary>A time that is none, or rounds that overlap.</summary>
    public const string CalendarOrder = "WC0306";

    /// <summary>An inject whose minute is in no round.</summary>
    public const string InjectTime = "WC0307";

    /// <summary>No ending is left for sessions that reach no other.</summary>
    public const string NoLastEnding = "WC0308";

    /// <summary>An ending without conditions where one with conditions was expected.</summary>
    public const string EndingUnreachable = "WC0309";

    /// <summary>A goal that says in no way, or in two, how far it is met.</summary>
    public const string GoalWithoutMeasure = "WC0310";

    /// <summary>An effect that names none or several of the things of which it needs one.</summary>
    public const string OneOfSeveral = "WC0311";

    /// <summary>A move that looks like an answer and is none, or an answer with what answers do not have.</summary>
    public const string AnswerMismatch = "WC0312";

    /// <summary>A demand that nothing makes or no move answers.</summary>
    public const string DemandUnanswered = "WC0313";

    /// <summary>A promise of somebody who is no party of the agreement, or who cannot keep it.</summary>
    public const string PartyMissing = "WC0314";

    /// <summary>A condition of a move on something that its player cannot know.</summary>
    public const string SecretInCondition = "WC0315";

    /// <summary>An institution without moves or goals, or a move without outcome.</summary>
    public const string NothingToDo = "WC0316";

    /// <summary>A flag that nothing sets, a permit that nothing grants, or intel that nobody gets.</summary>
    public const string NeverSet = "WC0317";

    /// <summary>A scenario in a folder with another name than its id.</summary>
    public const string IdNotFolder = "WC0318";

    /// <summary>A public move that is said to come out, or effects of what never comes out.</summary>
    public const string LeakMismatch = "WC0321";

    /// <summary>A question of the survey or a prediction that cannot be answered or never comes about.</summary>
    public const string SurveyMismatch = "WC0323";

    /// <summary>An authority that reaches nobody that a move resting on it can be aimed at.</summary>
    public const string OutOfReach = "WC0322";

    /// <summary>A cast was asked for that the scenario does not have.</summary>
    public const string CastUnknown = "WC0401";

    /// <summary>A cast without one of the names that another has.</summary>
    public const string CastNameMissing = "WC0402";

    /// <summary>A name of a cast that is empty, too long or would look like markup.</summary>
    public const string CastNameRefused = "WC0403";

    /// <summary>A {{name}} in a text that no cast has.</summary>
    public const string PlaceholderUnknown = "WC0404";

    /// <summary>Two braces that are not the beginning of a {{name}}.</summary>
    public const string PlaceholderMalformed = "WC0405";

    /// <summary>A name of the casts that no text has.</summary>
    public const string CastNameUnused = "WC0406";

    /// <summary>A history in scenario.yaml and another one in history.yaml.</summary>
    public const string HistoryTwice = "WC0411";

    /// <summary>
    /// A recorded move that its institution cannot play, or that is aimed otherwise than the move is.
    /// </summary>
    public const string HistoryNotPlayable = "WC0412";

    /// <summary>A recorded move after the end of its round, or before the one above it.</summary>
    public const string HistoryTime = "WC0413";

    /// <summary>A record with neither a move nor an agreement, or with both.</summary>
    public const string HistoryOneOf = "WC0414";

    /// <summary>A column of the data plan with characters that columns may not have.</summary>
    public const string ColumnRefused = "WC0421";

    /// <summary>A column of the data plan that another question has, or that every export has.</summary>
    public const string ColumnTaken = "WC0422";

    /// <summary>
    /// A mechanism of a study that changes nothing, or a lesson that directs nobody or claims nothing.
    /// </summary>
    public const string StudyIncomplete = "WC0431";

    /// <summary>A lesson that directs a role to a move that it cannot play, or in rounds that there are not.</summary>
    public const string StudyNotPlayable = "WC0432";

    /// <summary>A phrase of autopilots that asks for something which its occasion does not have.</summary>
    public const string PhrasePlaceholder = "WC0441";

    /// <summary>A phrase of autopilots without lines, with too long ones, or about several things at once.</summary>
    public const string PhraseUnfit = "WC0442";

    /// <summary>A flag that nothing sets or tests.</summary>
    public const string FlagUnused = "WC0501";

    /// <summary>A resource that nothing costs, gives or tests.</summary>
    public const string ResourceUnused = "WC0502";

    /// <summary>An authority on which no move rests.</summary>
    public const string AuthorityUnused = "WC0503";

    /// <summary>A permit that nothing grants or tests.</summary>
    public const string PermitUnused = "WC0504";

    /// <summary>Intel that decides nothing.</summary>
    public const string IntelUnused = "WC0505";

    /// <summary>An indicator that nothing uses.</summary>
    public const string IndicatorUnused = "WC0506";

    /// <summary>An asset that nothing is about.</summary>
    public const string AssetUnused = "WC0507";

    /// <summary>An attribute that nothing uses.</summary>
    public const string AttributeUnused = "WC0508";

    /// <summary>An indicator that nothing changes.</summary>
    public const string IndicatorUnmoved = "WC0511";

    /// <summary>A status that nothing sets.</summary>
    public const string StatusUnreached = "WC0512";

    /// <summary>A flag that is set and that nothing tests.</summary>
    public const string FlagUnread = "WC0513";

    /// <summary>A move that none of its players can ever pay.</summary>
    public const string MoveTooDear = "WC0514";

    /// <summary>A move that can be aimed at nobody and nothing.</summary>
    public const string NothingToAimAt = "WC0515";

    /// <summary>An agreement without terms and effects.</summary>
    public const string AgreementEmpty = "WC0516";

    /// <summary>A condition on a round that there is not.</summary>
    public const string NeverHolds = "WC0517";

    /// <summary>Conditions of one list that exclude each other.</summary>
    public const string Contradiction = "WC0518";

    /// <summary>A secret move or agreement with an effect that everybody sees and that names whose it is.</summary>
    public const string SecretTraced = "WC0519";

    /// <summary>A move that was played in no game.</summary>
    public const string MoveNeverPlayed = "WC0521";

    /// <summary>A move that only random autopilots played: it helps nobody's goals, or costs too much.</summary>
    public const string MoveNeverWanted = "WC0522";

    /// <summary>A seat that had nothing to do in a round, in any game.</summary>
    public const string SeatIdle = "WC0523";

    /// <summary>An inject that happened in no game.</summary>
    public const string InjectNeverFired = "WC0524";

    /// <summary>A goal whose value was the same at the end of every game.</summary>
    public const string GoalStuck = "WC0525";

    /// <summary>An ending that no game reached.</summary>
    public const string EndingNeverReached = "WC0526";

    /// <summary>A move that lifts its player far above its other games.</summary>
    public const string MoveDominant = "WC0527";

    /// <summary>A demand that was made in no game.</summary>
    public const string DemandNeverMade = "WC0528";

    /// <summary>An agreement that was signed in no game.</summary>
    public const string AgreementNeverSigned = "WC0529";

    /// <summary>A role whose mean score leaves no hope, or no fear.</summary>
    public const string RoleUnbalanced = "WC0530";

    /// <summary>An ending that more than two games of five have.</summary>
    public const string EndingTooCommon = "WC0531";

    /// <summary>An indicator that sticks to an end of its scale in more than one game of ten.</summary>
    public const string IndicatorSticks = "WC0532";

    /// <summary>A reckoned change that can only be 0.</summary>
    public const string ReckonedToNothing = "WC0541";

    /// <summary>Real minutes that are not those for which the clock runs.</summary>
    public const string MinutesMismatch = "WC0542";

    /// <summary>A goal of an institution on a number that it may not see.</summary>
    public const string GoalUnseen = "WC0543";

    /// <summary>HTML, a link or a picture in a text.</summary>
    public const string MarkdownRefused = "WC0544";

    /// <summary>A span of game time that ends between two rounds, where nobody can act.</summary>
    public const string EndsBetweenRounds = "WC0545";

    /// <summary>A promise to play a move that has more time than the whole game, so that nobody can break it.</summary>
    public const string PromiseOutlastsGame = "WC0546";

    /// <summary>A promise to play a move that may be used up for the round, and ends before the next one.</summary>
    public const string PromiseOfSpentMove = "WC0547";
}
