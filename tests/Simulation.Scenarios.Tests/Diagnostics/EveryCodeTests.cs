using System.Collections.Immutable;
using System.Reflection;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Lint;
using Simulation.Scenarios.Packs;
using Simulation.Scenarios.Yaml;
using Simulation.Testing;

namespace Simulation.Scenarios.Tests.Diagnostics;

/// <summary>One example of each diagnostic: what an author writes, and that it is told with its code.</summary>
public sealed class EveryCodeTests
{
    private const string TwoCasts =
        "casts:\n  one: {title: One, names: {lab: North}}\n  two: {title: Two, names: {lab: South}}\n";

    private const string Record = "source: The papers\nmoves:\n  - {round: friday, role: office, move: order}\n";

    private static readonly Dictionary<string, Func<ImmutableArray<Diagnostic>>> _examples = new(StringComparer.Ordinal)
    {
        [DiagnosticCodes.TooManyProblems] = () =>
            Adding(string.Concat(Enumerable.Range(0, 150).Select(i => $"unknown-{i}: 1\n"))),
        [DiagnosticCodes.FolderUnreadable] = () => Folder(null),
        [DiagnosticCodes.ScenarioFileMissing] = () =>
            Folder(folder => File.WriteAllText(Path.Combine(folder, "one.md"), "")),
        [DiagnosticCodes.PackTooLarge] = () =>
            Folder(folder =>
                File.WriteAllText(Path.Combine(folder, "scenario.yaml"), new string('x', PackLimits.Bytes + 1))
            ),
        [DiagnosticCodes.FileNameRefused] = () => Beside("../outside.md", ""),
        [DiagnosticCodes.LinkRefused] = () =>
            Folder(folder => File.CreateSymbolicLink(Path.Combine(folder, "one.md"), "/etc/hostname")),
        [DiagnosticCodes.NotUtf8] = () =>
            Folder(folder => File.WriteAllBytes(Path.Combine(folder, "scenario.yaml"), [0xC3, 0x28])),
        [DiagnosticCodes.ControlCharacter] = () => Beside("friday.md", "\u0007"),
        [DiagnosticCodes.IncludeUnknown] = () => Adding("includes: [absent.yaml]\n"),
        [DiagnosticCodes.IncludeTwice] = () => Including("a.yaml, a.yaml", "flags: {more: More}\n"),
        [DiagnosticCodes.FileNotIncluded] = () => Beside("a.yaml", "flags: {more: More}\n"),
        [DiagnosticCodes.NotYaml] = () => Tree("a: b: c\n"),
        [DiagnosticCodes.TabIndentation] = () => Tree("a:\n\tb: 1\n"),
        [DiagnosticCodes.TooDeep] = () => Tree(new string('[', 40) + new string(']', 40)),
        [DiagnosticCodes.TooManyNodes] = () =>
            Tree($"a: [{string.Join(',', Enumerable.Repeat("1", YamlLimits.Nodes))}]"),
        [DiagnosticCodes.AnchorRefused] = () => Tree("a: &x 1\n"),
        [DiagnosticCodes.TagRefused] = () => Tree("a: !!str 1\n"),
        [DiagnosticCodes.DirectiveRefused] = () => Tree("%YAML 1.2\n---\na: 1\n"),
        [DiagnosticCodes.SecondDocument] = () => Tree("a: 1\n---\nb: 1\n"),
        [DiagnosticCodes.DuplicateKey] = () => Tree("a: 1\na: 2\n"),
        [DiagnosticCodes.KeyNotText] = () => Tree("[a]: 1\n"),
        [DiagnosticCodes.TextTakenForComment] = () => Tree("title: Case #7\n"),
        [DiagnosticCodes.Empty] = () => Tree("# nothing\n"),

        [DiagnosticCodes.UnknownKey] = () => Adding("colour: red\n"),
        [DiagnosticCodes.MissingKey] = () => With("pace: 60\n", ""),
        [DiagnosticCodes.WrongKind] = () => With("pace: 60", "pace: [60]"),
        [DiagnosticCodes.WrongForm] = () => With("pace: 60", "pace: fast"),
        [DiagnosticCodes.OutOfRange] = () => With("pace: 60", "pace: 0"),
        [DiagnosticCodes.UnknownWord] = () => With("polarity: less-is-better", "polarity: worse"),
        [DiagnosticCodes.UnknownCase] = () => With("{end: ruin}", "{finish: ruin}"),
        [DiagnosticCodes.AmbiguousCase] = () => With("{played: tell}", "{played: tell, flag: told}"),
        [DiagnosticCodes.IdRefused] = () => With("  saturday:", "  Saturday:"),
        [DiagnosticCodes.DuplicateId] = () =>
            Adding("data-plan: []\n", "casts: [{id: a, title: A, names: {}}, {id: a, title: B, names: {}}]\n"),
        [DiagnosticCodes.TitleRefused] = () => With("title: Friday", "title: \" \""),
        [DiagnosticCodes.FileNotInPack] = () => With("{file: friday.md}", "{file: thursday.md}"),

        [DiagnosticCodes.UnknownName] = () => With("owner: lab", "owner: leb"),
        [DiagnosticCodes.ReservedId] = () => With("  lab:\n    title: The lab", "  self:\n    title: The lab"),
        [DiagnosticCodes.PartAbsent] = () => With("{played: tell}", "{played: tell, by: self}"),
        [DiagnosticCodes.ListLength] = () => With("statuses: {open: Open to all, shut: Shut down}", "statuses: {}"),
        [DiagnosticCodes.BoundsReversed] = () => With("from: 20, to: 80", "from: 80, to: 20"),
        [DiagnosticCodes.CalendarOrder] = () => With("2026-06-13 09:00", "Saturday"),
        [DiagnosticCodes.InjectTime] = () => With("minute: 30", "minute: 91"),
        [DiagnosticCodes.NoLastEnding] = () => With("text: It goes on.}", "text: It goes on., when: {flag: told}}"),
        [DiagnosticCodes.EndingUnreachable] = () => With("text: It goes on.}", "text: It goes on., at-once: true}"),
        [DiagnosticCodes.GoalWithoutMeasure] = () => With(", when: {status: open, of: model}}", "}"),
        [DiagnosticCodes.OneOfSeveral] = () => With("{indicator: heat, by: 5}", "{by: 5}"),
        [DiagnosticCodes.AnswerMismatch] = () => With("resolves: complied", "timing: sealed"),
        [DiagnosticCodes.DemandUnanswered] = () => With("answers: shut-down\n    resolves: complied", "text: Gladly."),
        [DiagnosticCodes.PartyMissing] = () => With("between: [office, lab]", "between: [lab, lab]"),
        [DiagnosticCodes.SecretInCondition] = () => With("when: {flag: told}", "when: {flag: quiet}"),
        [DiagnosticCodes.NothingToDo] = () =>
            With(
                "  office:\n    title: The office",
                "  press: {title: The press, kind: press, summary: It writes.}\n  office:\n    title: The office"
            ),
        [DiagnosticCodes.NeverSet] = () => With("      - set: {flag: told}\n", ""),
        [DiagnosticCodes.IdNotFolder] = () => Library("renamed"),
        [DiagnosticCodes.LeakMismatch] = () => With("    secret: true\n", ""),
        [DiagnosticCodes.SurveyMismatch] = () => Adding("survey: {trust: {ask: Do you?}}\n"),
        [DiagnosticCodes.OutOfReach] = () => With("reaches: [lab, regulator]", "reaches: regulator"),

        [DiagnosticCodes.CastUnknown] = () =>
            ScenarioReader.Read(SmallScenario.Pack(SmallScenario.Yaml + "\n" + TwoCasts), "three").Diagnostics,
        [DiagnosticCodes.CastNameMissing] = () =>
            Adding(TwoCasts.Replace("{lab: South}", "{}", StringComparison.Ordinal)),
        [DiagnosticCodes.CastNameRefused] = () => Adding(TwoCasts.Replace("South", "''", StringComparison.Ordinal)),
        [DiagnosticCodes.PlaceholderUnknown] = () => Beside("friday.md", "{{nobody}}"),
        [DiagnosticCodes.PlaceholderMalformed] = () => Beside("friday.md", "{{ lab }}"),
        [DiagnosticCodes.CastNameUnused] = () => Adding(TwoCasts),
        [DiagnosticCodes.HistoryTwice] = () =>
            ScenarioReader
                .Read(
                    new ScenarioPack(
                        SmallScenario
                            .Pack(SmallScenario.Yaml + "\nhistory: {source: Here}\n")
                            .Files.Add(ScenarioPack.HistoryFile, Record)
                    )
                )
                .Diagnostics,
        [DiagnosticCodes.HistoryNotPlayable] = () =>
            Beside(ScenarioPack.HistoryFile, Record.Replace("office", "lab", StringComparison.Ordinal)),
        [DiagnosticCodes.HistoryTime] = () =>
            Beside(
                ScenarioPack.HistoryFile,
                Record.Replace("friday,", "friday, minute: 91,", StringComparison.Ordinal)
            ),
        [DiagnosticCodes.HistoryOneOf] = () =>
            Beside(ScenarioPack.HistoryFile, Record.Replace(", move: order", "", StringComparison.Ordinal)),
        [DiagnosticCodes.ColumnRefused] = () =>
            Adding("data-plan: {question: How?, measure: ending, column: The end}\n"),
        [DiagnosticCodes.ColumnTaken] = () => Adding("data-plan: {question: How?, measure: ending, column: seed}\n"),
        [DiagnosticCodes.StudyIncomplete] = () => Adding("study: {mechanisms: {nothing: Nothing at all}}\n"),
        [DiagnosticCodes.StudyNotPlayable] = () =>
            Adding(
                "study: {lessons: {wrong: {title: A, claim: B, measure: {score: lab}, at-least: 1, refrains: {role: lab, moves: order}}}}\n"
            ),

        [DiagnosticCodes.PhrasePlaceholder] = () => Adding("says: {occasion: announce, lines: \"Hear, {whom}!\"}\n"),
        [DiagnosticCodes.PhraseUnfit] = () => Adding("says: {occasion: thank, lines: []}\n"),

        [DiagnosticCodes.FlagUnused] = () => Lint("  quiet: Something", "  spare: Nothing\n  quiet: Something"),
        [DiagnosticCodes.ResourceUnused] = () =>
            Lint("  capital: Political capital", "  capital: Political capital\n  spare: Nothing"),
        [DiagnosticCodes.AuthorityUnused] = () => Lint("  statute: {", "  spare: Nothing\n  statute: {"),
        [DiagnosticCodes.PermitUnused] = () => Lint("permits:\n", "permits:\n  spare: Nothing\n"),
        [DiagnosticCodes.IntelUnused] = () =>
            Lint("intel:\n", "intel:\n  spare: {title: Nothing, truth: true, held-by: lab}\n"),
        [DiagnosticCodes.IndicatorUnused] = () => Lint("  doubt: {", "  spare: {title: Nothing, start: 5}\n  doubt: {"),
        [DiagnosticCodes.AssetUnused] = () =>
            Lint("assets:\n", "assets:\n  spare: {title: Nothing, kind: none, owner: lab, statuses: {there: There}}\n"),
        [DiagnosticCodes.AttributeUnused] = () =>
            Lint("      size: {", "      spare: {title: Nothing, from: 5}\n      size: {"),
        [DiagnosticCodes.IndicatorUnmoved] = () =>
            Lint("  doubt: {", "  spare: {title: Nothing, start: 5}\n  doubt: {"),
        [DiagnosticCodes.StatusUnreached] = () => Lint("shut: Shut down}", "shut: Shut down, gone: Gone}"),
        [DiagnosticCodes.FlagUnread] = () =>
            Lint("      - set: {flag: quiet}", "      - set: {flag: quiet}\n      - set: {flag: quiet, to: false}"),
        [DiagnosticCodes.MoveTooDear] = () =>
            Lint(
                "cost: {capital: 1}",
                "cost: {capital: 1, gold: 9}",
                "  capital: Political capital",
                "  capital: Political capital\n  gold: Gold"
            ),
        [DiagnosticCodes.NothingToAimAt] = () =>
            Lint("    secret: true\n", "    secret: true\n    targets: {actors: lab}\n"),
        [DiagnosticCodes.AgreementEmpty] = () =>
            Lint("agreements:\n", "agreements:\n  nothing: {title: Nothing, between: [office, lab]}\n"),
        [DiagnosticCodes.NeverHolds] = () => Lint("{played: tell}", "{round-at-least: 3}"),
        [DiagnosticCodes.SecretTraced] = () =>
            Lint(
                "  capital: Political capital",
                "  capital: {title: Political capital, public: true}",
                "      - set: {flag: quiet}",
                "      - set: {flag: quiet}\n      - change: {resource: capital, of: self, by: 1}"
            ),
        [DiagnosticCodes.ReckonedToNothing] = () =>
            Lint("{indicator: heat, by: 5}", "{indicator: heat, reckoned: {base: -5}}"),
        [DiagnosticCodes.MinutesMismatch] = () => Lint("pace: 60", "pace: 1"),
        [DiagnosticCodes.GoalUnseen] = () =>
            Lint(", when: {status: open, of: model}}", ", measure: {plus: [{indicator: doubt}]}}"),
        [DiagnosticCodes.MarkdownRefused] = () => Lint("text: It goes on.", "text: It <b>goes</b> on."),
        [DiagnosticCodes.EndsBetweenRounds] = () =>
            Lint("agreements:\n", "agreements:\n  late: {title: Late, between: [office, lab], expires-after: 300}\n"),
        [DiagnosticCodes.PromiseOutlastsGame] = () =>
            Lint("{plays: tell, by: lab, within: 60}", "{plays: tell, by: lab, within: 1246}"),
        [DiagnosticCodes.PromiseOfSpentMove] = () =>
            Lint("title: Tell the press\n", "title: Tell the press\n    per-round: 1\n"),
        [DiagnosticCodes.Contradiction] = () => Lint("{played: tell}", "{indicator: heat, at-most: 10}"),
    };

    public static TheoryData<string> Codes => [.. _examples.Keys];

    [Fact]
    public void Every_code_has_an_example_here_or_is_about_played_games()
    {
        var codes = typeof(DiagnosticCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(code =>
                !code.StartsWith("WC052", StringComparison.Ordinal)
                && !code.StartsWith("WC053", StringComparison.Ordinal)
            );

        // The binder refuses what a record's own constructor refuses; no record of today does.
        Assert.Equal(
            codes.Except([DiagnosticCodes.NotAccepted]).Order(StringComparer.Ordinal),
            _examples.Keys.Order(StringComparer.Ordinal)
        );
        Assert.True(_examples.Count > 60);
    }

    [Theory]
    [InlineData(1245, 1094, "")]
    [InlineData(1246, 1094, DiagnosticCodes.PromiseOutlastsGame)]
    [InlineData(1245, 1095, "")]
    public void A_promise_is_one_that_can_be_broken(int within, int limited, string code)
    {
        // The gap between the rounds has 1095 minutes.
        Assert.Equal(code, Promised($"within: {within}", ""));
        Assert.Equal(
            limited < 1095 ? DiagnosticCodes.PromiseOfSpentMove : "",
            Promised($"within: {limited}", "    per-round: 1\n")
        );
    }

    private static string Promised(string within, string limit) =>
        string.Concat(
            Lint(
                    "{plays: tell, by: lab, within: 60}",
                    $"{{plays: tell, by: lab, {within}}}",
                    "title: Tell the press\n",
                    "title: Tell the press\n" + limit
                )
                .Select(found => found.Code)
                .Where(code => code is DiagnosticCodes.PromiseOutlastsGame or DiagnosticCodes.PromiseOfSpentMove)
        );

    [Theory]
    [MemberData(nameof(Codes))]
    public void It_is_told(string code)
    {
        var found = _examples[code]().FirstOrDefault(diagnostic => diagnostic.Code == code);

        Assert.True(found is not null, $"{code} is not among: {string.Join(Environment.NewLine, _examples[code]())}");
        Assert.False(string.IsNullOrWhiteSpace(found.Message) || found.Message.EndsWith('.'), found.Message);
    }

    [Fact]
    public void A_sound_scenario_has_no_lints_but_its_own()
    {
        Assert.Empty(
            ScenarioLint.Run(ScenarioReader.Read(SmallScenario.Pack(SmallScenario.With("pace: 60", "pace: 0"))))
        );
        Assert.All(
            ScenarioLint.Run(ScenarioReader.Read(SmallScenario.Pack())),
            found => Assert.Equal(Severity.Warning, found.Severity)
        );
    }

    private static ImmutableArray<Diagnostic> With(string piece, string replacement) =>
        ScenarioReader.Read(SmallScenario.Pack(SmallScenario.With(piece, replacement))).Diagnostics;

    private static ImmutableArray<Diagnostic> Adding(params string[] text) =>
        ScenarioReader.Read(SmallScenario.Pack(SmallScenario.Yaml + "\n" + string.Concat(text))).Diagnostics;

    private static ImmutableArray<Diagnostic> Beside(string path, string text) =>
        ScenarioReader.Read(new ScenarioPack(SmallScenario.Pack().Files.SetItem(path, text))).Diagnostics;

    private static ImmutableArray<Diagnostic> Including(string files, string text) =>
        ScenarioReader
            .Read(
                new ScenarioPack(
                    SmallScenario.Pack(SmallScenario.Yaml + $"\nincludes: [{files}]\n").Files.SetItem("a.yaml", text)
                )
            )
            .Diagnostics;

    private static ImmutableArray<Diagnostic> Tree(string yaml) => Reading.Tree(yaml).Diagnostics;

    private static ImmutableArray<Diagnostic> Lint(params string[] pairs)
    {
        var yaml = pairs
            .Chunk(2)
            .Aggregate(
                SmallScenario.Yaml,
                (text, pair) =>
                {
                    Assert.Contains(pair[0], text, StringComparison.Ordinal);
                    return text.Replace(pair[0], pair[1], StringComparison.Ordinal);
                }
            );
        var reading = ScenarioReader.Read(SmallScenario.Pack(yaml));
        Assert.True(reading.Scenario is not null, string.Join(Environment.NewLine, reading.Diagnostics));
        return ScenarioLint.Run(reading);
    }

    private static ImmutableArray<Diagnostic> Folder(Action<string>? fill)
    {
        using var folder = new TemporaryFolder();
        fill?.Invoke(folder.Path);
        var diagnostics = new DiagnosticList();
        PackReader.Read(fill is null ? Path.Combine(folder.Path, "none") : folder.Path, diagnostics);
        return diagnostics.ToImmutable();
    }

    private static ImmutableArray<Diagnostic> Library(string name)
    {
        using var folder = new TemporaryFolder();
        var scenario = Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;
        foreach (var (path, text) in SmallScenario.Pack().Files)
            File.WriteAllText(Path.Combine(scenario, path), text);
        return ScenarioLibrary.Read(folder.Path).Shelf[0].Diagnostics;
    }
}
