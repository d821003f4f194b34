using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Fact]
    public void Every_node_knows_where_it_stands()
    {
        var (root, diagnostics) = Reading.Tree("title: One\nmoves:\n  - by: \"self\"\n    to: [a, {b: 1}]\n");

        Assert.Empty(diagnostics);
        var map = Assert.IsType<YamlNode.Mapping>(root);
        Assert.Equal(new Position("scenario.yaml", 1, 1), map.At);
        Assert.Equal((1, 8), LineAndColumn(map.Find("title")!));
        var moves = Assert.IsType<YamlNode.Sequence>(map.Find("moves"));
        Assert.Equal((3, 3), LineAndColumn(moves));
        var move = Assert.IsType<YamlNode.Mapping>(Assert.Single(moves.Items));
        Assert.Equal((3, 5), LineAndColumn(move));
        Assert.Equal((3, 9), LineAndColumn(move.Find("by")!));
        var to = Assert.IsType<YamlNode.Sequence>(move.Find("to"));
        Assert.Equal((4, 9), LineAndColumn(to));
        Assert.Equal((4, 13), LineAndColumn(to.Items[1]));
    }

    [Theory]
    [InlineData("title: Case #7\n", 1, 13)]
    [InlineData("a: {b: Case #7\n}\n", 1, 13)]
    [InlineData("a: #7\nb: 1\n", 1, 4)]
    [InlineData("a: \"Case\" #7\n", 1, 11)]
    [InlineData("a:\n  - C  #sharp", 2, 8)]
    [InlineData("a: one\n  two #three\n", 2, 7)]
    public void A_text_that_YAML_cuts_off_is_warned_of(string yaml, int line, int column)
    {
        var (root, diagnostics) = Reading.Tree(yaml);

        Assert.NotNull(root);
        var warning = Assert.Single(diagnostics);
        Assert.Equal(
            (Severity.Warning, DiagnosticCodes.TextTakenForComment, line, column),
            (warning.Severity, warning.Code, warning.Line, warning.Column)
        );
    }

    [Theory]
    [InlineData("a: 'Case #7'\n")]
    [InlineData("a: Case#7\n")]
    [InlineData("a: Case # 7\n")]
    [InlineData("a: 1 ## section\n")]
    [InlineData("a: Case\n#7\n")]
    [InlineData("a: |\n  Case #7\n")]
    [InlineData("a: >-\n  Case #7\n")]
    [InlineData("a: [1, 2] #list\n")]
    public void Comments_and_texts_in_quotes_are_not(string yaml) => Assert.Empty(Reading.Tree(yaml).Diagnostics);

    [Theory]
    [InlineData("\uFEFFa: 1\n")]
    [InlineData("a: 1\r\n")]
    [InlineData("---\na: 1\n...\n")]
    [InlineData("# note\na: 1 # note")]
    public void Ways_to_write_the_same_are_read_alike(string yaml)
    {
        var (root, diagnostics) = Reading.Tree(yaml);

        Assert.Empty(diagnostics);
        Assert.Equal("1", Assert.IsType<YamlNode.Scalar>(Assert.IsType<YamlNode.Mapping>(root).Find("a")).Text);
    }

    [Fact]
    public void Text_over_several_lines_is_kept()
    {
        var (root, _) = Reading.Tree("a: |\n  one\n  two\nb: >\n  three\n  four\n");

        var map = Assert.IsType<YamlNode.Mapping>(root);
        Assert.Equal("one\ntwo\n", Assert.IsType<YamlNode.Scalar>(map.Find("a")).Text);
        Assert.Equal("three four\n", Assert.IsType<YamlNode.Scalar>(map.Find("b")).Text);
    }

    [Theory]
    [InlineData("", DiagnosticCodes.Empty, 0, 0)]
    [InlineData("# only a note\n", DiagnosticCodes.Empty, 0, 0)]
    [InlineData("a: \"open\nb: 1\n", DiagnosticCodes.NotYaml, 1, 4)]
    [InlineData("a: b: c\n", DiagnosticCodes.NotYaml, 1, 5)]
    [InlineData("a: @x\n", DiagnosticCodes.NotYaml, 1, 4)]
    [InlineData("a:\n\tb: 1\n", DiagnosticCodes.TabIndentation, 2, 1)]
    [InlineData("a:\n  \t- b\n", DiagnosticCodes.TabIndentation, 2, 3)]
    [InlineData("a: 1\nb: &x 2\n", DiagnosticCodes.AnchorRefused, 2, 4)]
    [InlineData("a: 1\nb: *x\n", DiagnosticCodes.AnchorRefused, 2, 4)]
    [InlineData("*x : 1\n", DiagnosticCodes.AnchorRefused, 1, 1)]
    [InlineData("a: !!str 1\n", DiagnosticCodes.TagRefused, 1, 4)]
    [InlineData("a: !x 1\n", DiagnosticCodes.TagRefused, 1, 4)]
    [InlineData("a: ! 1\n", DiagnosticCodes.TagRefused, 1, 4)]
    [InlineData("a: !<tag:example.org,2026:x> {}\n", DiagnosticCodes.TagRefused, 1, 4)]
    [InlineData("%YAML 1.2\n---\na: 1\n", DiagnosticCodes.DirectiveRefused, 1, 1)]
    [InlineData("%TAG ! tag:example.org,2026:\n---\na: 1\n", DiagnosticCodes.DirectiveRefused, 1, 1)]
    [InlineData("a: 1\n---\nb: 1\n", DiagnosticCodes.SecondDocument, 2, 1)]
    [InlineData("a: 1\nb: 2\na: 3\n", DiagnosticCodes.DuplicateKey, 3, 1)]
    [InlineData("a: {b: 1, 'b': 2}\n", DiagnosticCodes.DuplicateKey, 1, 11)]
    [InlineData("[a, b]: 1\n", DiagnosticCodes.KeyNotText, 1, 1)]
    [InlineData("? {a: 1}\n: 1\n", DiagnosticCodes.KeyNotText, 1, 3)]
    [InlineData("a: 1\nb: x\0y\n", DiagnosticCodes.ControlCharacter, 2, 5)]
    [InlineData("a: \u001B[0m\n", DiagnosticCodes.ControlCharacter, 1, 4)]
    [InlineData("a: \u2028b\n", DiagnosticCodes.ControlCharacter, 1, 4)]
    [InlineData("a: \"x\\0y\"\n", DiagnosticCodes.ControlCharacter, 1, 4)]
    public void What_a_scenario_does_not_need_is_refused_where_it_stands(string yaml, string code, int line, int column)
    {
        var (_, diagnostics) = Reading.Tree(yaml);

        var found = Assert.Single(diagnostics);
        Assert.Equal((code, line, column), (found.Code, found.Line, found.Column));
        Assert.Equal(Severity.Error, found.Severity);
    }

    [Fact]
    public void A_lone_surrogate_is_refused()
    {
        var (_, diagnostics) = Reading.Tree("a: " + '\uD800' + "b\n");

        Assert.Equal(DiagnosticCodes.ControlCharacter, Assert.Single(diagnostics).Code);
    }

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n")]
    [InlineData("a: {x: 1\nb: ]\n")]
    [InlineData("a: 'x\n")]
    [InlineData("- a\nb: 1\n")]
    [InlineData("a: |9x\n")]
    [InlineData("a: \"\\q\"\n")]
    [InlineData("a: \"\\UFFFFFFFF\"\n")]
    [InlineData("]")]
    [InlineData("}")]
    [InlineData("a: ]\n")]
    [InlineData("? ")]
    [InlineData(": ")]
    [InlineData("%")]
    [InlineData("%FOO")]
    [InlineData("--- a: 1\n--- b")]
    [InlineData("a: - b\n")]
    [InlineData("a: %x")]
    [InlineData("a: `x`")]
    public void Malformed_text_is_a_diagnostic_inside_the_file_and_never_an_exception(string yaml)
    {
        var (_, diagnostics) = Reading.Tree(yaml);

        var lines = yaml.Split('\n').Length;
        Assert.All(diagnostics, found => Assert.InRange(found.Line, 0, lines + 1));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[\n")]
    [InlineData("{a: ")]
    [InlineData("[{a: ")]
    public void A_bomb_of_nesting_is_refused_before_it_costs_anything(string piece)
    {
        var (root, diagnostics) = Reading.Tree(string.Concat(Enumerable.Repeat(piece, 100_000)));

        Assert.Null(root);
        var found = Assert.Single(diagnostics);
        Assert.Contains(found.Code, (string[])[DiagnosticCodes.TooDeep, DiagnosticCodes.KeyNotText]);
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_read()
    {
        var deepest = new string('[', YamlLimits.Depth) + new string(']', YamlLimits.Depth);

        Assert.Empty(Reading.Tree(deepest).Diagnostics);
        Assert.Equal(DiagnosticCodes.TooDeep, Assert.Single(Reading.Tree($"[{deepest}]").Diagnostics).Code);
    }

    [Fact]
    public void Too_many_nodes_are_refused()
    {
        var items = string.Concat(Enumerable.Repeat("1,", YamlLimits.Nodes));

        Assert.Equal(DiagnosticCodes.TooManyNodes, Assert.Single(Reading.Tree($"a: [{items}]").Diagnostics).Code);
    }

    [Theory]
    [InlineData(10_000_000)]
    [InlineData(YamlLimits.Bytes - 2)]
    public void Too_large_a_file_is_refused(int length)
    {
        var (root, diagnostics) = Reading.Tree("a: " + new string('x', length));

        Assert.Null(root);
        Assert.Equal(DiagnosticCodes.PackTooLarge, Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void The_limit_counts_bytes_not_characters()
    {
        Assert.Equal(
            DiagnosticCodes.PackTooLarge,
            Assert.Single(Reading.Tree("a: " + new string('é', YamlLimits.Bytes / 2)).Diagnostics).Code
        );
    }

    private static (int Line, int Column) LineAndColumn(YamlNode node) => (node.At.Line, node.At.Column);
}
