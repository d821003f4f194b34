using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Classes;

/// <summary>Until when homework is played: then its tables end, and its code lets nobody in any more.</summary>
/// <param name="TimeZone">As <see cref="RoundDeadlines"/> has it.</param>
/// <param name="At">Real time, with the offset in which people read it.</param>
public sealed record HomeworkDate(string TimeZone, DateTimeOffset At)
{
    /// <returns>Why a class cannot have it; null when it can.</returns>
    public static Refusal? Refuse(ClassKind kind, HomeworkDate? due, DateTimeOffset now)
    {
        if (due is null)
            return null;
        if (kind != ClassKind.Homework)
            return ClassRefusals.DateOnlyForHomework.Refuse(RefusalCode.Malformed);
        if (!RoundDeadlines.IsZone(due.TimeZone))
            return TableRefusals.NoSuchZone.Refuse(RefusalCode.Malformed);
        if (due.At <= now)
            return ClassRefusals.DatePast.Refuse(RefusalCode.Malformed);
        return due.At - now > RoundDeadlines.Furthest
            ? TableRefusals.DeadlineTooFar.Refuse(RefusalCode.Malformed)
            : null;
    }
}
