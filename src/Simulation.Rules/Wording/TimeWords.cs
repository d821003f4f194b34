namespace Simulation.Rules.Wording;

/// <summary>How times are said: spans of game time and of real time, moments of a calendar.</summary>
public static class TimeWords
{
    public static readonly SentencePattern GameMinutes = new(
        "span.game-minutes",
        "{minutes:# game minute|# game minutes}"
    );
    public static readonly SentencePattern GameHours = new("span.game-hours", "{hours:# game hour|# game hours}");
    public static readonly SentencePattern LessThanAMinute = new("span.less-than-a-minute", "less than a minute");
    public static readonly SentencePattern Minutes = new("span.minutes", "{minutes:a minute|# minutes}");
    public static readonly SentencePattern Hours = new("span.hours", "{hours:an hour|# hours}");
    public static readonly SentencePattern Days = new("span.days", "{days:a day|# days}");

    public static readonly SentencePattern CalendarTime = new("calendar.time", "{weekday} {clock}");
    public static readonly SentencePattern CalendarMoment = new("calendar.moment", "{weekday} {date}, {clock}");
    public static readonly SentencePattern Monday = new("calendar.monday", "Mon");
    public static readonly SentencePattern Tuesday = new("calendar.tuesday", "Tue");
    public static readonly SentencePattern Wednesday = new("calendar.wednesday", "Wed");
    public static readonly SentencePattern Thursday = new("calendar.thursday", "Thu");
    public static readonly SentencePattern Friday = new("calendar.friday", "Fri");
    public static readonly SentencePattern Saturday = new("calendar.saturday", "Sat");
    public static readonly SentencePattern Sunday = new("calendar.sunday", "Sun");

    private static readonly SentencePattern[] _weekdays =
    [
        Sunday,
        Monday,
        Tuesday,
        Wednesday,
        Thursday,
        Friday,
        Saturday,
    ];

    /// <summary>Game time in the largest unit that says it exactly: "90 game minutes", "22 game hours".</summary>
    public static Sentence Duration(long minutes) =>
        minutes >= 120 && minutes % 60 == 0 ? GameHours.With(minutes / 60) : GameMinutes.With(minutes);

    /// <summary>Real time in one unit: "a minute", "3 hours".</summary>
    public static Sentence RealDuration(long minutes) =>
        minutes switch
        {
            < 1 => LessThanAMinute,
            < 120 => Minutes.With(minutes),
            < 48 * 60 => Hours.With(minutes / 60),
            _ => Days.With(minutes / (24 * 60)),
        };

    /// <summary>Game time on the scenario's calendar: "Fri 17:02".</summary>
    /// <param name="at">Game time, seconds.</param>
    public static Sentence Time(Scenario scenario, long at)
    {
        var then = scenario.Starts().AddSeconds(at);
        return CalendarTime.With(
            _weekdays[(int)then.DayOfWeek],
            then.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    /// <summary>Real time as the clocks show it where it was set: "Thu 2026-12-03, 18:00".</summary>
    public static Sentence Moment(DateTimeOffset at) =>
        CalendarMoment.With(
            _weekdays[(int)at.DayOfWeek],
            at.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            at.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)
        );
}
