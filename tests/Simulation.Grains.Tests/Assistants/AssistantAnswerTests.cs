using Simulation.Grains.Assistants;

namespace Simulation.Grains.Tests.Assistants;

public sealed class AssistantAnswerTests
{
    [Theory]
    [InlineData("""{"option":1,"say":""}""", 1, "")]
    [InlineData(""" {"say":"We act.","option":3} """, 3, "We act.")]
    [InlineData("""{"option":2,"say":" One\n\tline \u0007 only "}""", 2, "One line only")]
    [InlineData("""{"option":2,"say":"\u202Eturned\u200B"}""", 2, "turned\u200B")]
    [InlineData("""{"option":2,"say":"\u200B"}""", 2, "")]
    public void An_option_and_a_sentence_are_read(string text, int option, string say) =>
        Assert.Equal(new AssistantAnswer(option, say), AssistantAnswer.Read(text, options: 3));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("I choose option 1.")]
    [InlineData("```json\n{\"option\":1,\"say\":\"\"}\n```")]
    [InlineData("""{"option":0,"say":""}""")]
    [InlineData("""{"option":4,"say":""}""")]
    [InlineData("""{"option":-1,"say":""}""")]
    [InlineData("""{"option":1.5,"say":""}""")]
    [InlineData("""{"option":"1","say":""}""")]
    [InlineData("""{"option":99999999999,"say":""}""")]
    [InlineData("""{"option":1}""")]
    [InlineData("""{"say":"We act."}""")]
    [InlineData("""{"option":1,"say":null}""")]
    [InlineData("""{"option":1,"say":["We act."]}""")]
    [InlineData("""{"option":1,"say":"","command":{"type":"end-session"}}""")]
    [InlineData("""{"option":1,"option":2,"say":""}""")]
    [InlineData("""[{"option":1,"say":""}]""")]
    [InlineData("""{"option":1,"say":""} {"option":2,"say":""}""")]
    public void Anything_else_is_no_answer(string text) => Assert.Null(AssistantAnswer.Read(text, options: 3));

    [Fact]
    public void A_sentence_has_its_bound_and_so_has_an_answer()
    {
        Assert.NotNull(AssistantAnswer.Read($$"""{"option":1,"say":"{{new string('x', 280)}}"}""", 3));
        Assert.Null(AssistantAnswer.Read($$"""{"option":1,"say":"{{new string('x', 281)}}"}""", 3));
        Assert.Null(AssistantAnswer.Read($$"""{"option":1,"say":""{{new string(' ', 5000)}}}""", 3));
    }
}
