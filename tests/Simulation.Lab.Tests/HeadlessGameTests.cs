using System.Text.Json;
using Simulation.Rules;
using Simulation.Rules.Agreements;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests;

public sealed class HeadlessGameTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public void Played_slower_or_faster_the_same_is_decided_at_the_same_game_times(int pace)
    {
        Assert.Equal(Texts(FirstCall.Scenario with { Pace = 10 }), Texts(FirstCall.Scenario with { Pace = pace }));
    }

    private static IEnumerable<string> Texts(Scenario scenario) =>
        Decisions(scenario).Select(one => JsonSerializer.Serialize(one.Happened, Json.Options));

    [Fact]
    public void Moves_are_spread_over_the_rounds()
    {
        var parts = new HashSet<(int Round, long Tenth)>();
        foreach (var (happened, round) in Decisions(FirstCall.Scenario).Where(one => one.Happened is MovePlayed))
        {
            var (starts, ends) = FirstCall.Scenario.Calendar[round];
            parts.Add((round, (happened.At - starts) * 10 / (ends - starts)));
        }

        Assert.True(parts.Count > FirstCall.Scenario.Rounds.Length * 2);
    }

    /// <summary>What autopilots decided, with the index of the round.</summary>
    private static List<(SessionEvent Happened, int Round)> Decisions(Scenario scenario)
    {
        var round = 0;
        var decisions = new List<(SessionEvent, int)>();
        foreach (var entry in HeadlessGame.Play(scenario, "pace").Entries)
        {
            foreach (var happened in entry.Events)
            {
                if (happened is RoundBegan began)
                    round = began.Round;
                if (happened is MovePlayed or MoveSealed or AgreementProposed or AgreementSigned or ReadyDeclared)
                    decisions.Add((happened, round));
            }
        }

        return decisions;
    }
}
