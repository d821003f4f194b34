using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Casts;
using Simulation.Rules.Directives;
using Simulation.Rules.ExportColumns;
using Simulation.Rules.History;
using Simulation.Rules.Improvised;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.News;
using Simulation.Rules.Permits;
using Simulation.Rules.Phrases;
using Simulation.Rules.Studies;
using Simulation.Rules.Surveys;
using Simulation.Rules.Visibility;

namespace Simulation.Rules;

/// <summary>
/// A scenario: everything that a table can play, as data. It is read from a folder of YAML and Markdown, checked there,
/// and never changes while it is played.
/// </summary>
public sealed record Scenario(
    [Description("Short name of the scenario, the same as its folder.")] string Id,
    [Description("Title on the screens.")] string Title,
    [Description("What it is about, in two or three sentences.")] string Summary,
    [Description("Real minutes that a session usually takes.")] [Range(1, 100_000)] int Minutes,
    [Description("Game seconds per real second when the facilitator sets nothing else.")] [Range(1, 3600)] int Pace,
    [Description("The stretches of the calendar that are played, in order.")] ImmutableArray<RoundDefinition> Rounds,
    [Description("Institutions by id.")] ImmutableArray<ActorDefinition> Actors,
    [Description("Shared measures of the world, 0 to 100, by id.")] ImmutableArray<IndicatorDefinition> Indicators,
    [Description("What the institutions do, by id.")] ImmutableArray<MoveDefinition> Moves,
    [Description("How it can end; the first whose conditions hold. The last one has none.")]
        ImmutableArray<EndingDefinition> Endings,
    [Description("Means that institutions have and spend, by id.")]
        ImmutableArray<ResourceDefinition> Resources = default,
    [Description("Things that matter, with a status and attributes, by id.")]
        ImmutableArray<AssetDefinition> Assets = default,
    [Description("Legal instruments by id.")] ImmutableArray<AuthorityDefinition> Authorities = default,
    [Description("What one institution can demand of another, by id.")]
        ImmutableArray<DemandDefinition> Demands = default,
    [Description("Agreements that the scenario has prepared, by id.")]
        ImmutableArray<AgreementDefinition> Agreements = default,
    [Description("Things that happen by the calendar, by conditions or by the facilitator's hand, by id.")]
        ImmutableArray<InjectDefinition> Injects = default,
    [Description("Yes-or-no facts that effects set and conditions test, by id.")]
        ImmutableArray<FlagDefinition> Flags = default,
    [Description("Claims that roles hold, verify and pass on, true or not, by id.")]
        ImmutableArray<IntelDefinition> Intel = default,
    [Description("Licences, exceptions and clearances by id.")] ImmutableArray<PermitDefinition> Permits = default,
    [Description("Questions for the discussion afterwards.")] ImmutableArray<string> Questions = default,
    [Description("Sets of names to choose from when a session is opened, by id; the first one is the default.")]
        ImmutableArray<CastDefinition> Casts = default,
    [Description("What is on record of the events; it may stand in a file of its own, history.yaml.")]
        HistoricalRecord? History = null,
    [Description("What is to be learned from many sessions, and the columns of the export that tell it.")]
        ImmutableArray<ExportColumnDefinition> DataPlan = default,
    [Description("Who reports in the world of the scenario.")] NewsOutlets? News = null,
    [Description("Moves that players make up; once in a round for each role when left out.")]
        ImprovisedDefinition? Improvised = null,
    [Description(
        "Other YAML files of the pack, in order. Each holds sections of the scenario; a section that stands in several files is one."
    )]
        ImmutableArray<string> Includes = default,
    [Description("What is asked of many autopilot games: what matters, what the teaching notes claim, what is absurd.")]
        StudyDefinition? Study = null,
    [Description("What autopilots say on which occasion; the engine's own words where nothing here fits.")]
        ImmutableArray<PhraseDefinition> Says = default,
    [Description("What each person is asked before and after the game, by id.")]
        ImmutableArray<SurveyQuestion> Survey = default,
    [Description("What each person says how likely it is, by id; the debrief tells how well that was judged.")]
        ImmutableArray<Prediction> Predictions = default
)
{
    private readonly FrozenDictionary<string, int> _actors = IndexOf(Actors, a => a.Id);
    private readonly FrozenDictionary<string, int> _indicators = IndexOf(Indicators, i => i.Id);
    private readonly FrozenDictionary<string, int> _moves = IndexOf(Moves, m => m.Id);
    private readonly FrozenDictionary<string, int> _resources = IndexOf(Resources, r => r.Id);
    private readonly FrozenDictionary<string, int> _assets = IndexOf(Assets, a => a.Id);
    private readonly FrozenDictionary<string, int> _authorities = IndexOf(Authorities, a => a.Id);
    private readonly FrozenDictionary<string, int> _demands = IndexOf(Demands, d => d.Id);
    private readonly FrozenDictionary<string, int> _agreements = IndexOf(Agreements, a => a.Id);
    private readonly FrozenDictionary<string, int> _flags = IndexOf(Flags, f => f.Id);
    private readonly FrozenDictionary<string, int> _injects = IndexOf(Injects, i => i.Id);
    private readonly FrozenDictionary<string, int> _intel = IndexOf(Intel, i => i.Id);
    private readonly FrozenDictionary<string, int> _permits = IndexOf(Permits, p => p.Id);
    private ImmutableArray<(long Starts, long Ends)> _calendar;
    private ImmutableArray<int> _marks;
    private FrozenSet<string>? _secretDemands;
    private Dependencies? _dependencies;
    private ScenarioFacts? _facts;

    public ImmutableArray<ResourceDefinition> Resources { get; init; } = Present(Resources);

    public ImmutableArray<AssetDefinition> Assets { get; init; } = Present(Assets);

    public ImmutableArray<AuthorityDefinition> Authorities { get; init; } = Present(Authorities);

    public ImmutableArray<DemandDefinition> Demands { get; init; } = Present(Demands);

    public ImmutableArray<AgreementDefinition> Agreements { get; init; } = Present(Agreements);

    public ImmutableArray<InjectDefinition> Injects { get; init; } = Present(Injects);

    public ImmutableArray<FlagDefinition> Flags { get; init; } = Present(Flags);

    public ImmutableArray<IntelDefinition> Intel { get; init; } = Present(Intel);

    public ImmutableArray<PermitDefinition> Permits { get; init; } = Present(Permits);

    public ImmutableArray<string> Questions { get; init; } = Present(Questions);

    public ImmutableArray<string> Includes { get; init; } = Present(Includes);

    public ImmutableArray<CastDefinition> Casts { get; init; } = Present(Casts);

    public ImmutableArray<ExportColumnDefinition> DataPlan { get; init; } = Present(DataPlan);

    public ImmutableArray<PhraseDefinition> Says { get; init; } = Present(Says);

    public ImmutableArray<SurveyQuestion> Survey { get; init; } = Present(Survey);

    public ImmutableArray<Prediction> Predictions { get; init; } = Present(Predictions);

    /// <summary>Id of the cast whose names stand in the texts; null when the scenario has no casts.</summary>
    [JsonIgnore]
    public string? Cast { get; init; }

    /// <summary>Start and end of each round in game seconds since the first one began.</summary>
    [JsonIgnore]
    public ImmutableArray<(long Starts, long Ends)> Calendar =>
        _calendar.IsDefault ? _calendar = ReadCalendar() : _calendar;

    /// <summary>Improvised moves of a role in a round.</summary>
    [JsonIgnore]
    public int ImprovisedPerRound => (Improvised ?? new ImprovisedDefinition()).PerRound;

    /// <summary>Index of an actor, or −1.</summary>
    public int Actor(string? id) => Find(_actors, id);

    public int Indicator(string? id) => Find(_indicators, id);

    public int Resource(string? id) => Find(_resources, id);

    public int Asset(string? id) => Find(_assets, id);

    public int Flag(string? id) => Find(_flags, id);

    public int Inject(string? id) => Find(_injects, id);

    public int IntelIndex(string? id) => Find(_intel, id);

    public int Permit(string? id) => Find(_permits, id);

    /// <summary>Index of a round; null for none.</summary>
    public int? RoundIndex(string? id)
    {
        for (var i = 0; i < Rounds.Length; i++)
        {
            if (Rounds[i].Id == id)
                return i;
        }

        return null;
    }

    public OutletDefinition? Outlet(string? id) => News?.Outlets.FirstOrDefault(outlet => outlet.Id == id);

    public MoveDefinition? Move(string? id) => Find(_moves, id) is var i && i >= 0 ? Moves[i] : null;

    public DemandDefinition? Demand(string? id) => Find(_demands, id) is var i && i >= 0 ? Demands[i] : null;

    public AgreementDefinition? Agreement(string? id) =>
        Find(_agreements, id) is var i && i >= 0 ? Agreements[i] : null;

    public AuthorityDefinition? Authority(string? id) =>
        Find(_authorities, id) is var i && i >= 0 ? Authorities[i] : null;

    /// <summary>What a move costs, by resource: its own cost and that of the authority it rests on.</summary>
    public ImmutableSortedDictionary<string, int> CostOf(MoveDefinition move) => Facts.Of(move).Cost;

    /// <summary>
    /// Game minutes after a round's start at which some condition may begin or cease to hold, in order.
    /// </summary>
    internal ImmutableArray<int> Marks => _marks.IsDefault ? _marks = ReadMarks() : _marks;

    /// <summary>Whether a directive with this demand may be known to its parties only.</summary>
    internal bool IsMadeInSecret(string demand) => (_secretDemands ??= SecretDemands.Of(this)).Contains(demand);

    /// <summary>What moves and goals depend on.</summary>
    internal Dependencies Dependencies
    {
        get
        {
            // A copy made by "with" starts with what was worked out for the original, whose moves may be others.
            var known = _dependencies;
            return ReferenceEquals(known?.Scenario, this) ? known : _dependencies = new Dependencies(this);
        }
    }

    internal ScenarioFacts Facts
    {
        get
        {
            // A copy made by "with" begins with the facts of the original.
            var known = _facts;
            return ReferenceEquals(known?.Scenario, this) ? known : _facts = new ScenarioFacts(this);
        }
    }

    /// <summary>The first round's start on the calendar.</summary>
    public DateTime Starts() => RoundDefinition.ReadBegins(Rounds[0].Begins) ?? default;

    private ImmutableArray<(long Starts, long Ends)> ReadCalendar()
    {
        var first = Starts();
        return
        [
            .. Rounds.Select(round =>
            {
                var starts = (long)((RoundDefinition.ReadBegins(round.Begins) ?? first) - first).TotalSeconds;
                return (starts, starts + (round.Minutes * 60L));
            }),
        ];
    }

    private ImmutableArray<int> ReadMarks() =>
        [
            .. NestedRecords
                .OfType<Conditions.MinuteCondition>(this)
                .SelectMany(condition => new[] { condition.MinuteAtLeast, (condition.AtMost ?? -1) + 1 })
                .Where(minute => minute > 0)
                .Distinct()
                .Order(),
        ];

    private static ImmutableArray<T> Present<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;

    private static int Find(FrozenDictionary<string, int> index, string? id) =>
        id is not null && index.TryGetValue(id, out var found) ? found : -1;

    private static FrozenDictionary<string, int> IndexOf<T>(ImmutableArray<T> items, Func<T, string> id)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        if (!items.IsDefault)
        {
            for (var i = 0; i < items.Length; i++)
                index.TryAdd(id(items[i]), i);
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>One stretch of the calendar.</summary>
public sealed record RoundDefinition(
    string Id,
    [Description("Title on the screens.")] string Title,
    [Description("When it begins on the scenario's calendar, as 2026-06-12 13:15.")] string Begins,
    [Description("How many game minutes it lasts.")] [Range(1, RangeAttribute.YearInMinutes)] int Minutes,
    [Description("What the table knows when it begins; Markdown.")] string Text = ""
)
{
    /// <summary>Reads a calendar time; null when it is not one.</summary>
    public static DateTime? ReadBegins(string text) =>
        DateTime.TryParseExact(
            text,
            "yyyy-MM-dd HH:mm",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time
            : null;
}

/// <summary>A legal instrument.</summary>
public sealed record AuthorityDefinition(
    string Id,
    [Description("Title on the screens.")] string Title,
    [Description("What it allows.")] string Description = "",
    [Description("How well an order under it would stand in court.")] [Range(0, 100)] int Strength = 50,
    [Description(
        "Institutions or kinds that a move resting on it can be aimed at, or whose assets; all when left out."
    )]
        ImmutableArray<string> Reaches = default,
    [Description("What it adds to the cost of a move that rests on it, by resource.")]
        ImmutableSortedDictionary<string, int>? Cost = null
)
{
    public ImmutableArray<string> Reaches { get; init; } = Reaches.IsDefault ? [] : Reaches;

    public ImmutableSortedDictionary<string, int> Cost { get; init; } =
        Cost ?? ImmutableSortedDictionary<string, int>.Empty;

    public bool DoesReach(ActorDefinition actor) => Reaches.IsEmpty || actor.IsNamedBy(Reaches);
}

/// <summary>A yes-or-no fact.</summary>
public sealed record FlagDefinition(
    string Id,
    [Description("Title on the screens.")] string Title,
    [Description("Whether everybody knows it.")] bool Public = false
);

/// <summary>One way to end.</summary>
public sealed record EndingDefinition(
    string Id,
    [Description("Title on the screens.")] string Title,
    [Description("What came of it; Markdown.")] string Text,
    [Description("All of these hold.")] ImmutableArray<Conditions.Condition> When = default,
    [Description("Whether the session ends as soon as they hold, not only after the last round.")] bool AtOnce = false
);

/// <summary>Something that happens by the calendar, by conditions or by the facilitator's hand; once.</summary>
public sealed record InjectDefinition(
    string Id,
    [Description("The headline.")] string Title,
    [Description("The text; Markdown.")] string Text = "",
    [Description("The round it belongs to; with minute, the time it happens.")] string? Round = null,
    [Description("Game minutes after the round's start.")] [Range(0, RangeAttribute.YearInMinutes)] int? Minute = null,
    [Description("It happens when all of these hold, and for a timed one only if they do.")]
        ImmutableArray<Conditions.Condition> When = default,
    [Description("Institutions that are told; all when left out.")] ImmutableArray<string> To = default,
    [Description("What it changes.")] ImmutableArray<Effects.Effect> Effects = default,
    [Description("The outlet that reports it; the control team when left out.")] string? Outlet = null
)
{
    /// <summary>
    /// Game time at which it happens, or null for one that waits for its conditions or the facilitator.
    /// </summary>
    public long? Due(Scenario scenario)
    {
        if (Minute is not { } minute)
            return null;
        for (var i = 0; i < scenario.Rounds.Length; i++)
        {
            if (scenario.Rounds[i].Id == Round)
                return scenario.Calendar[i].Starts + (minute * 60L);
        }

        return null;
    }
}
