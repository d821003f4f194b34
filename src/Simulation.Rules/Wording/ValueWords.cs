namespace Simulation.Rules.Wording;

/// <summary>Words for values that stand in sentences: spans of time, calendar times, bounds, lists.</summary>
public static class ValueWords
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

    public static readonly SentencePattern AtLeast = new("bounds.at-least", "at least {number}");
    public static readonly SentencePattern AtMost = new("bounds.at-most", "at most {number}");
    public static readonly SentencePattern Between = new("bounds.between", "{number} to {most}");
    public static readonly SentencePattern Exactly = new("bounds.exactly", "exactly {number}");
    public static readonly SentencePattern Any = new("bounds.any", "any");

    public static readonly SentencePattern Comma = new("list.comma", "{item}, {next}");
    public static readonly SentencePattern And = new("list.and", "{item} and {next}");
    public static readonly SentencePattern Or = new("list.or", "{item} or {next}");
    public static readonly SentencePattern Semicolon = new("list.semicolon", "{item}; {next}");
    public static readonly SentencePattern Quoted = new("list.quoted", "“{words}”");

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

    public static Sentence Bounds(int? least, int? most) =>
        (least, most) switch
        {
            ({ } a, { } b) when a == b => Exactly.With(a),
            ({ } a, { } b) => Between.With(a, b),
            ({ } a, null) => AtLeast.With(a),
            (null, { } b) => AtMost.With(b),
            _ => Any,
        };

    /// <summary>"a", "a and b", "a, b and c".</summary>
    /// <param name="last">What joins the last two: <see cref="And"/> or <see cref="Or"/>.</param>
    public static SentenceArgument List(IReadOnlyList<SentenceArgument> items, SentencePattern last)
    {
        if (items.Count == 0)
            return "";
        var list = items[0];
        for (var i = 1; i < items.Count; i++)
            list = (i == items.Count - 1 ? last : Comma).With(list, items[i]);
        return list;
    }

    /// <summary>The same for things that are sentences of their own: "a; b; c".</summary>
    public static SentenceArgument Series(IReadOnlyList<SentenceArgument> items)
    {
        if (items.Count == 0)
            return "";
        var list = items[0];
        for (var i = 1; i < items.Count; i++)
            list = Semicolon.With(list, items[i]);
        return list;
    }
}
