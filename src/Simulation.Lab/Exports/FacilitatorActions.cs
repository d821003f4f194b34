using System.Globalization;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Effects;
using Simulation.Rules.Help;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Language;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Exports;

/// <summary>Something that a facilitator did at a table, or the class at all of its tables.</summary>
/// <param name="Entry">The entry of the journal that it is in.</param>
/// <param name="GameTime">Seconds since the first round began.</param>
/// <param name="Round">From 1; 0 before the first one.</param>
/// <param name="What">A word of the codebook.</param>
/// <param name="About">Id of an inject or of an improvised move; empty for nothing.</param>
/// <param name="Roles">Ids of the roles that it concerned or was sent to, separated by blanks; empty for all.</param>
/// <param name="Detail">Ids and numbers as name=value, separated by blanks; nothing that anybody wrote.</param>
/// <param name="IsPrivate">Whether it stays between the role and the facilitator, also in the debrief.</param>
internal sealed record FacilitatorAction(
    GameEntry Entry,
    long GameTime,
    int Round,
    string What,
    string About,
    string Roles,
    string Detail,
    bool IsPrivate
);

/// <summary>Finds what facilitators did in what a journal holds, from its first entry on.</summary>
internal sealed class FacilitatorActionReader(FinishedSession session)
{
    private readonly HashSet<string> _facilitators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InjectTiming> _planned = new(StringComparer.Ordinal);
    private int _round;
    private long _ends;

    /// <summary>An action before it is known where in the journal it is.</summary>
    private sealed record Act(string What, string About = "", string Roles = "", string Detail = "");

    public static IEnumerable<FacilitatorAction> Of(FinishedSession session)
    {
        var reader = new FacilitatorActionReader(session);
        return session.Entries.SelectMany(reader.Next);
    }

    private IEnumerable<FacilitatorAction> Next(GameEntry entry)
    {
        for (var i = 0; i < entry.Events.Length; i++)
        {
            var happened = entry.Events[i];
            if (Read(entry, i) is { } act)
            {
                yield return new FacilitatorAction(
                    entry,
                    happened.At,
                    _round,
                    act.What,
                    act.About,
                    act.Roles,
                    act.Detail,
                    happened.StaysPrivate()
                );
            }

            Follow(happened);
        }
    }

    private void Follow(SessionEvent happened)
    {
        switch (happened)
        {
            case SeatTaken { Kind: SeatKind.Facilitator } taken:
                _facilitators.Add(taken.Seat);
                break;
            case RoundBegan began:
                (_round, _ends) = (began.Round + 1, began.Ends);
                break;
            case RoundExtended extended:
                _ends = extended.Ends;
                break;
            case InjectPlanned planned:
                _planned[planned.Inject] = planned.Timing;
                break;
            case InjectRescheduled rescheduled:
                _planned[rescheduled.Inject] = rescheduled.Timing;
                break;
        }
    }

    private Act? Read(GameEntry entry, int index) =>
        entry.Events[index] switch
        {
            Injected { ByHand: true } it => new(
                "inject-fired",
                it.Inject,
                Detail: it.ToAll == true ? "to-all=yes" : ""
            ),
            InjectWritten { Inject: null } it => new(
                "inject-written",
                Roles: string.Join(' ', it.To),
                Detail: ChangesAfter(entry, index)
            ),
            InjectWritten { Inject: { } id } it when IsByHand(entry, index, id) => new(
                "inject-fired",
                id,
                string.Join(' ', it.To),
                ChangesAfter(entry, index)
            ),
            InjectPlanned it => new("inject-planned", it.Inject, string.Join(' ', it.Content.To), Text(it.Timing)),
            InjectEdited it => new("inject-edited", it.Inject, string.Join(' ', it.Content.To)),
            InjectRescheduled it => new("inject-rescheduled", it.Inject, Detail: Text(it.Timing)),
            InjectSkipped it => new(it.Skipped ? "inject-skipped" : "inject-restored", it.Inject),
            WorldAdjusted => new("adjusted", Detail: ChangesAfter(entry, index)),
            ImprovisedRuled it => new(
                "improvised-ruled",
                it.Improvised,
                RoleOf(it.Improvised),
                Joined(
                    $"chance={Number(it.Chance)} rolled={Number(it.Rolled)} success={(it.Success ? "yes" : "no")}",
                    ChangesAfter(entry, index)
                )
            ),
            ImprovisedClosed { Status: ImprovisedStatus.Refused } it => new(
                "improvised-refused",
                it.Improvised,
                RoleOf(it.Improvised)
            ),
            Announced => new("announced"),
            Said it when IsFacilitator(entry) && session.Scenario.Actor(it.From) >= 0 => new(
                "spoke-as",
                Roles: it.From,
                Detail: it.To.Count == 0 ? "" : "to=" + string.Join(',', it.To)
            ),
            ClockSet { Reason: ClockReason.Pause } => new("paused"),
            ClockSet { Reason: ClockReason.Resume } => new("resumed"),
            ClockSet { Reason: ClockReason.Step } => new("clock-stepped"),
            ClockSet { Reason: ClockReason.Pace } it => new(
                "pace-set",
                Detail: "pace=" + it.Pace.ToString("0.###", CultureInfo.InvariantCulture)
            ),
            RoundExtended it => new("round-extended", Detail: $"minutes={Number((it.Ends - _ends) / 60)}"),
            DeadlineMoved it => new(
                "deadline-moved",
                Detail: $"round={Number(it.Round + 1)} until={FinishedSession.Time(it.Ends)}"
            ),
            RoundEnded when IsFirst(entry, index) && (IsFacilitator(entry) || IsOfClass(entry, index)) => new(
                "round-ended"
            ),
            SessionEnded when session.EndedBy is "facilitator" or "class" => new("session-ended"),
            ExtraTimeGiven it => new(
                "extra-time-given",
                Roles: it.Role,
                Detail: $"percent={Number(it.Percent)} minutes={Number(it.Minutes)}"
            ),
            ExtraTimeEnded it when IsFacilitator(entry) => new("extra-time-ended", Roles: it.Role),
            PilotChanged { Absent: false } it when IsFirst(entry, index) && IsFacilitator(entry) => new(
                "role-handed",
                Roles: it.Role,
                Detail: "to=" + EnumKeyword.Of(it.Pilot)
            ),
            MovesGivenBack it => new("moves-given-back", Roles: it.Role),
            TemperamentSet it => new(
                "temperament-set",
                Roles: it.Role,
                Detail: "temperament=" + EnumKeyword.Of(it.Temperament)
            ),
            StrategySet it => new("strategy-set", Roles: it.Role, Detail: "strategy=" + EnumKeyword.Of(it.Strategy)),
            HelpAnswered it => new("help-answered", Roles: it.Role),
            RoleNudged it => new("nudged", Roles: it.Role),
            _ => null,
        };

    private bool IsFacilitator(GameEntry entry) =>
        entry.By.Kind == AuthorKind.Person && _facilitators.Contains(entry.By.Id);

    // Of itself the server ends a round by the clock or at its deadline over days.
    private bool IsOfClass(GameEntry entry, int index) =>
        entry.By == CommandAuthor.Server
        && session.Played.End.Pacing switch
        {
            Pacing.Live => entry.Events[index].At < _ends,
            Pacing.Turns => true,
            _ => false,
        };

    // A game that waited for somebody goes on with what its facilitator does.
    private static bool IsFirst(GameEntry entry, int index) =>
        entry.Events.Take(index).All(e => e is WaitingEnded or ClockSet { Reason: ClockReason.Unattended });

    // What had been planned happens by itself at its time or with the end of its round.
    private bool IsByHand(GameEntry entry, int index, string inject) =>
        !entry.Events.Take(index).Any(e => e is RoundEnded or RoundBegan)
        && !(
            _planned.GetValueOrDefault(inject) is { Trigger: InjectTrigger.Time } timing
            && timing.Round == _round - 1
            && entry.Events[index].At >= session.Scenario.Calendar[_round - 1].Starts + (timing.Minute!.Value * 60L)
        );

    private string RoleOf(string improvised) => session.Played.End.ImprovisedMove(improvised)!.Role;

    private static string Text(InjectTiming timing) =>
        timing switch
        {
            { Trigger: InjectTrigger.Time, Round: { } round, Minute: { } minute } =>
                $"when=time round={Number(round + 1)} minute={Number(minute)}",
            { Trigger: InjectTrigger.RoundEnd, Round: { } round } => $"when=round-end round={Number(round + 1)}",
            _ => "when=" + EnumKeyword.Of(timing.Trigger),
        };

    /// <summary>What the facilitator changed with it: the changes that follow at once, or after the roll.</summary>
    private static string ChangesAfter(GameEntry entry, int index) =>
        string.Join(
            ' ',
            entry
                .Events.Skip(index + 1)
                .SkipWhile(happened => happened is Rolled)
                .Select(Change)
                .TakeWhile(change => change is not null)
        );

    private static string? Change(SessionEvent happened) =>
        happened switch
        {
            IndicatorChanged it => $"{it.Indicator}={Signed(it.By)}",
            ResourceChanged it => $"{it.Role}.{it.Resource}={Signed(it.By)}",
            RelationChanged it => $"{it.Role}.{it.Of}={Signed(it.By)}",
            AttributeChanged it => $"{it.Asset}.{it.Attribute}={Signed(it.By)}",
            StatusSet it => $"{it.Asset}={it.Status}",
            FlagSet it => $"{it.Flag}={(it.To ? "yes" : "no")}",
            PermitGranted it => $"{it.Permit.Holder}.{it.Permit.Name}=granted",
            PermitRevoked it => $"{it.Permit.Holder}.{it.Permit.Name}=revoked",
            _ => null,
        };

    private static string Joined(string one, string other) => other.Length == 0 ? one : $"{one} {other}";

    private static string Signed(int by) => by.ToString("+0;-0;0", CultureInfo.InvariantCulture);

    private static string Number(long value) => FinishedSession.Number(value);
}
