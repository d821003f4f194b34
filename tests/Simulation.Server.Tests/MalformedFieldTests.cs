using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Server.Endpoints;

namespace Simulation.Server.Tests;

/// <summary>
/// A message that cannot be read is answered with the field that is wrong, and what it should have been.
/// </summary>
public sealed class MalformedFieldTests
{
    [Theory]
    [InlineData("""{"type":"say","too":["lab"],"text":"Psst"}""", "there is no field “command.too”")]
    [InlineData("""{"type":"say","to":"lab","text":"Psst"}""", "“command.to” should be a list")]
    [InlineData("""{"type":"say","to":[7],"text":"Psst"}""", "“command.to[0]” should be text")]
    [InlineData("""{"type":"say","to":[]}""", "“command.text” is missing, text")]
    [InlineData("""{"type":"say","to":[],"text":null}""", "“command.text” should be text")]
    [InlineData("""{"type":"step-clock","minutes":"ten"}""", "“command.minutes” should be a whole number")]
    [InlineData("""{"type":"set-pace","pace":true}""", "“command.pace” should be a number")]
    [InlineData("""{"type":"lock-session","locked":1}""", "“command.locked” should be true or false")]
    [InlineData(
        """{"type":"set-strategy","role":"lab","strategy":"best"}""",
        "“command.strategy” should be one of base, historical, random, assistant"
    )]
    [InlineData(
        """{"type":"move-deadline","round":1,"at":"Thursday"}""",
        "“command.at” should be a time such as 2026-12-03T18:00:00+01:00"
    )]
    [InlineData(
        """{"type":"play-move","choice":{"move":"speech","parameters":{"deadline":"soon"}}}""",
        "“command.choice.parameters.deadline” should be a whole number"
    )]
    [InlineData(
        """{"type":"play-move","choice":{"move":"speech","tarket":"lab"}}""",
        "there is no field “command.choice.tarket”"
    )]
    [InlineData("""{"type":"dance"}""", "“command” should be an object whose “type” PROTOCOL.md lists")]
    [InlineData("""{"to":[],"text":"Psst"}""", "“command” should be an object whose “type” PROTOCOL.md lists")]
    [InlineData(
        """{"type":"adjust-world","adjustments":[{"type":"indicator","indicator":"heat","by":1.5}],"reason":"x"}""",
        "“command.adjustments[0].by” should be a whole number"
    )]
    public void The_field_is_named_with_what_it_should_be(string command, string what)
    {
        var read = Read<CommandEnvelope>($$"""{"id":"c1","command":{{command}}}""");
        Assert.Equal(new Refusal(RefusalCode.Malformed, $"The message could not be read: {what}."), read);
    }

    [Theory]
    [InlineData("[]", "it should be an object")]
    [InlineData("7", "it should be an object")]
    [InlineData("""{"id":"c1"}""", "“command” is missing, an object whose “type” PROTOCOL.md lists")]
    [InlineData("""{"id":"c1","command":{"type":"end-session"},"x\u0007y":1}""", "there is no field “xy”")]
    public void So_is_a_fault_of_the_message_as_a_whole(string message, string what) =>
        Assert.Equal($"The message could not be read: {what}.", Read<CommandEnvelope>(message)?.Message);

    [Fact]
    public void What_is_sent_is_repeated_in_part_only()
    {
        var message = Read<CommandEnvelope>($$"""{"id":"c1","{{new string('x', 500)}}":1}""")!.Message;
        Assert.True(message.Length < 200, message);
    }

    [Fact]
    public void What_can_be_read_is()
    {
        Assert.Null(Read<CommandEnvelope>("""{"id":"c1","command":{"text":"Psst","to":["lab"],"type":"say"}}"""));
        Assert.Null(Read<JoinRequest>("""{"id":"a","code":"b","name":"c"}"""));
    }

    private static Refusal? Read<T>(string message)
        where T : class
    {
        using var document = JsonDocument.Parse(message);
        return RequestJson.Read<T>(document.RootElement, 10_000).Refusal;
    }
}
