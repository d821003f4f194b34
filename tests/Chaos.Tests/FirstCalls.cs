using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>
/// People who call servers as soon as these say that they live: each server is asked to open sessions, and all others let
/// people into those at once. The first use of everything between servers falls into the first moment of their lives.
/// </summary>
internal sealed class FirstCalls
{
    private const int SessionsPerServer = 4;

    // Longer than any start takes; a start that fails must not be waited for without end.
    private static readonly TimeSpan s_longestStart = TimeSpan.FromMinutes(2);

    private readonly ConcurrentBag<(string Call, double Seconds)> _waits = [];

    /// <summary>Seconds that each call waited for its answer.</summary>
    public IEnumerable<double> Waits => _waits.Select(wait => wait.Seconds);

    /// <summary>The call that waited longest, and how long.</summary>
    public string Longest
    {
        get
        {
            var (call, seconds) = _waits.MaxBy(wait => wait.Seconds);
            return string.Create(CultureInfo.InvariantCulture, $"{call} {seconds:0.00} s");
        }
    }

    /// <summary>Ends when every call to these servers has been answered, and fails when one was refused.</summary>
    public async Task Make(IReadOnlyList<Uri> servers) => await Task.WhenAll(servers.Select(async server =>
    {
        await Live(server);
        await Task.WhenAll(Enumerable.Range(0, SessionsPerServer).Select(n => Play(server, n, servers)));
    }));

    private static async Task Live(Uri server)
    {
        using var http = new HttpClient { BaseAddress = server };
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < s_longestStart, $"{server} does not start.");
            try
            {
                using var response = await http.GetAsync("/health/live");
                if (response.IsSuccessStatusCode) return;
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
        await using var facilitator = await HubClient.Connect(server);
        Assert.Null((await Time("enter", () => facilitator.Enter(opened.Session, opened.Ticket))).Refusal);
        Assert.Null((await Time("start", () => facilitator.Submit(new StartSession()))).Refusal);
    }

    private async Task Follow(Uri server, SessionOpenedReply opened)
    {
        await Live(server);
        using var http = new HttpClient { BaseAddress = server };
        var joined = await Time("join", () => http.Join(opened.Code, "Invented Person", role: null));
        await using var spectator = await HubClient.Connect(server);
        Assert.Null((await Time("watch", () => spectator.Enter(opened.Session, joined.Ticket))).Refusal);
    }

    private async Task<T> Time<T>(string call, Func<Task<T>> make)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await make();
        _waits.Add((call, Report.Seconds(began, Stopwatch.GetTimestamp())));
        return answer;
    }
}
