namespace Simulation.Grains.Tests.Assistants;

/// <summary>A server that has no language model any more takes over a table at which one played.</summary>
public sealed class WithoutAssistantTests
{
    [Fact]
    public async Task The_table_is_told_and_the_autopilot_plays()
    {
        var model = new ScriptedModel(prompt => ScriptedModel.Choose(prompt, "Play: "));
        await using var host = await AssistantPlayTests.Start(model);
        var (_, recorder) = await AssistantPlayTests.Begin(host);
        await AssistantPlayTests.Pass(host, recorder, () => Task.FromResult(model.Prompts.Count), asked => asked > 0);

        await using var without = await host.Restart();
        var last = await without.Subscribe("facilitator");
        await AssistantPlayTests.Pass(without, last, () => without.Count("assistant-seated"), count => count == 2);
        var before = model.Prompts.Count;
        await AssistantPlayTests.UntilAutopilotPlays(without, last);
        Assert.Equal(before, model.Prompts.Count);
    }
}
