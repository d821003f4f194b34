using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests;

/// <summary>A session is deleted when nothing has happened in it for the retention period, and not before.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task A_session_expires_with_everything_that_was_said_in_it()
    {
        await using var host = await TestHost.Start(retention: TimeSpan.FromDays(30));
        var ticket = await host.Open(Pacing.Turns);
        var recorder = await host.Subscribe("facilitator");
        Assert.Equal(30, (await host.Table.Preview()).Value?.RetentionDays);
        Assert.False(await host.Table.DeleteIfExpired());
        host.Time.Advance(TimeSpan.FromDays(29));
        await host.Do(ticket, new Announce("Still here."));
        host.Time.Advance(TimeSpan.FromDays(29));
        Assert.False(await host.Table.DeleteIfExpired());

        host.Time.Advance(TimeSpan.FromDays(2));
        Assert.True(await host.Table.DeleteIfExpired());

        Assert.Empty(await host.Entries());
        Assert.Empty(await host.Journal.List("").ToListAsync());
        Assert.Equal(RefusalCode.UnknownSession, (await host.Submit(ticket, new Announce("Gone?"))).Refusal?.Code);
        Assert.Equal(RefusalCode.UnknownSession, (await host.Table.Preview()).Refusal?.Code);
        Assert.NotNull(recorder);
    }

    [Fact]
    public async Task Tickets_and_code_end_with_the_retention_period_also_before_the_session_is_deleted()
    {
        await using var host = await TestHost.Start(retention: TimeSpan.FromDays(30));

        // Its clock runs, so that waking it would write an entry.
        var (ticket, ada, _) = await host.Play(Pacing.Live);
        await using var next = await host.Kill();
        next.Time.Advance(TimeSpan.FromDays(31));
        var before = (await next.Entries()).Count;

        foreach (var void_one in new[] { ticket, ada.Ticket })
        {
            Assert.Equal(RefusalCode.UnknownSession, (await next.Table.Admit(void_one)).Refusal?.Code);
            Assert.Equal(
                RefusalCode.UnknownSession,
                (await next.Table.Enter(void_one, null, null)).Reply.Refusal?.Code
            );
            Assert.Equal(
                RefusalCode.UnknownSession,
                (await next.Submit(void_one, new Announce("Again."))).Refusal?.Code
            );
            Assert.Equal(RefusalCode.UnknownSession, (await next.Table.Debrief(void_one)).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.UnknownSession, (await next.Table.Preview()).Refusal?.Code);
        Assert.Equal(before, (await next.Entries()).Count);
        Assert.True(await next.Table.DeleteIfExpired());
        Assert.Equal(["key/join"], await next.Journal.List("").ToListAsync());
    }

    [Fact]
    public async Task Without_a_retention_period_nothing_expires()
    {
        await using var host = await TestHost.Start();
        await host.Open(Pacing.Turns);
        host.Time.Advance(TimeSpan.FromDays(10_000));
        Assert.False(await host.Table.DeleteIfExpired());
        Assert.NotEmpty(await host.Entries());
    }
}
