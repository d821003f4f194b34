using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests;

/// <summary>
/// What a table may rely on when it opens First Call: nothing in it is out of reach, and no role is hopeless or sure to
/// win. The seeds are fixed, so a failure means that the scenario, the rules or the autopilot have changed.
/// </summary>
public sealed class FirstCallBalanceTests(AutopilotGames games) : IClassFixture<AutopilotGames>
{
    /// <summary>Games below which an average says nothing.</summary>
    private const int EnoughGames = 10;

    public static TheoryData<string> Roles => [.. FirstCall.Scenario.Actors.Select(actor => actor.Id)];

    public static TheoryData<string> Endings => [.. FirstCall.Scenario.Endings.Select(ending => ending.Id)];

    public static TheoryData<string> Agreements => [.. FirstCall.Scenario.Agreements.Select(agreement => agreement.Id)];

    public static TheoryData<string, string> Playable
    {
        get
        {
            var playable = new TheoryData<string, string>();
            foreach (var (move, by) in FirstCall.Playable)
                playable.Add(move.Id, by.Id);
            return playable;
        }
    }

    /// <summary>All but the one that waits for the facilitator's hand.</summary>
    public static TheoryData<string> Injects =>
        [.. FirstCall.Scenario.Injects.Where(inject => inject.Id != "sunday-papers").Select(inject => inject.Id)];

    [Theory]
    [MemberData(nameof(Endings))]
    public void Every_ending_occurs_and_none_is_the_rule(string ending)
    {
        var reached = games.Played.Count(game => game.End.Ending == ending);
        Assert.InRange(reached, 3, games.Played.Length * 2 / 5);
    }

    [Theory]
    [MemberData(nameof(Playable))]
    public void Every_move_is_played_by_everybody_who_can(string move, string by) =>
        Assert.Contains(
            games.Played,
            game => AutopilotGames.Moves(game).Any(played => played.Choice.Move == move && played.Role == by)
        );

    [Theory]
    [MemberData(nameof(Injects))]
    public void Every_inject_happens(string inject) =>
        Assert.Contains(games.Played, game => game.End.Injected[FirstCall.Scenario.Inject(inject)] is not null);

    [Theory]
    [MemberData(nameof(Agreements))]
    public void Every_agreement_is_signed_in_some_games_and_not_in_others(string agreement)
    {
        var signed = games.Played.Count(game =>
            Stands(game, agreement, AgreementStatus.Active, AgreementStatus.Fulfilled, AgreementStatus.Breached)
        );
        Assert.InRange(signed, 10, games.Played.Length - 10);
    }

    [Fact]
    public void Promises_are_kept_in_some_games_and_broken_in_others()
    {
        Assert.Contains(games.Played, game => game.End.Agreements.Any(a => a.Status == AgreementStatus.Fulfilled));
        Assert.Contains(games.Played, game => game.End.Agreements.Any(a => a.Status == AgreementStatus.Breached));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void No_role_scores_below_25_or_above_75_on_average(string role) =>
        Assert.InRange(games.Played.Average(game => AutopilotGames.Score(game, role)), 25, 75);

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_roles_score_depends_on_how_the_game_goes(string role)
    {
        var scores = games.Played.Select(game => AutopilotGames.Score(game, role)).Order().ToList();
        Assert.True(scores[scores.Count * 9 / 10] - scores[scores.Count / 10] >= 15);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void No_first_move_wins_by_itself(string role)
    {
        var average = games.Played.Average(game => AutopilotGames.Score(game, role));
        var byFirstMove = games
            .Played.Where(game => AutopilotGames.Moves(game).Any(played => played.Role == role))
            .GroupBy(game => AutopilotGames.Moves(game).First(played => played.Role == role).Choice.Move)
            .Where(group => group.Count() >= EnoughGames)
            .ToList();
        Assert.NotEmpty(byFirstMove);
        Assert.All(
            byFirstMove,
            group => Assert.InRange(group.Average(game => AutopilotGames.Score(game, role)), average - 10, average + 10)
        );
    }

    private static bool Stands(GameRecord game, string agreement, params AgreementStatus[] at) =>
        game.End.Agreements.Any(a => a.Template == agreement && at.Contains(a.Status));
}
