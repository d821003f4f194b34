using Simulation.Lab.Bundles;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Lab.Tests.Bundles;

/// <summary>A run as one file that plays the same again, without the names of the people.</summary>
public sealed class RunBundleTests
{
    private static readonly RecordedGame _game = PeopledGame.Play(
        FirstCall.Scenario,
        Opened(Pacing.Live),
        FirstCall.Scenario.Actors[0].Id,
        FirstCall.Scenario.Actors[1].Id
    );

    [Theory]
    [InlineData(Pacing.Live)]
    [InlineData(Pacing.Turns)]
    public void A_run_is_written_read_and_played_again(Pacing pacing)
    {
        var game = PeopledGame.Play(FirstCall.Scenario, Opened(pacing), FirstCall.Scenario.Actors[2].Id);
        var bundle = RunBundle.Of(game);
        var text = Text(bundle);
        var read = BundleFile.Read(new StringReader(text));
        Assert.Equal(text, Text(read));
        var again = Reexecution.Play(read);
        Assert.Equal(
            (game.End.Ending, string.Join(' ', game.End.Indicators)),
            (again.End.Ending, string.Join(' ', again.End.Indicators))
        );
        Assert.Equal(text, Text(RunBundle.Of(again)));
    }

    [Fact]
    public void Nobodys_name_ticket_or_own_note_is_in_it()
    {
        var text = Text(RunBundle.Of(_game));
        foreach (
            var secret in new[]
            {
                "N. ",
                "Flora",
                "hash-",
                "join-" + _game.Scenario.Actors[0].Id,
                "Ours alone",
                "PEOPLE",
            }
        )
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.Contains("Person 2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_difference_is_named()
    {
        var bundle = RunBundle.Of(_game);
        var i = bundle.Entries.ToList().FindIndex(entry => entry.Command is PlayMove);
        var other = bundle.Entries[i] with { Command = new Say([], "Nothing.") };
        var changed = bundle with { Entries = bundle.Entries.SetItem(i, other) };
        var difference = Assert.Throws<BundleException>(() => Reexecution.Play(changed));
        Assert.Contains($"The first difference is in entry {i + 1} (", difference.Message, StringComparison.Ordinal);
        Assert.Contains("on record", difference.Message, StringComparison.Ordinal);
        var reseeded = bundle with { Opened = bundle.Opened with { Seed = "another" } };
        Assert.Contains(
            "The first difference is in entry 1 ",
            Assert.Throws<BundleException>(() => Reexecution.Play(reseeded)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_cannot_be_executed_again_is_refused()
    {
        var silent = new RecordedGame(FirstCall.Scenario, _game.Entries.Select(entry => entry with { Command = null }));
        Assert.StartsWith("Not re-executable", Refusal(() => RunBundle.Of(silent)), StringComparison.Ordinal);
        var running = new RecordedGame(FirstCall.Scenario, _game.Entries.Take(9));
        Assert.StartsWith("The session has not ended", Refusal(() => RunBundle.Of(running)), StringComparison.Ordinal);
        var lines = Text(RunBundle.Of(_game)).TrimEnd('\n').Split('\n');
        Assert.Contains("cut off", Refusal(() => Read(lines[..^1])), StringComparison.Ordinal);
        Assert.Contains("Line 3", Refusal(() => Read([.. lines[..2], "nonsense"])), StringComparison.Ordinal);
        Assert.Contains(
            "entries, and says",
            Refusal(() => Read([.. lines[..5], .. lines[6..]])),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "has the format",
            Refusal(() => Read([lines[0].Replace("bundle/1", "bundle/9", StringComparison.Ordinal), .. lines[1..]])),
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// What earlier versions have made is played again by this one. With WHITECELL_ACCEPT=1 a version that has no bundle
    /// yet writes its own, once.
    /// </summary>
    [Fact]
    public void Old_bundles_play_the_same()
    {
        var folder = Path.Combine(Repository.Root, "tests", "Simulation.Lab.Tests", "Bundles");
        var own = Path.Combine(folder, $"{RunBundle.CurrentEngine}-first-call.ndjson");
        if (Environment.GetEnvironmentVariable("WHITECELL_ACCEPT") == "1" && !File.Exists(own))
            File.WriteAllText(own, Text(RunBundle.Of(_game)));

        var files = Directory.GetFiles(folder, "*.ndjson");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(Phase.Debrief, Reexecution.Play(BundleFile.Read(file)).End.Phase));
    }

    private static string Refusal(Func<object> made) => Assert.Throws<BundleException>(made).Message;

    private static RunBundle Read(string[] lines) => BundleFile.Read(new StringReader(string.Join('\n', lines)));

    private static string Text(RunBundle bundle)
    {
        using var text = new StringWriter();
        BundleFile.Write(bundle, text);
        return text.ToString();
    }

    private static SessionOpened Opened(Pacing pacing) =>
        new("peopled", "PEOPLE", FirstCall.Pack.Reading.Pack!.Files, "bundle", pacing, 30, FirstCall.Scenario.Cast);
}
