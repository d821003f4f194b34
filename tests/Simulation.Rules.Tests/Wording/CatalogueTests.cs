using System.Collections.Immutable;
using System.Text;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.RandomPlay;
using Simulation.Rules.Tests.Visibility;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;
using Simulation.Testing;

namespace Simulation.Rules.Tests.Wording;

/// <summary>
/// Every sentence that the engine can say. The file examples.txt has one of each, to be read; after a wanted change run
/// these tests with WHITECELL_ACCEPT=1, read what changed in the file, and commit it.
/// </summary>
public sealed class CatalogueTests
{
    /// <summary>Combinations of arguments of one sentence that are tried.</summary>
    private const int Most = 4000;

    [Fact]
    public void Every_sentence_has_an_example()
    {
        var examples = new StringBuilder();
        foreach (var (code, pattern) in Catalogue.All)
        {
            var arguments = pattern.Parameters.Select(parameter => Arguments.Of(parameter, Valley.Scenario)[0]);
            examples.Append(code).Append(": ").Append(pattern.With([.. arguments])).Append('\n');
        }

        var file = Path.Combine(Repository.Root, "tests/Simulation.Rules.Tests/Wording/examples.txt");
        if (Environment.GetEnvironmentVariable("WHITECELL_ACCEPT") == "1")
            File.WriteAllText(file, examples.ToString());
        Assert.Equal(File.ReadAllText(file), examples.ToString());
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_sentence_reads_as_one_whatever_stands_in_it(string id)
    {
        var scenario = Cases.Scenario(id);
        var faults = new List<string>();
        foreach (var (code, pattern) in Catalogue.All)
        {
            foreach (var arguments in Combinations(pattern, scenario).Take(Most))
            {
                var sentence = pattern.With(arguments).ToString();
                if (Shape.Fault(sentence) is { } fault)
                    faults.Add($"{code}: {sentence} — {fault}");
            }
        }

        Assert.Empty(faults);
    }

    /// <summary>Beside the catalogue: what the views and notices of whole games hold, for everybody.</summary>
    [Theory]
    [MemberData(nameof(Scenarios))]
    public void What_is_said_in_a_game_reads_as_sentences(string id)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var game = 0; game < 6; game++)
        {
            var random = new Random(game);
            var world = Table.Running(Cases.Scenario(id), pace: 24).World;
            var now = Table.Opening;
            for (var step = 0; step < 80; step++)
            {
                now = now.AddMilliseconds(random.Next(1, 10_000));
                var (by, command) = random.Next(4) == 0 ? Player.Next(world, random) : Player.OfRole(world, random);
                if (command is EndSession)
                    continue;
                var decision = Rulebook.Decide(world, by, command, now);
                if (decision is Decision.Refused { Refusal: var refusal })
                    said.Add(refusal.Message);
                if (decision is not Decision.Accepted accepted)
                    continue;
                var narrated = new NarratedEvents(world, accepted.Events);
                world = accepted.After;
                foreach (var viewer in Viewers.All(world))
                {
                    foreach (var notice in NoticeProjection.Of(narrated, viewer))
                        said.UnionWith(Texts(notice));
                    if (step % 20 == 0)
                        said.UnionWith(Texts(Projection.Of(Redaction.For(world, viewer), viewer)));
                }
            }
        }

        Assert.True(said.Count > 100);
        Assert.All(said, text => Assert.Null(Shape.Fault(text)));
    }

    [Fact]
    public void A_refusal_is_a_whole_sentence_and_a_headline_is_none()
    {
        foreach (var pattern in Of(typeof(MoveRefusals)).Concat(Of(typeof(TableRefusals))))
        {
            if (pattern == TableRefusals.Relation || pattern == MoveRefusals.ForChoice)
                continue;
            Assert.Matches(@"^(\p{Lu}|\{).*\.$", pattern.English);
        }

        NoticeTexts(out var texts);
        foreach (var pattern in Of(typeof(NoticeSentences)).Except(texts))
            Assert.Matches(@"^(\p{Lu}|\{|–).*[^.]$", pattern.English);
    }

    [Fact]
    public void A_role_is_never_followed_by_a_verb_of_the_present()
    {
        // "Users around the world learns" and "Cumulo Cloud learn" are both wrong; which one is meant no title says.
        foreach (var pattern in Catalogue.All.Values)
            Assert.DoesNotMatch(
                @"(?<!of )\{(role|other|roles)\} (is|are|has|have|was|were|does|\w+s)\b",
                pattern.English
            );
    }

    [Fact]
    public void Codes_are_words_and_dots_and_no_article_stands_before_a_gap()
    {
        foreach (var (code, pattern) in Catalogue.All)
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$", code);
            Assert.DoesNotMatch(@"\b[Aa]n? \{", pattern.English);
        }
    }

    [Fact]
    public void A_sentence_takes_the_arguments_that_its_pattern_names()
    {
        Assert.Throws<ArgumentException>(() => NoticeSentences.JoinsAs.With("Ana"));
        Assert.Equal(["person", "role"], [.. NoticeSentences.JoinsAs.Parameters]);
        Assert.Equal("seat.joins-as", NoticeSentences.JoinsAs.With("Ana", "The council").Pattern.Code);
    }

    public static TheoryData<string> Scenarios => Cases.Scenarios;

    /// <summary>The engine's own words in a notice; what a person has said is its own affair.</summary>
    private static IEnumerable<string> Texts(Notice notice) =>
        notice
            .Changes.SelectMany(change => new[] { change.Label, change.Status ?? change.Label })
            .Concat(notice.Rolls.SelectMany(roll => roll.Factors.Select(factor => factor.Label)))
            .Concat(notice.Kind is NoticeKind.Announcement or NoticeKind.Inject ? [] : [notice.Headline]);

    private static IEnumerable<string> Texts(View view) =>
        view
            .Moves.Values.SelectMany(move =>
                move.Options.SelectMany(option => option.Expected.Select(expectation => expectation.Label))
                    .Concat(move.Why is { } why ? [why.Message] : [])
            )
            .Concat(view.Agreements.Values.SelectMany(agreement => agreement.Terms.Select(term => term.Text)));

    private static void NoticeTexts(out SentencePattern[] texts) =>
        texts = [
            NoticeSentences.SessionWaitsText,
            NoticeSentences.SessionWaited,
            NoticeSentences.MovesUsedText,
            NoticeSentences.AssistantDecidesText,
            NoticeSentences.HelpAnsweredText,
            NoticeSentences.CostReturned,
            NoticeSentences.RoundClosesText,
            NoticeSentences.PlannedBy,
            NoticeSentences.PlannedAt,
            NoticeSentences.PlannedAtRoundEnd,
            NoticeSentences.PlannedByHand,
            NoticeSentences.PlannedAsScenario,
            NoticeSentences.AimedAt,
            NoticeSentences.About,
            NoticeSentences.Under,
            NoticeSentences.DueIn,
            NoticeSentences.DueByRound,
        ];

    private static IEnumerable<SentencePattern> Of(Type part) =>
        part.GetFields().Select(field => field.GetValue(null)).OfType<SentencePattern>();

    private static IEnumerable<ImmutableArray<SentenceArgument>> Combinations(
        SentencePattern pattern,
        Scenario scenario
    )
    {
        IEnumerable<ImmutableArray<SentenceArgument>> all =
        [
            [],
        ];
        foreach (var parameter in pattern.Parameters)
        {
            var values = Arguments.Of(parameter, scenario);
            all = all.SelectMany(before => values.Select(value => before.Add(value)));
        }

        return all;
    }
}
