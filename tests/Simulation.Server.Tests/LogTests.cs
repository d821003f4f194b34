using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using System.Text.Json;
using Simulation.Grains;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Server.Startup;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>What an operator reads: logs for a machine, and measurements.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task Json_logs_hold_no_names_tickets_or_words()
    {
        await using var server = await new ServerProcess(
            "--Logging:Json=true",
            "--Logging:LogLevel:Default=Debug",
            "--HostKey=the-host-key"
        ).Start();
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer the-host-key");
        var session = await TestServer.Read<SessionOpenedReply>(
            await http.PostAsJsonAsync(
                "/api/sessions",
                new OpenSessionRequest("first-call", Pacing.Turns, null, "a-secret-seed"),
                Json.Options
            )
        );
        var joined = await TestServer.Read<JoinReply>(
            await http.PostAsJsonAsync(
                "/api/join",
                new JoinRequest("the-attempt-to-join-the-session-of-zenobia", session.Code, "Zenobia", "cloud"),
                Json.Options
            )
        );
        await using (var player = await Player.Enter(server.Address, session.Session, joined.Ticket))
        {
            await player.Do(new Say([], "Words that were said."));
            await player.Submit(new Say([], new string('x', 5000)));
        }

        Assert.Equal(0, await server.Stop());
        Assert.NotEmpty(server.Output);
        Assert.All(server.Output, line => JsonDocument.Parse(line).Dispose());
        foreach (
            var secret in (string[])
                ["Zenobia", "Words that", "xxxx", "the-host-key", "a-secret-seed", session.Ticket, joined.Ticket]
        )
            Assert.DoesNotContain(server.Output, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_concerns_security_is_logged_without_secrets_names_and_addresses()
    {
        await using var server = await new ServerProcess(
            "--HostKey=the-host-key",
            "--Limits:UnknownCodesPerMinute=2",
            "--Proxy:Networks=127.0.0.0/8"
        ).Start();
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.77");
        foreach (var code in (string[])["QX7KMN4W", "QX7KMN4X"])
            (await http.GetAsync("/api/join/" + code)).Dispose();
        http.DefaultRequestHeaders.Add("Authorization", "Bearer a-wrong-key");
        (await http.PostAsJsonAsync("/api/sessions", new OpenSessionRequest("first-call", Pacing.Turns))).Dispose();
        (await http.DeleteAsync("/api/sessions/nosuchsession")).Dispose();

        http.DefaultRequestHeaders.Remove("Authorization");
        http.DefaultRequestHeaders.Add("Authorization", "Bearer the-host-key");
        var session = await TestServer.Read<SessionOpenedReply>(
            await http.PostAsJsonAsync(
                "/api/sessions",
                new OpenSessionRequest("first-call", Pacing.Turns),
                Json.Options
            )
        );
        http.DefaultRequestHeaders.Remove("Authorization");
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + session.Ticket);
        var voided = await TestServer.Read<JoinReply>(
            await http.PostAsync($"/api/sessions/{session.Session}/seats/facilitator/ticket", null)
        );

        Assert.Equal(0, await server.Stop());
        Assert.Single(server.Output, line => line.Contains("voided a ticket", StringComparison.Ordinal));
        Assert.Equal(2, server.Output.Count(line => line.Contains("wrong host key", StringComparison.Ordinal)));
        Assert.Single(server.Output, line => line.Contains("2 wrong join codes", StringComparison.Ordinal));
        foreach (
            var secret in (string[])
                ["the-host-key", "a-wrong-key", "QX7KMN4", "192.0.2.77", session.Ticket, voided.Ticket, session.Code]
        )
            Assert.DoesNotContain(server.Output, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_collector_that_does_not_answer_is_named_once_and_a_stop_is_said()
    {
        await using var server = await new ServerProcess(
            "--Logging:Json=true",
            "--Otlp:Endpoint=http://localhost:9",
            "--OTEL_METRIC_EXPORT_INTERVAL=20"
        ).Start();
        while (!server.Output.Any(Names))
            Assert.NotNull(await server.ReadLine());

        Assert.Equal(0, await server.Stop());
        Assert.Single(server.Output, Names);
        Assert.Contains("Stopping", server.Output[^2], StringComparison.Ordinal);
        Assert.Contains("Stopped", server.Output[^1], StringComparison.Ordinal);

        static bool Names(string line) =>
            line.Contains("the collector at http://localhost:9/", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operators_own_host_key_is_not_printed()
    {
        await using var server = await new ServerProcess("--HostKey=a-secret-of-the-operators-own").Start();
        Assert.Equal(0, await server.Stop());
        Assert.Contains(server.Output, line => line.Contains("Host key    your own", StringComparison.Ordinal));
        Assert.Contains(server.Output, line => line.EndsWith("/host", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Output, line => line.Contains("a-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_logs_need_a_key_of_the_operators_own_where_others_reach_the_server() =>
        Assert.Contains(
            "HostKey",
            (
                await Assert.ThrowsAsync<CannotStartException>(() =>
                    TestServer.Start("--Urls=http://*:0", "--Logging:Json=true")
                )
            ).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Commands_appends_and_deliveries_are_measured()
    {
        var seen = new HashSet<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Telemetry.Name)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, _, _, _) => Note(instrument));
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => Note(instrument));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => Note(instrument));
        listener.Start();
        await using var server = await TestServer.Start("--Otlp:Endpoint=http://127.0.0.1:9");
        await using var facilitator = await server.Facilitate(await server.Open());
        await facilitator.Do(new Announce("Measured."));
        await facilitator.Until(() =>
            facilitator.Log.Any(notice => notice.Kind == Rules.Visibility.NoticeKind.Announcement)
        );

        lock (seen)
            Assert.Superset(
                new HashSet<string>
                {
                    "whitecell.sessions",
                    "whitecell.commands",
                    "whitecell.append.duration",
                    "whitecell.deliveries",
                },
                seen
            );

        void Note(Instrument instrument)
        {
            lock (seen)
                seen.Add(instrument.Name);
        }
    }
}
