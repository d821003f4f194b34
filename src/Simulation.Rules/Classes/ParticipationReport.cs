using Simulation.Rules.Debriefing;
using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Classes;

/// <summary>
/// Who of a class has taken part and how far each has come. There is no score in it, and nothing like one.
/// </summary>
/// <param name="Roles">Of the scenario.</param>
/// <param name="Questions">Of the debrief.</param>
/// <param name="Unread">
/// Tables that cannot be read now; of their members only the <see cref="MemberParticipation.State"/> is known.
/// </param>
public sealed record ParticipationReport(
    Sequence<TitledId> Roles,
    Sequence<string> Questions,
    Sequence<MemberParticipation> Members,
    Sequence<int> Unread
);

/// <summary>What a member has done, at all tables where the member has sat.</summary>
/// <param name="Member">Id.</param>
/// <param name="CheckedIn">As <see cref="Member.CheckedIn"/> has it.</param>
/// <param name="Table">Null for a member without a place, who may have had one.</param>
/// <param name="Role">At the table; null without a table.</param>
/// <param name="StartedAt">When the member's game first ran, Unix milliseconds; null before.</param>
/// <param name="FinishedAt">When the member's game was over, Unix milliseconds; null before.</param>
/// <param name="Seconds">
/// Real time that the member has played. It runs while a game runs in which the member has a role that people play.
/// It stands still while the facilitator has paused the game, while the game waits because nobody is connected, while
/// an autopilot plays the role because none of its people is connected, and while the server is off. Journals hold no
/// connections: the first half minute of a game that waits and the first minute of an absent role are in it, and so is
/// a member of a team who is away while others of the team are there. Of a stretch in which nothing at all happens at
/// the table, fifteen minutes are in it at most. It ends with the journal's last entry.
/// </param>
/// <param name="Ending">Title; null while the member's game is not over.</param>
/// <param name="Decisions">
/// Moves, answers to demands, improvised moves, and agreements proposed, signed or declined, by this person. A sealed
/// move is one, also when it is taken back or opens.
/// </param>
/// <param name="Answers">How many questions of the debrief the member's role has answered.</param>
public sealed record MemberParticipation(
    string Member,
    string Name,
    string? Group,
    bool CheckedIn,
    int? Table,
    string? Role,
    ParticipationState State,
    long? StartedAt,
    long? FinishedAt,
    long Seconds,
    string? Ending,
    int Decisions,
    int Answers
);

public enum ParticipationState
{
    /// <summary>The person has not come, or the game has not begun.</summary>
    NotStarted,

    Playing,

    /// <summary>The game is over.</summary>
    Finished,

    /// <summary>The person has given the place up before the end, or has lost it.</summary>
    Left,
}

/// <summary>What a member's role has answered to the questions of the debrief.</summary>
/// <param name="Answers">At most one for each question.</param>
public sealed record MemberAnswers(string Member, Sequence<QuestionAnswer> Answers);

/// <summary>What the people of one table have done.</summary>
/// <param name="Begun">Whether the game has begun.</param>
/// <param name="Ending">Title; null while the game is not over.</param>
/// <param name="Seats">Of players, also of those who are gone.</param>
public sealed record TableParticipation(bool Begun, string? Ending, Sequence<SeatParticipation> Seats);

/// <summary>What one person has done at one table; the fields as in <see cref="MemberParticipation"/>.</summary>
/// <param name="Role">Null without one.</param>
/// <param name="Gone">Whether the seat was given up or taken away.</param>
public sealed record SeatParticipation(
    string Seat,
    string? Role,
    bool Gone,
    long? StartedAt,
    long? FinishedAt,
    long Seconds,
    int Decisions,
    int Answers
);
