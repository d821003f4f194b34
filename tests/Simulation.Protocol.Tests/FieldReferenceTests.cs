using System.Reflection;
using System.Text.Json.Serialization;
using Simulation.Protocol.Reference;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Simulation.Protocol.Tests;

public sealed class FieldReferenceTests
{
    private static readonly string Text = FieldReference.Write();

    [Fact]
    public void The_page_is_up_to_date()
    {
        var path = Path.Combine(Repository.Root, FieldReference.FilePath);
        var stored = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(
            stored == Text,
            $"{FieldReference.FilePath} is stale. Rewrite it with: dotnet run --project src/Simulation.Cli -- protocol"
        );
    }

    [Fact]
    public void Every_command_event_and_notice_is_on_it()
    {
        foreach (var listed in typeof(SeatCommand).GetCustomAttributes<JsonDerivedTypeAttribute>())
            Assert.Contains($"\n#### SeatCommand: `{listed.TypeDiscriminator}`\n", Text);
        foreach (var listed in typeof(SessionEvent).GetCustomAttributes<JsonDerivedTypeAttribute>())
            Assert.Contains($"\n### `{listed.TypeDiscriminator}`\n", Text);
        Assert.Contains($"\n### {nameof(Notice)}\n", Text);
    }

    [Fact]
    public void No_type_is_mentioned_that_is_not_explained_and_none_is_explained_twice()
    {
        var headings = Text.Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)).ToList();
        Assert.Equal(headings.Distinct(), headings);
        foreach (
            var type in Text.Split("](#").Skip(1).Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)])
        )
            Assert.Contains(headings, heading => heading.Equals("### " + type, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("| `name` | text | **required** | 1 to 40 characters; a pseudonym is welcome. |")]
    [InlineData("| `spectator` | true or false | `false` | True to watch the public view without a role. |")]
    [InlineData(
        "| `unattended` | [Unattended](#unattended) | `\"waits\"` | What becomes of the game while nobody is connected. |"
    )]
    [InlineData("| `keep` | list of text | empty | Seats that stay; none when left out. |")]
    [InlineData("| `after` | whole number | null | The last batch of that stream the client has. |")]
    [InlineData("| `refusal` | [Refusal](#refusal) | when null | Null when it was accepted and is on disk. |")]
    [InlineData("| `amount` | whole number | **required** | How much. 1 to 1000. |")]
    public void Fields_have_their_type_their_default_and_their_bounds(string row) =>
        Assert.Contains('\n' + row + '\n', Text);
}
