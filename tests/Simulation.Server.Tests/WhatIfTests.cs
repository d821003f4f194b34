using System.Text.Json;
using Simulation.Lab.WhatIfs;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>What would have become of a game, asked in its debrief.</summary>
public sealed class WhatIfTests
{
    private const string Seed = "nobody-guesses-this-one";

    [Fact]
    public async Task It_shows_both_paths_then_progress_then_what_autopilots_make_of_them()
    {
        await using var server = await TestServer.Start();
        var (session, ada) = await server.PlayToTheEnd(Seed);
        var list = await TestServer.Read<DecisionList>(await Get(server, session, "decisions", ada));
        var decision = list.Decisions.First(one => one.Role is not null);
        var options = await TestServer.Read<DecisionOptions>(
            await Get(server, session, $"decisions/{decision.Entry}/options", ada)
        );
        Assert.NotEmpty(options.Options);

        await using var client = await SessionClient.Connect(server.Address);
        var request = new WhatIfRequest(WireConstants.Version, session.Session, ada, decision.Entry);
        foreach (var instead in new[] { null, options.Options[^1].Command })
        {
            var updates = await client.WhatIf(request with { Instead = instead }).ToListAsync();
            var paths = updates[0].Paths!;
            Assert.Equal(decision.Text, paths.Played.Decisions[0].Text);
            Assert.Equal(PathMark.Played, paths.Played.Decisions[0].Mark);
            Assert.All(updates.Zip(updates.Skip(1)), pair => Assert.True(pair.First.Done <= pair.Second.Done));
            // Before the end it is told of the first pairs, more each time; how many hangs on the machine.
            var told = updates
                .Where(update => update.Comparison is not null)
                .Select(update => update.Comparison!.Pairs);
            Assert.Equal(told.Order().Distinct(), told);
            Assert.All(
                updates.Where(update => update.Comparison is not null),
                update => Assert.True(2 * update.Comparison!.Pairs <= update.Done)
            );
            var last = updates[^1];
            Assert.Equal((2 * WhatIf.UsualPairs, 2 * WhatIf.UsualPairs), (last.Done, last.All));
            Assert.Equal(WhatIf.UsualPairs, last.Comparison!.Pairs);
            Assert.Equal(WhatIf.UsualPairs, last.Comparison.Endings.Sum(ending => ending.Other));
            Assert.Equal(["ai-lab", "cloud", "white-house"], last.Comparison.Roles.Select(role => role.Role).Order());

            // Neither names of people, nor what keys the luck.
            var text = JsonSerializer.Serialize(
                new
                {
                    list,
                    options,
                    updates,
                },
                Json.Options
            );
            Assert.DoesNotContain(Seed, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Player of", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Before_the_end_nobody_gets_anything()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var lab = await server.Play(session, "ai-lab");
        await using var client = await SessionClient.Connect(server.Address);
        foreach (var ticket in new[] { lab.Ticket, session.Ticket })
        {
            foreach (var path in new[] { "decisions", "decisions/1/options" })
                Assert.Equal(
                    RefusalCode.WrongPhase,
                    await TestServer.RefusalOf(await Get(server, session, path, ticket))
                );
            Assert.Equal(RefusalCode.WrongPhase, await RefusalOf(client, session, ticket, 1));
        }
    }

    [Fact]
    public async Task Strangers_and_questions_that_make_no_sense_are_refused()
    {
        await using var server = await TestServer.Start();
        var (session, ada) = await server.PlayToTheEnd(Seed);
        var list = await TestServer.Read<DecisionList>(await Get(server, session, "decisions", ada));
        await using var client = await SessionClient.Connect(server.Address);

        Assert.Equal(RefusalCode.WrongTicket, await RefusalOf(client, session, "nothing", list.Decisions[0].Entry));
        Assert.Equal(
            RefusalCode.WrongTicket,
            await TestServer.RefusalOf(await Get(server, session, "decisions", "nothing"))
        );
        Assert.Equal(RefusalCode.Unknown, await RefusalOf(client, session, ada, 100_000));
        Assert.Equal(RefusalCode.NotLegal, await RefusalOf(client, session, ada, 1));
        Assert.Equal(
            RefusalCode.NotLegal,
            await RefusalOf(client, session, ada, list.Decisions[0].Entry, new AcceptProposal("agreement-9"))
        );
        foreach (var entry in new[] { "0", "1", "100000", "x", "-1" })
        {
            Assert.Equal(
                RefusalCode.Unknown,
                await TestServer.RefusalOf(await Get(server, session, $"decisions/{entry}/options", ada))
            );
        }
    }

    private static async Task<RefusalCode?> RefusalOf(
        SessionClient client,
        SessionOpenedReply session,
        string ticket,
        int entry,
        SeatCommand? instead = null
    )
    {
        var request = new WhatIfRequest(WireConstants.Version, session.Session, ticket, entry, instead);
        return Assert.Single(await client.WhatIf(request).ToListAsync()).Refusal?.Code;
    }

    private static Task<HttpResponseMessage> Get(
        TestServer server,
        SessionOpenedReply session,
        string path,
        string ticket
    ) => server.GetWithTicket($"/api/sessions/{session.Session}/{path}", ticket);
}
