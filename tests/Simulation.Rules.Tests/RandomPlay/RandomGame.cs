using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.RandomPlay;

/// <summary>
/// Two roles take their seats, the game begins, and anybody does anything, time passing now and then.
/// </summary>
internal static class RandomGame
{
    /// <summary>The commands of a game, each made when the one before has been decided.</summary>
    /// <param name="world">The world as it is then.</param>
    /// <param name="steps">A seed for each command after the start.</param>
    public static IEnumerable<(CommandAuthor By, Command Command, DateTimeOffset Now)> Commands(
        Func<World> world,
        int[] steps
    )
    {
        var now = Table.Opening;
        foreach (var actor in world().Scenario.Actors.Take(2))
        {
            yield return (CommandAuthor.Server, new TakeSeat(actor.Id, "N.", actor.Id, SeatKind.Player, "hash"), now);
            if (world().Teams is not null)
                yield return (CommandAuthor.Server, Second(actor.Id), now);
        }

        yield return (Table.Facilitator, new StartSession(), now);
        foreach (var step in steps)
        {
            var random = new Random(step);
            if (random.Next(3) == 0)
                now = now.AddMilliseconds(random.Next(1, 20_000));
            var (by, command) = Player.Next(world(), random);
            yield return (by, command, now);
        }
    }

    private static TakeSeat Second(string role) => new(role + 2, "M.", role, SeatKind.Player, "hash");
}
