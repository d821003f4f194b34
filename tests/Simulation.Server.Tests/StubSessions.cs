using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Simulation.Grains;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Server.Broadcasting;
using Simulation.Server.Security;

namespace Simulation.Server.Tests;

/// <summary>Sessions that record subscriptions to them, and whose answers the test chooses.</summary>
internal sealed class StubSessions
{
    public StubSessions()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSignalR();
        var factory = Stub.Of<IGrainFactory>(
            (method, arguments) =>
            {
                if (method.Name == nameof(IGrainFactory.GetGrain))
                    return Session((string)arguments[0]!);
                Created();
                return arguments[0];
            }
        );
        Host = new SessionBroadcaster(
            new ClientMessageSerializer(services.BuildServiceProvider().GetRequiredService<IHubProtocolResolver>()),
            factory,
            Options.Create(new LimitSettings()),
            TimeProvider.System,
            Lifetime,
            NullLogger<SessionBroadcaster>.Instance
        );
    }

    public SessionBroadcaster Host { get; }

    public ApplicationLifetime Lifetime { get; } = new(NullLogger<ApplicationLifetime>.Instance);

    /// <summary>Called when a session, by its id, is subscribed to.</summary>
    public Func<string, Task> OnSubscribed { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called when a server leaves a session, by its id.</summary>
    public Func<string, Task> OnUnsubscribed { get; set; } = _ => Task.CompletedTask;

    /// <summary>What a session answers to a subscription.</summary>
    public Result<Subscription> Answer { get; set; } = new Subscription("first");

    /// <summary>Called when the host makes a reference to itself.</summary>
    public Action Created { get; set; } = () => { };

    /// <summary>The seats of each subscription, in order.</summary>
    public List<Sequence<string>> Subscribed { get; } = [];

    /// <summary>How often a server left a session.</summary>
    public int Left { get; private set; }

    /// <summary>Somebody enters, and is let in at once.</summary>
    public Task<Entrance?> Enter(StubCaller caller, string session = "session") =>
        Host.Enter(
            caller,
            session,
            "seat",
            "viewer",
            () => Task.FromResult(new Entrance(new EnterReply(null, null, []), "viewer", 0))
        );

    public async Task ComeAndGo()
    {
        await Enter(new StubCaller("first"));
        await Host.Leave("first");
        Subscribed.Clear();
    }

    private ISessionGrain Session(string id) =>
        Stub.Of<ISessionGrain>(
            (call, said) =>
                call.Name == nameof(ISessionGrain.Unsubscribe) ? Leave(id) : Subscribe(id, (Sequence<string>)said[2]!)
        );

    private Task Leave(string id)
    {
        Left++;
        return OnUnsubscribed(id);
    }

    private async Task<Result<Subscription>> Subscribe(string id, Sequence<string> online)
    {
        lock (Subscribed)
            Subscribed.Add(online);
        await OnSubscribed(id);
        return Answer;
    }
}
