using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>
/// People who call servers as soon as these say that they live: each server is asked to open sessions, and all others
/// let people into those at once. The first use of everything between servers falls into the first moment of their
/// lives.
/// </summary>
internal sealed class FirstCalls
{
    private const int SessionsPerServer = 4;

    // Far longer than a start and all calls take; a start that fails must not be waited for without end.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentBag<(string Call, double Seconds, int PutOff)> _waits = [];

    /// <summary>Ends when every call to these servers has been carried out, and fails when one was refused.</summary>
    public Task Make(IReadOnlyList<Uri> servers) =>
        Task.WhenAll(
                servers.Select(async server =>
                {
                    await Live(server);
                    await Task.WhenAll(Enumerable.Range(0, SessionsPerServer).Select(n => Play(server, n, servers)));
                })
            )
            .WaitAsync(s_patience);

    /// <summary>How long the calls waited until they were carried out.</summary>
    public override string ToString()
    {
        var (call, _, putOff) = _waits.MaxBy(wait => wait.Seconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{_waits.Count} calls, seconds: {Report.Spread(_waits.Select(wait => wait.Seconds))} ({call}, put off {putOff} times); put off in all {_waits.Sum(wait => wait.PutOff)}"
        );
    }

    private static async Task Live(Uri server)
    {
        using var http = new HttpClient { BaseAddress = server };
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < s_patience, $"{server} does not start.");
            try
            {
                using var response = await http.GetAsync("/health/live");
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }

            await Task.Delay(10);
        }
    }

    private async Task Play(Uri server, int number, IReadOnlyList<Uri> servers)
    {
        using var http = new HttpClient { BaseAddress = server };
        var opened = await Time("open", () => http.Open($"seed {number}"));
        await Task.WhenAll(servers.Select(other => Follow(other, opened)));
        await using var facilitator = await SessionClient.Connect(server);
        await Time("enter", async () => Carried((await facilitator.Enter(opened.Session, opened.Ticket)).Refusal));
        await Time(
            "start",
            async () => Carried((await facilitator.Submit(new StartSession(), "start-the-game")).Refusal)
        );
    }

    private async Task Follow(Uri server, SessionOpenedReply opened)
    {
        await Live(server);
        using var http = new HttpClient { BaseAddress = server };
        var joined = await Time("join", () => http.Join(opened.Code, "Invented Person", role: null));
        await using var spectator = await SessionClient.Connect(server);
        await Time("watch", async () => Carried((await spectator.Enter(opened.Session, joined.Ticket)).Refusal));
    }

    private static bool Carried(Refusal? refusal)
    {
        if (refusal is { Code: RefusalCode.TryAgain })
            throw new PutOffException();
        Assert.Null(refusal);
        return true;
    }

    /// <summary>Makes a call until it is carried out.</summary>
    private async Task<T> Time<T>(string call, Func<Task<T>> make)
    {
        var began = Stopwatch.GetTimestamp();
        for (var putOff = 0; ; putOff++)
        {
            try
            {
                var answer = await make();
                _waits.Add((call, Report.Seconds(began, Stopwatch.GetTimestamp()), putOff));
                return answer;
            }
            catch (PutOffException)
            {
                await Task.Delay(s_pause);
            }
        }
    }
}
