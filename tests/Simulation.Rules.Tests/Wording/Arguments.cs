using Simulation.Rules.Actors;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Tests.Wording;

/// <summary>
/// All that can stand in the gaps of sentences, by the name of the gap: every title of a scenario, numbers that need
/// another form, words of people that bring their own punctuation.
/// </summary>
internal static class Arguments
{
    private static readonly SentenceArgument[] _words =
    [
        "Dig a well",
        "We shall see.",
        "Why not?",
        "Never!",
        "And then…",
        "the mayor said “no”",
    ];

    /// <summary>At least one.</summary>
    public static IReadOnlyList<SentenceArgument> Of(string parameter, Scenario scenario)
    {
        SentenceArgument[] found = parameter switch
        {
            "role" => [.. Roles(scenario)],
            "other" => [.. Roles(scenario).Reverse()],
            "roles" =>
            [
                ListWords.Of([.. Roles(scenario).Take(1)], ListWords.And),
                ListWords.Of([.. Roles(scenario).Take(2)], ListWords.And),
                ListWords.Of([.. Roles(scenario)], ListWords.And),
            ],
            "session" => ["bcwqaenyjerr", "7f3a"],
            "model" => ["small-1", "vendor/large-2"],
            "host" => ["models.example", "localhost:11434"],
            "channel" => ["Back room", "Who pays?", "the “quiet” ones"],
            "person" => ["Ana", "The Baron", "J. R."],
            "speaker" => [.. Roles(scenario), NoticeSentences.Facilitator],
            "title" => [.. scenario.Rounds.Select(r => (SentenceArgument)r.Title)],
            "move" => [.. scenario.Moves.Select(m => (SentenceArgument)m.Title)],
            "demand" => [.. scenario.Demands.Select(d => (SentenceArgument)d.Title)],
            "agreement" => [.. scenario.Agreements.Select(a => (SentenceArgument)a.Title)],
            "asset" => [.. scenario.Assets.Select(a => (SentenceArgument)a.Title)],
            "attribute" => [.. scenario.Assets.SelectMany(a => a.Attributes).Select(a => (SentenceArgument)a.Title)],
            "authority" => [.. scenario.Authorities.Select(a => (SentenceArgument)a.Title)],
            "permit" => [.. scenario.Permits.Select(p => (SentenceArgument)p.Title)],
            "intel" => [.. scenario.Intel.Select(i => (SentenceArgument)i.Title)],
            "inject" => [.. scenario.Injects.Select(i => (SentenceArgument)i.Title)],
            "flag" => [.. scenario.Flags.Select(f => (SentenceArgument)f.Title)],
            "indicator" => [.. scenario.Indicators.Select(i => (SentenceArgument)i.Title)],
            "resource" => [.. scenario.Resources.Select(r => (SentenceArgument)r.Title)],
            "value" =>
            [
                .. scenario.Indicators.Select(i => (SentenceArgument)i.Title),
                .. scenario.Resources.Select(r => (SentenceArgument)r.Title),
                TableRefusals.Relation,
            ],
            "parameter" => [.. scenario.Moves.SelectMany(m => m.Parameters).Select(p => (SentenceArgument)p.Title)],
            "unit" => [.. scenario.Moves.SelectMany(m => m.Parameters).Select(p => (SentenceArgument)p.Unit)],
            "strategy" => [.. Enum.GetValues<Strategy>().Select(s => (SentenceArgument)StatusWords.Of(s))],
            "temperament" => [.. Enum.GetValues<Temperament>().Select(t => (SentenceArgument)StatusWords.Of(t))],
            "status" => [.. Enum.GetValues<DirectiveStatus>().Select(s => (SentenceArgument)StatusWords.Of(s))],
            "outcome" =>
            [
                .. Enum.GetValues<AgreementStatus>().Reverse().Select(s => (SentenceArgument)StatusWords.Of(s)),
            ],
            "statuses" =>
            [
                .. scenario
                    .Assets.SelectMany(a => a.Statuses)
                    .Select(s => (SentenceArgument)ListWords.Quoted.With(s.Title)),
            ],
            "condition" =>
            [
                .. scenario.Indicators.Select(i =>
                    (SentenceArgument)ConditionSentences.Indicator.With(i.Title, BoundsWords.AtLeast.With(40))
                ),
                .. scenario.Flags.Select(f => (SentenceArgument)ConditionSentences.Flag.With(f.Title)),
                .. scenario.Assets.Select(a =>
                    (SentenceArgument)
                        ConditionSentences.Status.With(a.Title, ListWords.Quoted.With(a.Statuses[0].Title))
                ),
            ],
            "bounds" =>
            [
                BoundsWords.Of(1, null),
                BoundsWords.Of(null, 100),
                BoundsWords.Of(2, 4),
                BoundsWords.Of(3, 3),
            ],
            "goal" => [.. scenario.Actors.SelectMany(a => a.Objectives).Select(o => (SentenceArgument)o.Title)],
            "reason" => [MoveRefusals.NotNow, MoveRefusals.NotAboutThat],
            "aim" => [.. Roles(scenario), .. scenario.Assets.Select(a => (SentenceArgument)a.Title)],
            "span" =>
            [
                TimeWords.Duration(90),
                TimeWords.Duration(1),
                TimeWords.Duration(60),
                TimeWords.Duration(1440),
                TimeWords.Duration(121),
            ],
            "realspan" =>
            [
                .. new long[] { 0, 1, 2, 119, 120, 3000, 100_000 }.Select(m =>
                    (SentenceArgument)TimeWords.RealDuration(m)
                ),
            ],
            "time" => [TimeWords.Time(scenario, 0), TimeWords.Time(scenario, 100_000)],
            "weekday" => [TimeWords.Friday],
            "date" => ["2031-06-06"],
            "moment" => [TimeWords.Moment(new(2031, 6, 6, 18, 0, 0, TimeSpan.FromHours(2)))],
            "clock" => ["09:00", "23:59"],
            "mostspan" => [TimeWords.Duration(120), TimeWords.Duration(1)],
            "pace" => ["0.1", "15", "1,800.5"],
            "item" => ["water", "wine"],
            "next" => ["bread", "salt"],
            "action" or "words" => _words,
            "most" or "last" => [7, 1, 100_000],
            "round" or "least" or "start" or "amount" or "number" => [3, 1, 0, -3, 1000],
            "minutes" or "hours" or "days" or "count" => [2, 1, 0, 1440],
            _ => throw new ArgumentException($"Nothing is said here of what stands in a gap called {parameter}."),
        };

        // A scenario need not have one of everything.
        return found.Length > 0 ? found : Of(parameter, Valley.Scenario);
    }

    private static IEnumerable<SentenceArgument> Roles(Scenario scenario) =>
        scenario.Actors.Select(a => (SentenceArgument)a.Title);
}
