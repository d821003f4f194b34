using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Server.Broadcasting;
using Simulation.Server.Security;

namespace Simulation.Server.Tests;

/// <summary>Sessions of which nothing is there but what they are told by a host, and what becomes of telling them.</summary>
internal sealed class StubSessions
{
    public StubSessions()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSignalR();
        var factory = Stub.Of<IGrainFactory>((method, arguments) =>
        {
            if (method.Name == nameof(IGrainFactory.GetGrain)) return Session((string)arguments[0]!);
            Created();
            return arguments[0];
        });
        Host = new SessionBroadcaster(
            new Outgoing(services.BuildServiceProvider().GetRequiredService<IHubProtocolResolver>()),
            factory, new ServerLimits(), TimeProvider.System, NullLogger<SessionBroadcaster>.Instance);
    }

    public SessionBroadcaster Host { get; }

    /// <summary>What follows when a session, by its id, is told who is there.</summary>
    public Func<string, Task> Watched { get; set; } = _ => Task.CompletedTask;

    /// <summary>What follows when a session, by its id, is told that nobody is there.</summary>
    public Func<string, Task> Unwatched { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called when the host makes a watcher.</summary>
    public Action Created { get; set; } = () => { };

    /// <summary>Up to where who is there was told, each time that a session was told who is there.</summary>
    public List<Sequence<Reached>> Heard { get; } = [];

    /// <summary>How often a session was told that nobody is there.</summary>
    public int Left { get; private set; }

    /// <summary>Somebody enters, and is let in at once.</summary>
    public Task<Entrance?> Enter(StubCaller caller, string session = "session") => Host.Listen(
        caller, session, "seat", "viewer", () => Task.FromResult(new Entrance(new EnterReply(null, null, []), "viewer", 0)));

    public async Task ComeAndGo()
    {
        await Enter(new StubCaller("first"));
        await Host.Leave("first");
        Heard.Clear();
    }

    private ISessionGrain Session(string id) => Stub.Of<ISessionGrain>((call, said) =>
        call.Name == nameof(ISessionGrain.Unwatch) ? Leave(id) : Watch(id, (Sequence<Reached>)said[3]!));

    private Task Leave(string id)
    {
        Left++;
        return Unwatched(id);
    }

    private async Task<Refusal?> Watch(string id, Sequence<Reached> reached)
    {
        lock (Heard) Heard.Add(reached);
        await Watched(id);
        return null;
    }
}
