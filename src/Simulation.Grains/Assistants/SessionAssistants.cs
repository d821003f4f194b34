using Simulation.Grains.Sessions;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Grains.Assistants;

/// <summary>
/// A session's side of its language models: it tells a role's actor what the role knows, counts how often it asks, and
/// carries out what the model has chosen.
/// </summary>
/// <param name="online">Seats with a connection.</param>
internal sealed class SessionAssistants(
    SessionState state,
    CommandExecutor commands,
    ViewerFeeds feeds,
    AssistantService service,
    Func<Sequence<string>> online
)
{
    /// <summary>Notices that a model is told of.</summary>
    private const int Heard = 30;

    private readonly Queue<DateTimeOffset> _lastMinute = new();
    private int? _calls;

    /// <summary>A command with the server's model in it, where a facilitator chooses one.</summary>
    public SeatCommand WithModel(SeatCommand command) =>
        command is SetStrategy chosen
            ? chosen with
            {
                Assistant = chosen.Strategy == Strategy.Assistant ? service.Model : null,
            }
            : command;

    /// <summary>
    /// What the model of a role may be told for one question, which counts as asked; null when it may not be asked.
    /// </summary>
    public async Task<AssistantInput?> Consult(string role)
    {
        if (!await IsSeated(role) || !MayAsk())
            return null;
        var viewer = Viewer.Of(role);
        var feed = feeds.Of(viewer);
        return new AssistantInput(
            Sheets.For(state.Durable!, viewer),
            feed.View,
            feed.Notices.Skip(feed.Notices.Count - Heard).ToSequence()
        );
    }

    /// <summary>Carries out what the model of a role has chosen, once, and says its sentence at the table.</summary>
    public async Task<Refusal?> Act(string role, string thinkKey, SeatCommand? command, string say)
    {
        if (!await IsSeated(role))
            return TableRefusals.NotOnAutopilot.Refuse(RefusalCode.NotYours);
        var by = CommandAuthor.Assistant(role);
        if (command is not null && await commands.Execute(thinkKey, by, command) is { } refusal)
            return refusal;

        // The choice holds also when the table does not take the sentence.
        if (say.Length > 0)
            await commands.Execute(thinkKey + "/say", by, new Say([], say));
        return null;
    }

    // A server that was given another model says so at the table before it asks that one.
    private async Task<bool> IsSeated(string role)
    {
        if (Flown(role) is not { } actor)
            return false;
        if (actor.Assistant != service.Model)
            await commands.Execute(new SeatAssistant(role, service.Model));
        return service.Model is not null && Flown(role)?.Assistant == service.Model;
    }

    private Rules.Actors.ActorState? Flown(string role) =>
        state.Durable is { } world
        && new ConnectedSeats(world, online()).LetPlay
        && world.Scenario.Actor(role) is var actor and >= 0
        && world.Actors[actor] is { Pilot: Pilot.Autopilot, Strategy: Strategy.Assistant } flown
            ? flown
            : null;

    private bool MayAsk()
    {
        // What a server asked before it was restarted counts as far as it was answered.
        _calls ??= state.Entries.Count(entry => entry.By.Kind == AuthorKind.Assistant && entry.Events is not [Said]);
        var now = service.Time.GetUtcNow();
        while (_lastMinute.TryPeek(out var asked) && now - asked >= TimeSpan.FromMinutes(1))
            _lastMinute.Dequeue();
        if (_calls >= service.Limits.CallsPerSession || _lastMinute.Count >= service.Limits.CallsPerMinute)
            return false;
        _calls++;
        _lastMinute.Enqueue(now);
        return true;
    }
}
