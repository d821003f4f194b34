using System.Collections.Immutable;
using Simulation.Rules.Debriefing;

namespace Simulation.Rules.Visibility;

/// <summary>What changed from one view to the next: only the entries that differ; null for one that is gone.</summary>
public sealed record ViewChanges(
    SessionView? Session,
    ClockView? Clock,
    ImmutableSortedDictionary<string, IndicatorView?>? Indicators,
    ImmutableSortedDictionary<string, RoleView?>? Roles,
    ImmutableSortedDictionary<string, SeatView?>? Seats,
    ImmutableSortedDictionary<string, AssetView?>? Assets,
    ImmutableSortedDictionary<string, DirectiveView?>? Directives,
    ImmutableSortedDictionary<string, AgreementView?>? Agreements,
    ImmutableSortedDictionary<string, MoveView?>? Moves,
    ImmutableSortedDictionary<string, ObjectiveView?>? Objectives,
    ImmutableSortedDictionary<string, PermitView?>? Permits,
    ImmutableSortedDictionary<string, IntelView?>? Intel,
    ImmutableSortedDictionary<string, FlagView?>? Flags,
    ImmutableSortedDictionary<string, InjectView?>? Injects,
    ImmutableSortedDictionary<string, ImprovisedView?>? Improvised,
    ImprovisingView? Improvising,
    ActingView? Acting,
    ProposingView? Proposing,
    ImmutableSortedDictionary<string, QuestionAnswer?>? Answers,
    ImmutableSortedDictionary<string, ChannelView?>? Channels,
    ImmutableSortedDictionary<string, RoleNoteView?>? Notes,
    ImmutableSortedDictionary<string, SurveyCountView?>? Surveys
)
{
    public static readonly ViewChanges None = new(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null
    );

    /// <summary>Whether two views have the very same parts.</summary>
    internal static bool AreSame(View before, View after) =>
        ReferenceEquals(before.Session, after.Session)
        && ReferenceEquals(before.Clock, after.Clock)
        && ReferenceEquals(before.Indicators, after.Indicators)
        && ReferenceEquals(before.Roles, after.Roles)
        && ReferenceEquals(before.Seats, after.Seats)
        && ReferenceEquals(before.Assets, after.Assets)
        && ReferenceEquals(before.Directives, after.Directives)
        && ReferenceEquals(before.Agreements, after.Agreements)
        && ReferenceEquals(before.Moves, after.Moves)
        && ReferenceEquals(before.Objectives, after.Objectives)
        && ReferenceEquals(before.Permits, after.Permits)
        && ReferenceEquals(before.Intel, after.Intel)
        && ReferenceEquals(before.Flags, after.Flags)
        && ReferenceEquals(before.Injects, after.Injects)
        && ReferenceEquals(before.Improvised, after.Improvised)
        && ReferenceEquals(before.Improvising, after.Improvising)
        && ReferenceEquals(before.Acting, after.Acting)
        && ReferenceEquals(before.Proposing, after.Proposing)
        && ReferenceEquals(before.Answers, after.Answers)
        && ReferenceEquals(before.Channels, after.Channels)
        && ReferenceEquals(before.Notes, after.Notes)
        && ReferenceEquals(before.Surveys, after.Surveys);

    public static ViewChanges Between(View before, View after) =>
        ReferenceEquals(before, after)
            ? None
            : new(
                before.Session == after.Session ? null : after.Session,
                before.Clock == after.Clock ? null : after.Clock,
                Entries(before.Indicators, after.Indicators),
                Entries(before.Roles, after.Roles),
                Entries(before.Seats, after.Seats),
                Entries(before.Assets, after.Assets),
                Entries(before.Directives, after.Directives),
                Entries(before.Agreements, after.Agreements),
                Entries(before.Moves, after.Moves),
                Entries(before.Objectives, after.Objectives),
                Entries(before.Permits, after.Permits),
                Entries(before.Intel, after.Intel),
                Entries(before.Flags, after.Flags),
                Entries(before.Injects, after.Injects),
                Entries(before.Improvised, after.Improvised),
                before.Improvising == after.Improvising ? null : after.Improvising,
                before.Acting == after.Acting ? null : after.Acting,
                before.Proposing == after.Proposing ? null : after.Proposing,
                Entries(before.Answers, after.Answers),
                Entries(before.Channels, after.Channels),
                Entries(before.Notes, after.Notes),
                Entries(before.Surveys, after.Surveys)
            );

    private static ImmutableSortedDictionary<string, T?>? Entries<T>(
        ImmutableSortedDictionary<string, T> before,
        ImmutableSortedDictionary<string, T> after
    )
        where T : class
    {
        if (ReferenceEquals(before, after))
            return null;
        ImmutableSortedDictionary<string, T?>.Builder? changed = null;
        foreach (var (id, entry) in after)
        {
            if (before.TryGetValue(id, out var old) && (ReferenceEquals(old, entry) || old.Equals(entry)))
                continue;
            changed ??= ImmutableSortedDictionary.CreateBuilder<string, T?>(StringComparer.Ordinal);
            changed[id] = entry;
        }

        foreach (var id in before.Keys)
        {
            if (after.ContainsKey(id))
                continue;
            changed ??= ImmutableSortedDictionary.CreateBuilder<string, T?>(StringComparer.Ordinal);
            changed[id] = null;
        }

        return changed?.ToImmutable();
    }
}
