using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.RandomPlay;

/// <summary>Makes up commands: legal ones mostly, but also those of the wrong author, at the wrong time, about nothing.</summary>
internal static class Player
{
    private static readonly string[] _texts = ["Hello.", "", "\0", "Two\nlines", new string('x', 1001)];

    public static (Author By, Command Command) Next(World world, Random random)
    {
        var kind = random.Next(100);
        if (kind < 70) return OfRole(world, random);
        if (kind < 82) return (Anybody(world, random, "f"), OfFacilitator(world, random));
        return (Author.Server, OfServer(world, random));
    }

    /// <summary>A command of some role, by whoever decides for it.</summary>
    public static (Author By, SeatCommand Command) OfRole(World world, Random random)
    {
        var role = Pick(world.Scenario.Actors, random).Id;
        var by = random.Next(20) == 0 ? Anybody(world, random, role) : Decider(world, role);
        return (by, OfRole(world, role, random));
    }

    public static Author Decider(World world, string role) =>
        world.Actors[world.Scenario.Actor(role)].Pilot == Pilot.Autopilot
            ? Author.Autopilot(role)
            : Author.Person(world.Seats.Values.FirstOrDefault(s => s.Role == role)?.Id ?? "nobody");

    public static SeatCommand OfRole(World world, string role, Random random) => random.Next(22) switch
    {
        < 9 => Legal(world, role, random) ?? AnyMove(world, random),
        < 11 => AnyMove(world, random),
        11 => new TakeBackMove(Pick(world.Scenario.Moves, random).Id),
        12 => new DeclareReady(random.Next(3) > 0),
        13 => new Say([.. Roles(world, random)], Pick(_texts, random)),
        14 or 15 => Proposal(world, role, random),
        20 or 21 => new ShareIntel(AnyIntel(world, role, random), [.. Roles(world, random)]),
        16 => new DeclineProposal(AnyAgreement(world, random)),
        17 => new WithdrawProposal(AnyAgreement(world, random)),
        _ => new AcceptProposal(AnyAgreement(world, random)),
    };

    private static SeatCommand? Legal(World world, string role, Random random)
    {
        var legal = RandomStrategy.Choose(Redaction.For(world, Viewer.Of(role)), role, random.Next().ToString(CultureInfo.InvariantCulture));
        return legal is PlayMove { Choice: var choice } && world.Scenario.Move(choice.Move)!.TakesWords && random.Next(2) == 0
            ? new PlayMove(choice with { Words = "Friends!" })
            : legal;
    }

    private static PlayMove AnyMove(World world, Random random)
    {
        var move = Pick(world.Scenario.Moves, random);
        return new PlayMove(new MoveChoice(
            random.Next(20) == 0 ? "nothing" : move.Id,
            random.Next(2) == 0 ? null : Role(world, random),
            random.Next(2) == 0 || world.Scenario.Assets.IsEmpty ? null : random.Next(10) == 0 ? "nothing" : Pick(world.Scenario.Assets, random).Id,
            random.Next(2) == 0 || world.Directives.IsEmpty ? null : random.Next(10) == 0 ? "nothing" : Pick(world.Directives, random).Id,
            Numbers(move, random, 5),
            random.Next(3) == 0 ? Pick(_texts, random) : null));
    }

    private static ImmutableSortedDictionary<string, int>? Numbers(MoveDefinition move, Random random, int beyond)
    {
        if (random.Next(2) == 0) return null;
        var numbers = move.Parameters.ToImmutableSortedDictionary(p => p.Id, p => random.Next(p.From - beyond, p.To + beyond + 1), StringComparer.Ordinal);
        return beyond > 0 && random.Next(5) == 0 ? numbers.SetItem("nothing", 1) : numbers;
    }

    private static Propose Proposal(World world, string role, Random random)
    {
        var mine = world.Scenario.Agreements.Where(a => a.Between.Contains(role)).ToList();
        var template = mine.Count > 0 && random.Next(4) > 0 ? mine[random.Next(mine.Count)].Id : random.Next(8) == 0 ? "nothing" : null;
        return new Propose(template, [.. Roles(world, random)], Pick(_texts, random), random.Next(3) == 0 ? AnyAgreement(world, random) : null);
    }

    private static SeatCommand OfFacilitator(World world, Random random) => random.Next(24) switch
    {
        0 => new StartSession(),
        1 or 2 => new PauseClock(),
        < 7 => new ResumeClock(),
        7 or 8 => new SetPace(random.Next(1, 40_000) / 10m),
        9 => new ExtendRound(random.Next(-1, 200)),
        10 or 11 => new EndRound(),
        12 => random.Next(8) == 0 ? new EndSession() : new ExtendRound(1),
        13 or 14 => new Announce(Pick(_texts, random)),
        15 => new LockSession(random.Next(2) == 0),
        16 => new RemoveSeat(AnySeat(world, random)),
        17 => new ChooseRole(random.Next(2) == 0 ? null : Role(world, random)),
        18 => new Say([.. Roles(world, random)], Pick(_texts, random)),
        _ => new HandRole(Role(world, random), random.Next(2) == 0),
    };

    private static HostCommand OfServer(World world, Random random) => random.Next(16) switch
    {
        0 => new TakeSeat("s" + world.Version, Pick(_texts, random), random.Next(2) == 0 ? null : Role(world, random), (SeatKind)random.Next(3), "hash"),
        1 => new TakeSeat("s" + world.Version, "Name", Role(world, random), SeatKind.Player, "hash"),
        2 => new ReissueTicket(AnySeat(world, random), "other"),
        3 => new RecoverClock(Table.Opening.AddSeconds(random.Next(600))),
        4 or 5 => new MarkClock(),
        6 => new SeatAbsent(Role(world, random)),
        7 or 8 => new SeatReturned(Role(world, random)),
        _ => new AdvanceClock(),
    };

    private static Author Anybody(World world, Random random, string likely) => random.Next(10) switch
    {
        0 => Author.Server,
        1 => Author.Autopilot(Role(world, random)),
        2 => Author.Person(AnySeat(world, random)),
        3 => Author.Person("nobody"),
        _ => Author.Person(likely),
    };

    private static string AnySeat(World world, Random random) =>
        random.Next(10) == 0 ? "nobody" : world.Seats.Keys.ElementAt(random.Next(world.Seats.Count));

    private static string AnyAgreement(World world, Random random)
    {
        var open = world.Agreements.Where(a => a.IsOpen).ToList();
        if (open.Count > 0 && random.Next(4) > 0) return open[random.Next(open.Count)].Id;
        return world.Agreements.IsEmpty || random.Next(10) == 0 ? "nothing" : Pick(world.Agreements, random).Id;
    }

    private static string AnyIntel(World world, string role, Random random)
    {
        var mine = world.Scenario.Intel.Where((_, i) => world.Intel[i].By(world.Scenario.Actor(role)) is not null).ToList();
        if (mine.Count > 0 && random.Next(4) > 0) return Pick(mine, random).Id;
        return world.Scenario.Intel.IsEmpty || random.Next(10) == 0 ? "nothing" : Pick(world.Scenario.Intel, random).Id;
    }

    private static string Role(World world, Random random) =>
        random.Next(30) == 0 ? "nothing" : Pick(world.Scenario.Actors, random).Id;

    private static List<string> Roles(World world, Random random) =>
        Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(8) == 0 ? "facilitator" : Role(world, random)).ToList();

    private static T Pick<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];
}
