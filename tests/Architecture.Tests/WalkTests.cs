using System.Text.RegularExpressions;
using Simulation.Testing;

namespace Architecture.Tests;

/// <summary>The walk of one move in docs/architecture.md is the one that the code takes.</summary>
public partial class WalkTests
{
    private static readonly List<(string File, string Method)> Steps =
    [
        .. Step()
            .Matches(SourceTree.Read("docs/architecture.md"))
            .Select(step => (step.Groups["file"].Value, step.Groups["method"].Value)),
    ];

    [Fact]
    public void It_has_at_most_fourteen_files_and_each_has_the_method()
    {
        Assert.InRange(Steps.Count, 10, 14);
        Assert.All(Steps, step => Assert.True(File.Exists(Path.Combine(Repository.Root, step.File)), step.File));
        Assert.All(Steps, step => Assert.Matches($@"\b{step.Method}(<\w+>)?\(", SourceTree.Read(step.File)));
    }

    /// <summary>Who calls the next step, or hands over to it, as the file of the step before says.</summary>
    [Theory]
    [InlineData("connection.ts", "'Submit'")]
    [InlineData("SessionHub.cs", ".Submit(")]
    [InlineData("SessionGrain.cs", "_seatCommands.Execute(")]
    [InlineData("SeatCommands.cs", "commands.Execute(")]
    [InlineData("Playing.cs", ".Emit(")]
    [InlineData("CommandExecutor.cs", "Rulebook.Decide(")]
    [InlineData("CommandExecutor.cs", "_queue.Add(")]
    [InlineData("Rulebook.cs", "Playing.Play(")]
    [InlineData("CommitQueue.cs", "journal.Append(")]
    [InlineData("CommitQueue.cs", "committed()")]
    [InlineData("SessionGrain.cs", "_feeds.NextBatches(")]
    [InlineData("SessionGrain.cs", "_subscribers.Publish(")]
    [InlineData("Subscribers.cs", ".OnPublished(")]
    public void A_step_hands_over_to_the_next(string file, string call)
    {
        var step = Assert.Single(Steps, step => Path.GetFileName(step.File) == file);
        Assert.Contains(call, SourceTree.Read(step.File), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\| \d+ \| `(?<file>[^`]+)` \| `(?<method>\w+)`", RegexOptions.Multiline)]
    private static partial Regex Step();
}
