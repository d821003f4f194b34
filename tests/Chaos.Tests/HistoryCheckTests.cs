using System.Collections.Immutable;
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>That the check finds what it is there to find.</summary>
public sealed class HistoryCheckTests : IAsyncLifetime
{
    private const string Session = "abc";

    private static readonly DateTimeOffset s_time = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    private readonly string _data = Directory.CreateTempSubdirectory("whitecell-").FullName;
    private SqlJournal _journal = null!;
    private World _world = null!;
    private long _clock;

    public async Task InitializeAsync()
    {
        _journal = SqlJournal.OpenSqlite(_data);
        var shelf = ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!;
        var opened = new SessionOpened(Session, "CODE22", shelf.Pack!.Files, "seed", Pacing.Turns, 1, null);
        _world = World.Open(shelf.Scenario!, opened);
        await Store("open", CommandAuthor.Server, [opened]);
        await Decide(
            "seat",
            CommandAuthor.Server,
            new TakeSeat("facilitator", "F.", null, SeatKind.Facilitator, "hash")
        );
    }

    public async Task DisposeAsync()
    {
        await _journal.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task What_happened_is_in_order()
    {
        Assert.Empty(
            await Check(
                await Ask("1", new EndRound(), RefusalCode.WrongPhase),
                await Ask("2", new StartSession()),
                await Ask("3", new Announce("One.")),
                await Ask("4", new StartSession(), RefusalCode.WrongPhase)
            )
        );
    }

    [Fact]
    public async Task An_acknowledged_command_that_is_not_there_is_found()
    {
        var asked = await Ask("1", new Announce("One."));
        Assert.Contains(
            "not in the journal",
            await Fault(asked, Invented("2", new Announce("Two."))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_refused_command_that_is_there_is_found()
    {
        var asked = await Ask("1", new Announce("One."));
        asked.Refusal = new Refusal(RefusalCode.WrongPhase, "No.");
        Assert.Contains("is in the journal", await Fault(asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_nobody_gave_is_found()
    {
        await Ask("1", new Announce("One."));
        Assert.Contains("nobody asked", await Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_no_state_of_its_time_explains_is_found()
    {
        var started = await Ask("1", new StartSession());
        var late = Invented("2", new StartSession(), RefusalCode.WrongPhase);
        Assert.Empty(await Check(started, late));
        var early = Invented("3", new Announce("Fine."), RefusalCode.WrongPhase);
        Assert.Contains("no state of the time", await Fault(started, early), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_contradicts_the_clock_on_the_wall_is_found()
    {
        var first = await Ask("1", new Announce("One."));
        var second = await Ask("2", new Announce("Two."));
        var late = first with { Sent = second.Answered + 1, Answered = second.Answered + 2 };
        Assert.NotEmpty(await Check(late, second));
    }

    [Fact]
    public async Task Events_that_the_command_does_not_lead_to_are_found()
    {
        var asked = await Ask("1", new Announce("One."));
        Assert.Contains(
            "other events",
            await Fault(asked with { Command = new Announce("Two.") }),
            StringComparison.Ordinal
        );
    }

    // The journal itself refuses such a history; the check must not rely on that.
    [Theory]
    [InlineData("doubled", "is there twice")]
    [InlineData("lost", "not in the journal")]
    [InlineData("swapped", "was answered before it was asked")]
    public async Task An_entry_doubled_lost_or_in_another_place_is_found(string change, string fault)
    {
        SentCommand[] asked =
        [
            await Ask("1", new Announce("One.")),
            await Ask("2", new Announce("Two.")),
            await Ask("3", new Announce("Three.")),
        ];
        var entries = await _journal.Read("session/" + Session).ToListAsync();
        var last = entries.Count - 1;
        switch (change)
        {
            case "doubled":
                entries.Insert(last, entries[last - 1]);
                break;
            case "lost":
                entries.RemoveAt(last - 1);
                break;
            default:
                (entries[last - 1], entries[last]) = (entries[last], entries[last - 1]);
                break;
        }

        Assert.Contains(
            HistoryCheck.Check(entries, asked).Faults,
            found => found.Contains(fault, StringComparison.Ordinal)
        );
    }

    private async Task<List<string>> Check(params SentCommand[] asked) =>
        (await HistoryCheck.Check(_journal, Session, asked)).Faults;

    private async Task<string> Fault(params SentCommand[] asked) => Assert.Single(await Check(asked));

    private SentCommand Invented(string id, SeatCommand command, RefusalCode? refused = null) =>
        new(Session, "facilitator", id, command, ++_clock)
        {
            Answered = ++_clock,
            Refusal = refused is { } code ? new Refusal(code, "No.") : null,
        };

    private async Task<SentCommand> Ask(string id, SeatCommand command, RefusalCode? refused = null)
    {
        await Decide("facilitator:" + id, CommandAuthor.Person("facilitator"), command);
        return Invented(id, command, refused);
    }

    private async Task Decide(string id, CommandAuthor by, Command command)
    {
        if (Rulebook.Decide(_world, by, command, s_time) is not Decision.Accepted accepted)
            return;
        await Store(id, by, accepted.Events);
        _world = accepted.After;
    }

    private async Task Store(string id, CommandAuthor by, ImmutableArray<SessionEvent> events)
    {
        var version = await _journal.Version("session/" + Session);
        var stored = events.Select(StoredEvents.Write).Select(e => new StoredEvent(e.Name, e.Json)).ToImmutableArray();
        await _journal.Append(
            "session/" + Session,
            version,
            [new JournalEntry(version + 1, s_time, id, by.ToString(), stored)]
        );
    }
}
