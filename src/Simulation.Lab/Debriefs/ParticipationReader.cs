using Simulation.Lab.Exports;
using Simulation.Rules;
using Simulation.Rules.Classes;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Debriefs;

/// <summary>
/// Reads from a journal who has played, when, for how long and how much. It follows the journal, so that only what is
/// new is read again. <see cref="MemberParticipation"/> says what counts.
/// </summary>
public sealed class ParticipationReader(Scenario scenario)
{
    /// <summary>What counts of a stretch in which nothing at all happens.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Pilot> _pilots = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Role, int Question), string> _answers = [];
    private readonly DecisionReader _decisions = new();
    private int _read;
    private DateTimeOffset _at;
    private bool _isBegun;
    private string? _ending;
    private bool _isPaused;
    private bool _isWaiting;

    private sealed class Person
    {
        public string? Role { get; set; }

        public bool IsGone { get; set; }

        public DateTimeOffset? Started { get; set; }

        public DateTimeOffset? Finished { get; set; }

        public TimeSpan Played { get; set; }

        public int Decisions { get; set; }
    }

    /// <param name="entries">
    /// All entries of the journal; those that were there the last time are not read again.
    /// </param>
    public TableParticipation Of(IReadOnlyList<GameEntry> entries)
    {
        Follow(entries);
        return new TableParticipation(
            _isBegun,
            _ending is null ? null : scenario.Endings.FirstOrDefault(ending => ending.Id == _ending)?.Title ?? _ending,
            _people
                .OrderBy(person => person.Key, StringComparer.Ordinal)
                .Select(person => new SeatParticipation(
                    person.Key,
                    person.Value.Role,
                    person.Value.IsGone,
                    person.Value.Started?.ToUnixTimeMilliseconds(),
                    person.Value.Finished?.ToUnixTimeMilliseconds(),
                    (long)person.Value.Played.TotalSeconds,
                    person.Value.Decisions,
                    _answers.Keys.Count(answer => answer.Role == person.Value.Role)
                ))
                .ToSequence()
        );
    }

    /// <summary>What the role of a seat has answered, also of one that is gone.</summary>
    /// <param name="entries">As for <see cref="Of"/>.</param>
    public Sequence<QuestionAnswer> AnswersOf(string seat, IReadOnlyList<GameEntry> entries)
    {
        Follow(entries);
        return _people.GetValueOrDefault(seat)?.Role is { } role
            ? _answers
                .Where(answer => answer.Key.Role == role)
                .OrderBy(answer => answer.Key.Question)
                .Select(answer => new QuestionAnswer(role, answer.Key.Question, answer.Value))
                .ToSequence()
            : [];
    }

    private void Follow(IReadOnlyList<GameEntry> entries)
    {
        for (; _read < entries.Count; _read++)
            Take(entries[_read]);
    }

    private void Take(GameEntry entry)
    {
        // The time since the last entry is over, as things stood then. While the server was off nobody has played.
        var passed = entry.At - _at;
        if (
            !entry.Events.Any(happened => happened is ClockSet { Reason: ClockReason.Restart })
            && passed > TimeSpan.Zero
        )
        {
            foreach (var person in _people.Values.Where(IsPlaying))
                person.Played += passed < LongestSilence ? passed : LongestSilence;
        }

        _at = entry.At;
        foreach (var happened in entry.Events)
            Take(entry, happened);
        foreach (var decision in _decisions.Next(entry).Where(decision => decision is { IsNew: true, Seat: not null }))
        {
            if (_people.TryGetValue(decision.Seat!, out var person))
                person.Decisions++;
        }

        foreach (var person in _people.Values.Where(person => person.Started is null && IsPlaying(person)))
            person.Started = entry.At;
    }

    private bool IsPlaying(Person person) =>
        _isBegun
        && _ending is null
        && !_isPaused
        && !_isWaiting
        && person is { IsGone: false, Role: { } role }
        && _pilots.GetValueOrDefault(role) == Pilot.People;

    private void Take(GameEntry entry, SessionEvent happened)
    {
        switch (happened)
        {
            case SeatTaken { Kind: SeatKind.Player } taken:
                _people[taken.Seat] = new Person { Role = taken.Role };
                break;
            case RoleChosen chosen when _people.TryGetValue(chosen.Seat, out var person):
                person.Role = chosen.Role;
                break;
            case SeatRemoved removed when _people.TryGetValue(removed.Seat, out var person):
                person.IsGone = true;
                break;
            case PilotChanged changed:
                _pilots[changed.Role] = changed.Pilot;
                break;
            case ContinuedFrom: // Its people are those who join from here on.
                _people.Clear();
                _pilots.Clear();
                (_isBegun, _isPaused, _isWaiting) = (false, false, false);
                break;
            case SessionStarted or GameWentOn:
                _isBegun = true;
                break;
            case SessionEnded ended:
                _ending = ended.Ending;
                foreach (var person in _people.Values.Where(person => person is { IsGone: false, Role: not null }))
                    person.Finished = entry.At;
                break;
            case WaitingBegan:
                _isWaiting = true;
                break;
            case WaitingEnded:
                _isWaiting = false;
                break;
            case ClockSet { Running: true } or ClockSet { Reason: ClockReason.Round }:
                _isPaused = false; // By turns no clock runs, and rounds begin all the same.
                break;
            case ClockSet { Reason: ClockReason.Pause or ClockReason.Failed }:
                _isPaused = true;
                break;
            case QuestionAnswered answer:
                _answers[(answer.Role, answer.Question)] = answer.Text;
                break;
        }
    }
}
