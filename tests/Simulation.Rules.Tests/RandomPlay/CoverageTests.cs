using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.RandomPlay;

/// <summary>That random play reaches everything; otherwise what it finds sound may only be what it never did.</summary>
public sealed class CoverageTests
{
    /// <summary>Refusals that are not the rules' but of the server around them.</summary>
    private static readonly RefusalCode[] _ofTheServer =
    [
        RefusalCode.UnknownSession,
        RefusalCode.TooMany,
        RefusalCode.HostKeyNeeded,
        RefusalCode.ScenarioRefused,
        RefusalCode.TryAgain,
        RefusalCode.ServerFull,
        RefusalCode.ServerStopping,
        RefusalCode.OtherVersion,
        RefusalCode.RuleFailed,
        RefusalCode.SessionDamaged,
        RefusalCode.ClassEnded,
        RefusalCode.MovedTable,
        RefusalCode.Sealed,
        RefusalCode.RosterRefused,
    ];

    [Fact]
    public void Random_games_see_every_event_and_every_refusal()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal) { "session-opened" };
        var codes = new SortedSet<RefusalCode>(_ofTheServer);
        for (
            var game = 0;
            game < 400
                && (names.Count < StoredEvents.Names.Count() || codes.Count < Enum.GetValues<RefusalCode>().Length);
            game++
        )
        {
            Play(game, names, codes);
        }

        Assert.Equal(StoredEvents.Names.Order(StringComparer.Ordinal), names);
        Assert.Equal(Enum.GetValues<RefusalCode>(), codes);
    }

    private static void Play(int game, SortedSet<string> names, SortedSet<RefusalCode> codes)
    {
        var teams = game % 2 == 0 ? null : new TeamSettings(TeamDecides.Captain, (TeamReady)(game / 2 % 2));
        var pacing = game % 4 == 3 ? Pacing.Async : Pacing.Live;
        var world = Table.Lobby(pacing: pacing, teams: teams, isSealed: true).World;
        var now = Table.Opening;
        var random = new Random(game);
        for (var step = 0; step < 250; step++)
        {
            if (random.Next(3) == 0)
                now = now.AddMilliseconds(random.Next(1, 10_000));
            var (by, command) = step switch
            {
                < 2 => (
                    CommandAuthor.Server,
                    new TakeSeat("p" + step, "N.", world.Scenario.Actors[step].Id, SeatKind.Player, "hash")
                ),
                10 => (Table.Facilitator, new StartSession()),
                _ => Player.Next(world, random),
            };
            Decide(by, command);
        }

        // Nobody sits in a session that begins where another one stood, so it comes last.
        Decide(
            CommandAuthor.Server,
            new ContinueRun("session", 3, now, pacing, 60, Unattended.Waits, "", "", null, teams, world.Deadlines)
        );
        Decide(CommandAuthor.Server, new StartSession());

        void Decide(CommandAuthor by, Command command)
        {
            switch (Rulebook.Decide(world, by, command, now))
            {
                case Decision.Accepted accepted:
                    world = accepted.After;
                    names.UnionWith(accepted.Events.Select(e => StoredEvents.Write(e).Name));
                    break;
                case Decision.Refused refused:
                    codes.Add(refused.Refusal.Code);
                    break;
            }
        }
    }
}
