using System.Collections.Immutable;
using Simulation.Lab.Exports;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests.Exports;

/// <summary>Sessions that were broken off or left are marked in every table.</summary>
public sealed class SessionEndTests
{
    private static readonly CommandAuthor Facilitator = CommandAuthor.Person("facilitator");

    // Up to the end of the first round.
    private readonly ImmutableArray<GameEntry> _begun =
    [
        .. HeadlessGame
            .Play(FirstCall.Scenario, "end/1")
            .Entries.TakeWhile(entry => !entry.Events.Any(happened => happened is RoundEnded)),
    ];

    private DateTimeOffset Now => _begun[^1].At;

    [Fact]
    public void A_game_that_is_played_to_its_end_says_so()
    {
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var game = HeadlessGame.Play(FirstCall.Scenario, $"end/{seed}");
            var isAtOnce = FirstCall.Scenario.Endings.Single(ending => ending.Id == game.End.Ending).AtOnce;
            Assert.Equal((isAtOnce ? "ending" : "last-round", "0"), MarksOf(game.Entries));
        }
    }

    [Fact]
    public void Who_has_broken_it_off_is_named()
    {
        Assert.Equal(("facilitator", "0"), MarksOf([.. _begun, Ended(Facilitator, 10)]));
        Assert.Equal(("class", "0"), MarksOf([.. _begun, Ended(CommandAuthor.Server, 10)]));
    }

    [Fact]
    public void The_time_in_which_nobody_was_there_is_counted_also_when_nobody_came_back() =>
        Assert.Equal(
            ("class", "150"),
            MarksOf([
                .. _begun,
                Entry(CommandAuthor.Server, 30, new WaitingBegan(Now.AddSeconds(30))),
                Entry(CommandAuthor.Server, 120, new WaitingEnded(Now.AddSeconds(120))),
                Entry(CommandAuthor.Server, 140, new WaitingBegan(Now.AddSeconds(140))),
                Ended(CommandAuthor.Server, 200),
            ])
        );

    private GameEntry Ended(CommandAuthor by, int after) =>
        Entry(by, after, new SessionEnded(FirstCall.Scenario.Endings.First(ending => !ending.AtOnce).Id));

    private GameEntry Entry(CommandAuthor by, int after, SessionEvent happened) =>
        new(Now.AddSeconds(after), by, [happened]);

    // The same in the rows of all tables.
    private static (string EndedBy, string UnattendedSeconds) MarksOf(IEnumerable<GameEntry> entries)
    {
        var export = DataExport.Of(FirstCall.Scenario, [FinishedSession.Of(FirstCall.Scenario, entries)!]);
        return Assert.Single(export.Tables.SelectMany(table => Marks(table.Csv)).Distinct());
    }

    private static IEnumerable<(string EndedBy, string UnattendedSeconds)> Marks(string table)
    {
        var rows = table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(',')).ToList();
        var (by, seconds) = (Array.IndexOf(rows[0], "ended_by"), Array.IndexOf(rows[0], "unattended_seconds"));
        Assert.True(by >= 0 && seconds >= 0);
        return rows.Skip(1).Select(row => (row[by], row[seconds]));
    }
}
