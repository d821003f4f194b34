using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Simulation.Grains;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;
using Simulation.Testing;

namespace Simulation.Bench.Memory;

/// <summary>
/// Grains and SQLite journal as in a server, with a clock that is moved, so that idle time costs none.
/// </summary>
internal sealed class IdleHost : IAsyncDisposable
{
    private const string Host = "bench";

    private readonly IHost _host;
    private readonly SqlJournal _journal;
    private readonly ManualTimeProvider _time;
    private readonly TemporaryFolder _folder;
    private readonly IGrainFactory _grains;
    private readonly Listener _listener = new();
    private readonly ISessionObserver _observer;
    private readonly List<string> _followed = [];

    private IdleHost(IHost host, SqlJournal journal, ManualTimeProvider time, TemporaryFolder folder)
    {
        _host = host;
        _journal = journal;
        _time = time;
        _folder = folder;
        _grains = host.Services.GetRequiredService<IGrainFactory>();
        _observer = _grains.CreateObjectReference<ISessionObserver>(_listener);
    }

    public static async Task<IdleHost> Start(string data)
    {
        var folder = new TemporaryFolder(data);
        var journal = SqlJournal.OpenSqlite(folder.Path);
        var time = new ManualTimeProvider();
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { DisableDefaults = true }
        );
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IJournal>(_ => journal);
        builder.Services.AddSingleton(
            Options.Create(new SessionSettings { Build = "bench", AbsenceGrace = TimeSpan.FromDays(1) })
        );
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.AddManualSilo();
        var host = builder.Build();
        await host.StartAsync();
        return new IdleHost(host, journal, time, folder);
    }

    /// <summary>
    /// Opens a session with a person in every role, all of them and the facilitator connected, and plays it.
    /// </summary>
    /// <returns>How many of the commands were moves; the others are speech.</returns>
    public async Task<int> Play(string session, ScenarioPack pack, int commands)
    {
        var table = _grains.GetGrain<ISessionGrain>(session);
        var opened = Of(await table.Open(pack, new OpenSessionRequest("bench", Pacing.Turns), "ABCDEF", Ticket.Draw()));
        List<JoinReply> people = [];
        foreach (var role in Of(await table.Preview()).Roles)
        {
            var attempt = $"{session}-joins-as-a-person-in-the-role-of-{role.Id}";
            people.Add(Of(await table.Join(new JoinRequest(attempt, "ABCDEF", "Person", role.Id))));
        }

        var seats = people.Select(person => person.Seat).Append("facilitator").Order(StringComparer.Ordinal);
        await table.Subscribe(Host, _observer, [.. seats]);
        await table.Enter(opened.Ticket, null, null);
        await table.Submit(opened.Ticket, new CommandEnvelope("start-the-session", new StartSession()));

        var moves = 0;
        for (var number = 0; number < commands; number++)
        {
            var person = people[number % people.Count];
            var entered = (await table.Enter(person.Ticket, null, null)).Reply.Snapshot!;
            var choice = entered
                .View.Moves.Where(move => move.Value.Open && move.Value.Options.Count > 0)
                .Select(move => new MoveChoice(
                    move.Key,
                    move.Value.Options[0].Target,
                    move.Value.Options[0].Asset,
                    move.Value.Options[0].Directive
                ))
                .FirstOrDefault();
            var played =
                choice is not null
                && (
                    await table.Submit(person.Ticket, new CommandEnvelope($"command-{number:D9}", new PlayMove(choice)))
                ).Refusal
                    is null;
            if (played)
                moves++;
            else
                await table.Submit(
                    person.Ticket,
                    new CommandEnvelope(
                        $"speech-{number:D9}",
                        new Say(
                            [],
                            "We should hear from the cloud provider before anybody signs a thing; give us ten minutes."
                        )
                    )
                );
        }

        lock (_followed)
            _followed.Add(session);
        return moves;
    }

    /// <summary>Everybody leaves, and the time passes after which what they would have been told is let go.</summary>
    public async Task Forget()
    {
        foreach (var session in _followed)
            await _grains.GetGrain<ISessionGrain>(session).Unsubscribe(Host);
        _followed.Clear();
        for (var minute = 0; minute < 2; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await ComeToRest();
        }
    }

    /// <summary>Nothing happens for so long that the sessions fall asleep.</summary>
    public Task Sleep() => ManualSilo.FallAsleep(_grains, _time);

    /// <summary>Somebody looks at each session.</summary>
    public async Task Wake(int sessions)
    {
        for (var number = 0; number < sessions; number++)
            await _grains.GetGrain<ISessionGrain>($"session{number}").Preview();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    // The grains' turns run on the thread pool, which says when it has nothing left to do.
    private static async Task ComeToRest()
    {
        do await Task.Delay(50);
        while (ThreadPool.PendingWorkItemCount > 0);
    }

    private static T Of<T>(Result<T> answer)
        where T : class => answer.Value ?? throw new InvalidOperationException($"It was refused: {answer.Refusal}");

    private sealed class Listener : ISessionObserver
    {
        public Task OnPublished(string session, string subscription, Publication publication) => Task.CompletedTask;

        public Task OnEnded(string session, string subscription) => Task.CompletedTask;
    }
}
