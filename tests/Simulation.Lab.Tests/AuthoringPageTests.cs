using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Simulation.Rules;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;
using Simulation.Testing;

namespace Simulation.Lab.Tests;

/// <summary>
/// The page for authors shows what can be played today: its examples are read, and no part of the language is left out.
/// </summary>
public sealed partial class AuthoringPageTests
{
    private static readonly string _page = File.ReadAllText(
            Path.Combine(Repository.Root, "docs", "scenario-authoring.md")
        )
        .ReplaceLineEndings("\n");

    private static readonly ImmutableArray<string> _examples =
    [
        .. Examples.Matches(_page).Select(match => match.Groups[1].Value),
    ];

    public static TheoryData<string> Keywords =>
        [
            .. typeof(Scenario)
                .Assembly.GetTypes()
                .Select(type => type.GetCustomAttribute<KeywordAttribute>()?.Word)
                .OfType<string>()
                .Distinct(),
        ];

    public static TheoryData<string> Excerpts => [.. _examples.Skip(1)];

    [GeneratedRegex("^```yaml\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Examples { get; }

    [Fact]
    public void Its_smallest_scenario_is_read_without_a_warning_and_can_be_played()
    {
        var files = ImmutableSortedDictionary<string, string>.Empty.Add(ScenarioPack.ScenarioFile, _examples[0]);
        var reading = ScenarioReader.Read(new ScenarioPack(files));
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(Phase.Debrief, HeadlessGame.Play(reading.Scenario!, "page").End.Phase);
    }

    [Theory]
    [MemberData(nameof(Excerpts))]
    public void Its_excerpts_stand_in_First_Call(string excerpt) =>
        Assert.Contains(FirstCall.Pack.Pack!.Files.Values, file => file.Contains(excerpt, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Keywords))]
    public void It_names_every_effect_condition_term_and_promise(string keyword) =>
        Assert.Matches($@"`\W*{Regex.Escape(keyword)}\b", _page);
}
