using System.Text.RegularExpressions;
using Simulation.Testing;

namespace Architecture.Tests;

/// <summary>What the text of the sources must not hold.</summary>
public partial class SourceTests
{
    [Fact]
    public void The_rules_know_no_clock_no_chance_no_tasks_and_no_floats()
    {
        foreach (var file in SourceTree.Sources("src/Simulation.Rules"))
        {
            // A word in a text is no code; in an interpolated one it may be.
            var code = PlainTexts().Replace(Comments().Replace(SourceTree.Read(file), ""), "\"\"");
            Assert.False(Impure().IsMatch(code), $"{file} uses {Impure().Match(code).Value}.");
        }
    }

    /// <summary>So that another language needs another catalogue and nothing else.</summary>
    [Fact]
    public void The_rules_word_sentences_in_their_catalogue_alone()
    {
        foreach (var file in SourceTree.Sources("src/Simulation.Rules").Where(file => !IsWording(file)))
        {
            var code = Explanations().Replace(Comments().Replace(SourceTree.Read(file), ""), "");
            Assert.False(Worded().IsMatch(code), $"{file} says {Worded().Match(code).Value} by itself.");
            Assert.False(BareRefusal().IsMatch(code), $"{file} words a refusal by itself.");
        }

        // The codebook of exports is for who reads the tables; the defaults of the scenario language are its author's.
        static bool IsWording(string file) =>
            file.StartsWith("src/Simulation.Rules/Wording/", StringComparison.Ordinal)
            || file.StartsWith("src/Simulation.Rules/ExportColumns/", StringComparison.Ordinal)
            || file == "src/Simulation.Rules/Moves/MoveDefinition.cs";
    }

    [Fact]
    public void Only_the_server_reads_the_wall_clock()
    {
        foreach (
            var file in SourceTree
                .Sources("src")
                .Where(f => !f.StartsWith("src/Simulation.Server/", StringComparison.Ordinal))
        )
        {
            var code = Comments().Replace(SourceTree.Read(file), "");
            Assert.False(WallClock().IsMatch(code), $"{file} reads the wall clock; take a TimeProvider.");
        }
    }

    [Fact]
    public void Names_say_what_things_are()
    {
        foreach (var file in SourceTree.Sources("src"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            Assert.False(VagueName().IsMatch(name), $"{file}: name it after its subject.");
        }
    }

    [Fact]
    public void A_file_has_one_subject()
    {
        var long_ones = SourceTree.Sources("src").Where(f => SourceTree.Read(f).Count(c => c == '\n') > 400);
        Assert.Empty(long_ones);
    }

    [Fact]
    public void A_class_is_in_parts_only_where_one_of_them_is_generated()
    {
        foreach (var file in SourceTree.Sources("src").Where(file => PartialClass().IsMatch(SourceTree.Read(file))))
            Assert.Matches(@"\[(LoggerMessage|GeneratedRegex|LibraryImport)\b", SourceTree.Read(file));
    }

    [Fact]
    public void An_image_is_built_with_the_settings_that_a_working_copy_is_built_with()
    {
        var copied = SourceTree
            .Read("Dockerfile")
            .Split('\n')
            .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' '))
            .ToHashSet();
        var settings = Directory
            .EnumerateFiles(Repository.Root)
            .Select(file => Path.GetFileName(file)!)
            .Where(name =>
                name is "global.json" or ".editorconfig" || name.StartsWith("Directory.", StringComparison.Ordinal)
            )
            .ToList();

        Assert.True(settings.Count >= 4);
        Assert.Empty(settings.Except(copied));
    }

    [GeneratedRegex(@"\bpartial (class|record|struct)\b")]
    private static partial Regex PartialClass();

    /// <summary>What describes the scenario language or a defect, not the game.</summary>
    [GeneratedRegex(
        @"\b(Description|Shorthand)\((\s*@?""([^""\\]|\\.)*""\s*\+?)+\)|Exception\([^;]*;",
        RegexOptions.Singleline
    )]
    private static partial Regex Explanations();

    /// <summary>Two words, or a word beside a gap, in one text.</summary>
    [GeneratedRegex(
        @"\$?""[^""\n]*(\p{Ll}\p{Ll}[:,;]? \p{Ll}\p{Ll}|\p{L}\p{L}[:,;]? \{|\}[:,;]? \p{L}\p{L})[^""\n]*"""
    )]
    private static partial Regex Worded();

    [GeneratedRegex(@"new Refusal\(|new\(\s*RefusalCode")]
    private static partial Regex BareRefusal();

    [GeneratedRegex(@"//.*|/\*[\s\S]*?\*/")]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"DateTime(Offset)?\.(Utc)?Now|new Random|Random\.Shared|Guid\.NewGuid|\bTask\b|\basync\b|\bfloat\b|\bdouble\b|Environment\.|\bFile\.|\bConsole\."
    )]
    private static partial Regex Impure();

    [GeneratedRegex("""(?<![$@"])"(?:[^"\\\n]|\\.)*"(?!")""")]
    private static partial Regex PlainTexts();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|Stopwatch\.StartNew")]
    private static partial Regex WallClock();

    [GeneratedRegex("((?<!Lifetime)Manager|Helper|Helpers|Util|Utils|Misc|Common)$")]
    private static partial Regex VagueName();
}
