using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Classes;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Protocol.Tests;

public sealed class ProtocolPageTests
{
    private static readonly string Page = File.ReadAllText(
        Path.Combine(Repository.Root, "src/Simulation.Protocol/PROTOCOL.md")
    );

    [Fact]
    public void Every_refusal_is_explained()
    {
        foreach (var name in Enum.GetNames<RefusalCode>())
        {
            Assert.Contains($"\n| `{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}` | ", Page);
        }
    }

    [Fact]
    public void Every_command_and_every_adjustment_is_named()
    {
        foreach (
            var listed in new[] { typeof(SeatCommand), typeof(Adjustment), typeof(ClassDeskCommand) }.SelectMany(
                union => union.GetCustomAttributes<JsonDerivedTypeAttribute>()
            )
        )
        {
            Assert.Contains($"`{listed.TypeDiscriminator}`", Page);
        }
    }

    [Fact]
    public void Every_message_of_the_worked_game_has_fields_and_choices_that_there_are()
    {
        var blocks = Regex.Matches(Page, "```json (\\w+)\n(.*?)```", RegexOptions.Singleline);
        Assert.True(blocks.Count > 10);
        foreach (Match block in blocks)
        {
            var type = typeof(WireConstants)
                .Assembly.GetExportedTypes()
                .Single(known => known.Name == block.Groups[1].Value);
            using var message = JsonDocument.Parse(block.Groups[2].Value);
            Shape.Check(message.RootElement, type, type.Name);
        }
    }

    [Fact]
    public void The_hubs_address_is_stated() => Assert.Contains($"at `{WireConstants.HubPath}`", Page);
}
