using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Simulation.Grains;

/// <summary>
/// What can be measured of a running server, under the name <see cref="Name"/>. Nothing in it says who somebody is or
/// what was said; sessions are named by their ids, and only in traces.
/// </summary>
public static class Telemetry
{
    public const string Name = "Whitecell";

    private static readonly Meter s_meter = new(Name);

    private static readonly ActivitySource s_source = new(Name);

    private static readonly UpDownCounter<int> s_sessions = s_meter.CreateUpDownCounter<int>(
        "whitecell.sessions",
        "{session}",
        "Sessions that are awake on this host."
    );

    private static readonly Counter<long> s_commands = s_meter.CreateCounter<long>(
        "whitecell.commands",
        "{command}",
        "Commands of people that were answered, by outcome: accepted or the code of the refusal."
    );

    private static readonly Histogram<double> s_appends = s_meter.CreateHistogram<double>(
        "whitecell.append.duration",
        "s",
        "From handing entries to the journal to their being durable."
    );

    private static readonly Counter<long> s_deliveries = s_meter.CreateCounter<long>(
        "whitecell.deliveries",
        "{message}",
        "Messages handed to connections."
    );

    private static readonly Counter<long> s_assistants = s_meter.CreateCounter<long>(
        "whitecell.assistant.calls",
        "{call}",
        "Questions to the AI assistant, by outcome: answered, unusable, timeout or fault."
    );

    public static void SessionAwoke() => s_sessions.Add(1);

    public static void SessionSlept() => s_sessions.Add(-1);

    /// <summary>
    /// Begins the span of a command, which has the session and, once <see cref="Answered"/>, the outcome.
    /// </summary>
    public static Activity? Submitting(string session) =>
        s_source.StartActivity("submit", ActivityKind.Server)?.SetTag("whitecell.session", session);

    /// <param name="outcome">"accepted" or the code of the refusal.</param>
    public static void Answered(string outcome)
    {
        s_commands.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        if (Activity.Current is { } span && span.Source == s_source)
            span.SetTag("whitecell.outcome", outcome);
    }

    /// <param name="outcome">"answered", "unusable", "timeout" or "fault".</param>
    public static void AssistantAnswered(string outcome) =>
        s_assistants.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Appended(TimeSpan took) => s_appends.Record(took.TotalSeconds);

    public static void Delivered() => s_deliveries.Add(1);
}
