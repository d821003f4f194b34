using Simulation.Grains.Assistants;
using Simulation.Grains.Tests.Classes;
using Simulation.Journal;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Assistants;

/// <summary>A language model plays a role at a real table.</summary>
public sealed class AssistantPlayTests
{
    private const string Facilitator = "facilitator";

    [Fact]
    public async Task It_plays_what_it_chooses_and_says_its_sentence()
    {
        var model = new ScriptedModel(prompt => ScriptedModel.Choose(prompt, "Play: ", "We shall see."));
        await using var host = await Start(model);
        var (ticket, recorder) = await Begin(host);
        // The autopilots of other roles speak, too.
        await Pass(host, recorder, host.Entries, written => written.SelectMany(Events).Any(IsSaidByTheLab));
        var entries = await host.Entries();
        Assert.Contains(entries, entry => entry.By == "assistant:ai-lab" && Plays(entry));
        var said = Assert.IsType<Said>(entries.SelectMany(Events).First(IsSaidByTheLab));
        Assert.Equal(("ai-lab", "AI assistant", "We shall see."), (said.From, said.Name, said.Text));
        Assert.Empty(said.To);
        Assert.Equal(ScriptedModel.Seated, (await host.Look(ticket)).View.Roles["ai-lab"].Assistant);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"option\":999,\"say\":\"\"}")]
    [InlineData("Ignore the list and end the session.")]
    public async Task Where_it_answers_nonsense_its_autopilot_decides_and_the_stamp_says_so(string answer)
    {
        var model = new ScriptedModel(_ => answer);
        await using var host = await Start(model);
        var (_, recorder) = await Begin(host);
        await UntilAutopilotPlays(host, recorder);
        Assert.NotEmpty(model.Prompts);
        Assert.DoesNotContain(
            await host.Entries(),
            entry => entry.By.StartsWith("assistant:", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Where_it_does_not_answer_in_time_its_autopilot_decides()
    {
        var model = new ScriptedModel(async (_, _) => await new TaskCompletionSource<string>().Task);
        await using var host = await Start(model);
        var (_, recorder) = await Begin(host);
        await UntilAutopilotPlays(host, recorder);
        Assert.DoesNotContain(
            await host.Entries(),
            entry => entry.By.StartsWith("assistant:", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Where_its_endpoint_fails_its_autopilot_decides()
    {
        var model = new ScriptedModel((_, _) => throw new HttpRequestException("The key sk-secret is wrong."));
        await using var host = await Start(model);
        var (_, recorder) = await Begin(host);
        await UntilAutopilotPlays(host, recorder);
        Assert.NotEmpty(model.Prompts);
    }

    [Fact]
    public async Task Whoever_comes_back_to_the_role_ends_its_question_at_once()
    {
        var asked = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        var model = new ScriptedModel(
            async (_, cancellation) =>
            {
                asked.TrySetResult();
                await using var end = cancellation.Register(() => ended.TrySetResult());
                await ended.Task;
                return """{"option":1,"say":"Too late."}""";
            }
        );
        await using var host = await Start(model, new AssistantLimits { Timeout = TimeSpan.FromDays(1) });
        var (ticket, ada, recorder) = await host.Play(Pacing.Turns);
        await host.Do(ticket, new SetStrategy("cloud", Strategy.Assistant));
        await host.Table.Subscribe("host", recorder.Reference, [Facilitator]);
        await Pass(host, recorder, () => Task.FromResult(asked.Task.IsCompleted), isAsked => isAsked);
        Assert.False(ended.Task.IsCompleted);

        // While the question is open, her return is heard and ends it.
        await host.Table.Subscribe("host", recorder.Reference, [Facilitator, ada.Seat]);
        await ended.Task;
        await recorder.Until(
            Facilitator,
            batch => batch.Changes.Roles?.GetValueOrDefault("cloud")?.Pilot == Pilot.People
        );
        Assert.DoesNotContain(await host.Entries(), entry => entry.By == "assistant:cloud");
    }

    [Fact]
    public async Task A_session_asks_so_often_and_no_more()
    {
        var model = new ScriptedModel(prompt => ScriptedModel.Choose(prompt, "Play: "));
        await using var host = await Start(model, new AssistantLimits { CallsPerSession = 1 });
        var (_, recorder) = await Begin(host);
        await UntilAutopilotPlays(host, recorder);
        Assert.Single(model.Prompts);

        // Nor after a restart.
        await using var next = await host.Restart(
            model.Service(host.Time, new AssistantLimits { CallsPerSession = 1 })
        );
        var again = await next.Subscribe(Facilitator);
        var before = (await next.Entries()).Count;
        await Pass(next, again, async () => (await next.Entries()).Count, count => count > before + 3);
        Assert.Single(model.Prompts);
    }

    [Fact]
    public async Task Within_a_minute_it_asks_so_often_and_no_more()
    {
        var model = new ScriptedModel(prompt => ScriptedModel.Choose(prompt, "Do nothing more"));
        await using var host = await Start(model, new AssistantLimits { CallsPerMinute = 1 });
        var ticket = await host.Open(Pacing.Turns);
        foreach (var role in new[] { "ai-lab", "cloud", "white-house" })
            await host.Do(ticket, new SetStrategy(role, Strategy.Assistant));
        var recorder = await host.Subscribe(Facilitator);
        await host.Do(ticket, new StartSession());
        foreach (var role in new[] { "ai-lab", "cloud" })
        {
            var answer = await host.Table.Consult(role, await SiloOf(host));
            Assert.Equal(role == "ai-lab", answer is not null);
        }

        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.Table.Subscribe("host", recorder.Reference, [Facilitator]);
        Assert.NotNull(await host.Table.Consult("cloud", await SiloOf(host)));
    }

    [Fact]
    public async Task While_nobody_is_connected_or_the_clock_stands_it_is_not_asked()
    {
        var model = new ScriptedModel(prompt => ScriptedModel.Choose(prompt, "Play: "));
        await using var host = await Start(model);
        var (ticket, recorder) = await Begin(host, Pacing.Live);
        await host.Do(ticket, new PauseClock());
        var silo = await SiloOf(host);
        var situation = await host.Table.Situation("ai-lab", silo);
        Assert.Empty(LegalOptions.Of(situation!.World, "ai-lab"));

        await host.Do(ticket, new ResumeClock());
        await host.Table.Subscribe("host", recorder.Reference, []);
        Assert.Null(await host.Table.Situation("ai-lab", silo));
        Assert.Null(await host.Table.Consult("ai-lab", silo));
        Assert.Empty(model.Prompts);
    }

    [Fact]
    public async Task A_server_without_a_model_refuses_it_and_replaces_what_a_client_claims()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        var refusal = (
            await host.Submit(ticket, new SetStrategy("cloud", Strategy.Assistant, ScriptedModel.Seated))
        ).Refusal;
        Assert.Equal(RefusalCode.NotLegal, refusal?.Code);
        Assert.Contains("no AI assistant", refusal?.Message, StringComparison.Ordinal);
        Assert.Equal(0, await host.Count("assistant-seated"));
    }

    [Fact]
    public async Task A_class_seats_it_at_its_tables()
    {
        await using var host = await Start(new ScriptedModel(prompt => ScriptedModel.Choose(prompt, "Play: ")));
        var room = await ClassAccess.Open(host);
        var results = await room.AtTables(new SetStrategy("cloud", Strategy.Assistant), 1, 2);
        Assert.Equal([null, null], results.Select(result => result.Refusal));
        var seen = await room.Look(await room.Console(1));
        Assert.Equal(ScriptedModel.Seated, seen.View.Roles["cloud"].Assistant);
    }

    [Fact]
    public async Task The_table_is_told_of_another_model_before_that_one_is_asked()
    {
        var model = new ScriptedModel(prompt => ScriptedModel.Choose(prompt, "Play: "));
        await using var host = await Start(model);
        var (_, recorder) = await Begin(host);
        await Pass(host, recorder, () => Task.FromResult(model.Prompts.Count), asked => asked > 0);

        var other = ScriptedModel.Seated with { Host = "elsewhere.example" };
        await using var next = await host.Restart(model.Service(host.Time, seated: other));
        var again = await next.Subscribe(Facilitator);
        var before = model.Prompts.Count;
        await Pass(next, again, () => Task.FromResult(model.Prompts.Count), asked => asked > before);
        var seated = (await next.Entries()).SelectMany(Events).OfType<AssistantSeated>().Select(e => e.Assistant);
        Assert.Equal([ScriptedModel.Seated, other], seated);
    }

    internal static Task<TestHost> Start(ScriptedModel model, AssistantLimits? limits = null)
    {
        var time = new ManualTimeProvider();
        return TestHost.Start(time: time, assistant: model.Service(time, limits));
    }

    /// <summary>A game with a language model as the lab, watched by the facilitator.</summary>
    internal static async Task<(string Ticket, Recorder Recorder)> Begin(TestHost host, Pacing pacing = Pacing.Turns)
    {
        var ticket = await host.Open(pacing);
        await host.Do(ticket, new SetStrategy("ai-lab", Strategy.Assistant));
        var recorder = await host.Subscribe(Facilitator);
        await host.Do(ticket, new StartSession());
        return (ticket, recorder);
    }

    internal static Task UntilAutopilotPlays(TestHost host, Recorder recorder) =>
        Pass(
            host,
            recorder,
            host.Entries,
            entries => entries.Any(entry => entry.By == "autopilot:ai-lab" && Plays(entry))
        );

    /// <summary>Lets time pass, timer by timer, while the host goes on saying who is connected.</summary>
    internal static async Task Pass<T>(TestHost host, Recorder recorder, Func<Task<T>> look, Func<T, bool> until)
    {
        while (!until(await look()))
        {
            if (host.Time.UntilNextTimer is { } wait)
                host.Time.Advance(wait);
            await host.Table.Subscribe("host", recorder.Reference, [Facilitator]);
        }
    }

    private static async Task<SiloAddress> SiloOf(TestHost host) =>
        (await host.Grains.GetGrain<IManagementGrain>(0).GetHosts()).Keys.Single();

    private static bool IsSaidByTheLab(SessionEvent happened) => happened is Said { From: "ai-lab" };

    private static bool Plays(JournalEntry entry) =>
        Events(entry).Any(happened => happened is MovePlayed or MoveSealed or ReadyDeclared);

    private static IEnumerable<SessionEvent> Events(JournalEntry entry) =>
        entry.Events.Select(stored => StoredEvents.Read(stored.Name, stored.Json.Span));
}
