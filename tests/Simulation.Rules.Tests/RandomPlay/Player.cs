using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules.Actors;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Agreements;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Channels;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Help;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.RandomPlay;

/// <summary>
/// Makes up commands: legal ones mostly, but also those of the wrong author, at the wrong time, about nothing.
/// </summary>
internal static class Player
{
    private static readonly string[] _asked = ["trust", "side", "alarmed", "riots", "nothing"];
    private static readonly string[] _texts = ["Hello.", "", "\0", "Two\nlines", new string('x', 1001)];

    public static (CommandAuthor By, Command Command) Next(World world, Random random)
    {
        var kind = random.Next(100);
        if (kind < 70)
            return OfRole(world, random);
        if (kind < 82)
            return (Anybody(world, random, "f"), OfFacilitator(world, random));
        return (CommandAuthor.Server, OfServer(world, random));
    }

    /// <summary>A command of some role, by whoever decides for it.</summary>
    public static (CommandAuthor By, SeatCommand Command) OfRole(World world, Random random)
    {
        var role = Pick(world.Scenario.Actors, random).Id;
        var by = random.Next(20) == 0 ? Anybody(world, random, role) : Decider(world, role);

        // In a team, one of them.
        if (world.Teams is not null && by.Kind == AuthorKind.Person && random.Next(2) == 0)
        {
            var team = world.Seats.Values.Where(seat => seat.Role == role).ToList();
            by = team.Count > 0 ? CommandAuthor.Person(team[random.Next(team.Count)].Id) : by;
        }

        return (by, OfRole(world, role, random));
    }

    public static CommandAuthor Decider(World world, string role) =>
        world.Actors[world.Scenario.Actor(role)].Pilot == Pilot.Autopilot
            ? AutopilotOf(world, role)
            : CommandAuthor.Person(world.Seats.Values.FirstOrDefault(s => s.Role == role)?.Id ?? "nobody");

    private static CommandAuthor AutopilotOf(World world, string role) =>
        world.Actors[world.Scenario.Actor(role)].Assistant is null
            ? CommandAuthor.Autopilot(role)
            : CommandAuthor.Assistant(role);

    public static SeatCommand OfRole(World world, string role, Random random) =>
        random.Next(26) switch
        {
            < 9 => Legal(world, role, random) ?? AnyMove(world, random),
            < 11 => AnyMove(world, random),
            11 => new TakeBackMove(Pick(world.Scenario.Moves, random).Id),
            12 => random.Next(40) == 0 ? new LeaveSeat() : new DeclareReady(random.Next(3) > 0),
            13 => new Say([.. Roles(world, random)], Pick(_texts, random)),
            14 or 15 => Proposal(world, role, random),
            20 or 21 => new ShareIntel(AnyIntel(world, role, random), [.. Roles(world, random)]),
            16 => random.Next(3) == 0
                ? new ChooseCaptain(AnySeat(world, random))
                : new DeclineProposal(AnyAgreement(world, random)),
            17 => random.Next(2) == 0
                ? new WithdrawProposal(AnyAgreement(world, random))
                : new MarkAgreement(AnyAgreement(world, random), random.Next(2) == 0),
            22 => InChannel(world, role, random),
            23 => Noted(world, role, random),
            18 or 19 => new AcceptProposal(AnyAgreement(world, random)),
            _ => Improvised(world, random),
        };

    private static SeatCommand Improvised(World world, Random random) =>
        random.Next(10) switch
        {
            < 4 => new Improvise(
                Words(random),
                Words(random),
                [.. Enumerable.Range(0, random.Next(5)).Select(_ => Words(random))],
                random.Next(4) == 0
            ),
            4 or 5 => new Argue(AnyImprovised(world, random), (Side)random.Next(2), Words(random)),
            6 => new WithdrawImprovised(AnyImprovised(world, random)),
            7 => new AskForHelp(Words(random)),
            8 when random.Next(2) == 0 => new WithdrawHelp(),
            8 => new AnswerSurvey(
                (SurveyWave)random.Next(3),
                [
                    new SurveyAnswer(Pick(_asked, random), random.Next(-1, 7)),
                    new SurveyAnswer(Pick(_asked, random), random.Next(0, 101)),
                ]
            ),
            _ => new AnswerQuestion(random.Next(-1, 3), Pick(_texts, random)),
        };

    private static SeatCommand InChannel(World world, string role, Random random) =>
        random.Next(8) switch
        {
            < 3 => new OpenChannel(
                random.Next(4) == 0 ? Pick(_texts, random) : "Channel " + random.Next(6),
                [.. Roles(world, random), .. Roles(world, random)]
            ),
            < 6 => new SayInChannel(
                AnyChannel(world, role, random),
                Words(random),
                random.Next(6) == 0 ? Role(world, random) : null
            ),
            6 => new AddToChannel(AnyChannel(world, role, random), [.. Roles(world, random)]),
            _ => new LeaveChannel(AnyChannel(world, role, random)),
        };

    private static SeatCommand Noted(World world, string role, Random random)
    {
        var notes = world.Notebooks[world.Scenario.Actor(role)].Notes;
        var number = notes.IsEmpty || random.Next(4) == 0 ? random.Next(-1, 40) : Pick(notes, random).Number;
        return random.Next(4) switch
        {
            0 => new DeleteRoleNote(number),
            1 => new WriteRoleNote(Words(random), number),
            _ => new WriteRoleNote(Words(random)),
        };
    }

    /// <summary>A text, mostly one that is allowed.</summary>
    private static string Words(Random random) => random.Next(6) == 0 ? Pick(_texts, random) : "Words.";

    private static SeatCommand? Legal(World world, string role, Random random)
    {
        var legal = RandomStrategy.Choose(
            Redaction.For(world, Viewer.Of(role)),
            role,
            random.Next().ToString(CultureInfo.InvariantCulture)
        );
        return
            legal is PlayMove { Choice: var choice }
            && world.Scenario.Move(choice.Move)!.TakesWords
            && random.Next(2) == 0
            ? new PlayMove(choice with { Words = "Friends!" })
            : legal;
    }

    private static PlayMove AnyMove(World world, Random random)
    {
        var move = Pick(world.Scenario.Moves, random);
        return new PlayMove(
            new MoveChoice(
                random.Next(20) == 0 ? "nothing" : move.Id,
                random.Next(2) == 0 ? null : Role(world, random),
                random.Next(2) == 0 || world.Scenario.Assets.IsEmpty ? null
                    : random.Next(10) == 0 ? "nothing"
                    : Pick(world.Scenario.Assets, random).Id,
                random.Next(2) == 0 || world.Directives.IsEmpty ? null
                    : random.Next(10) == 0 ? "nothing"
                    : Pick(world.Directives, random).Id,
                Numbers(move, random, 5),
                random.Next(3) == 0 ? Pick(_texts, random) : null
            )
        );
    }

    private static ImmutableSortedDictionary<string, int>? Numbers(MoveDefinition move, Random random, int beyond)
    {
        if (random.Next(2) == 0)
            return null;
        var numbers = move.Parameters.ToImmutableSortedDictionary(
            p => p.Id,
            p => random.Next(p.From - beyond, p.To + beyond + 1),
            StringComparer.Ordinal
        );
        return beyond > 0 && random.Next(5) == 0 ? numbers.SetItem("nothing", 1) : numbers;
    }

    private static Propose Proposal(World world, string role, Random random)
    {
        var mine = world.Scenario.Agreements.Where(a => a.Between.Contains(role)).ToList();
        var template =
            mine.Count > 0 && random.Next(4) > 0 ? mine[random.Next(mine.Count)].Id
            : random.Next(8) == 0 ? "nothing"
            : null;
        return new Propose(
            template,
            [.. Roles(world, random)],
            Pick(_texts, random),
            random.Next(3) == 0 ? AnyAgreement(world, random) : null,
            Terms(world, role, template)
        );
    }

    /// <summary>Now and then terms of its own: the prepared ones with other amounts, and one more.</summary>
    private static Sequence<TermDefinition>? Terms(World world, string role, string? template)
    {
        if (world.Version % 3 != 0)
            return null;
        var number = (int)(world.Version % 7);
        var prepared = world.Scenario.Agreement(template)?.Terms ?? [];
        var other = world.Scenario.Agreement(template)?.Between.FirstOrDefault(party => party != role) ?? role;
        var (payer, paid) = number % 2 == 0 ? (role, other) : (other, role);
        TermDefinition added =
            number > 2 && !world.Scenario.Resources.IsEmpty
                ? new GivesTerm(world.Scenario.Resources[^1].Id, payer, paid, number - 2)
                : new RefrainsTerm(world.Scenario.Moves[number].Id, payer, 10 * (number + 1));
        return
        [
            .. prepared.Select(term => term is GivesTerm gives ? gives with { Amount = gives.Amount + number } : term),
            added,
        ];
    }

    private static SeatCommand OfFacilitator(World world, Random random) =>
        random.Next(45) switch
        {
            36 or 37 => new GiveExtraTime(
                Role(world, random),
                random.Next(3) == 0 ? null : random.Next(-1, 4),
                random.Next(3) == 0 ? null : random.Next(-20, 210)
            ),
            38 => random.Next(3) == 0 ? new EndExtraTime(Role(world, random)) : new ResumeClock(),
            39 or 40 => new PlanInject(Content(world, random), Timing(world, random)),
            41 => new EditInject(AnyInject(world, random), Content(world, random)),
            42 or 43 => new ScheduleInject(AnyInject(world, random), Timing(world, random)),
            44 => new SkipInject(AnyInject(world, random), random.Next(3) > 0),
            0 => new StartSession(),
            1 or 2 => new PauseClock(),
            < 7 => new ResumeClock(),
            7 or 8 => new SetPace(random.Next(1, 40_000) / 10m),
            9 => new ExtendRound(random.Next(-1, 200)),
            10 => new EndRound(),
            11 => new MoveDeadline(
                random.Next(-1, world.Scenario.Rounds.Length + 1),
                Table.Opening.AddMinutes(random.Next(-10, 60))
            ),
            12 => random.Next(8) == 0 ? new EndSession() : new ExtendRound(1),
            13 or 14 => new Announce(Pick(_texts, random)),
            15 => new LockSession(random.Next(2) == 0),
            16 => random.Next(4) == 0
                ? new FreePlaces((SeatGroup)random.Next(3), [AnySeat(world, random)])
                : new RemoveSeat(AnySeat(world, random)),
            17 => new ChooseRole(random.Next(2) == 0 ? null : Role(world, random)),
            18 => new Say([.. Roles(world, random)], Pick(_texts, random)),
            24 => new AdjustWorld(Adjustments(world, random), Words(random)),
            25 => new FireInject(AnyInject(world, random), random.Next(2) == 0),
            26 => new WriteInject(
                Words(random),
                "",
                [.. Roles(world, random)],
                random.Next(3) == 0 ? "wire" : null,
                Adjustments(world, random)
            ),
            27 or 28 => new RuleImprovised(
                AnyImprovised(world, random),
                random.Next(-2, 103),
                Adjustments(world, random),
                Adjustments(world, random),
                "So be it."
            ),
            29 => new RefuseImprovised(AnyImprovised(world, random), Words(random)),
            30 => new StepClock(random.Next(2) == 0 ? null : random.Next(0, 200)),
            31 => random.Next(2) == 0
                ? new MuteSeat(AnySeat(world, random), random.Next(2) == 0)
                : new MoveSeat(AnySeat(world, random), random.Next(3) == 0 ? null : Role(world, random)),
            32 => random.Next(2) == 0
                ? new SetTemperament(Role(world, random), (Temperament)random.Next(5))
                : new SetStrategy(Role(world, random), AnyStrategy(world, random), Model(world)),
            33 => random.Next(2) == 0 ? new TakeNote(Pick(_texts, random)) : new GiveMovesBack(Role(world, random)),
            34 => random.Next(2) == 0
                ? new AnswerHelp(Role(world, random), Words(random))
                : new NudgeRole(Role(world, random), Words(random)),
            35 => random.Next(2) == 0
                ? new SpeakAs(Role(world, random), [.. Roles(world, random)], Pick(_texts, random))
                : new SayInChannel(
                    world.Channels.IsEmpty ? "nothing" : Pick(world.Channels, random).Id,
                    Words(random),
                    random.Next(2) == 0 ? Role(world, random) : null
                ),
            _ => new HandRole(Role(world, random), random.Next(2) == 0),
        };

    private static string AnyInject(World world, Random random)
    {
        var added = world.Plans.Where(plan => plan.Added).ToList();
        return added.Count > 0 && random.Next(3) == 0 ? Pick(added, random).Id
            : random.Next(10) == 0 ? "nothing"
            : Pick(world.Scenario.Injects, random).Id;
    }

    private static InjectContent Content(World world, Random random) =>
        new(
            Words(random),
            random.Next(2) == 0 ? "" : Words(random),
            [.. Roles(world, random)],
            random.Next(6) == 0 ? "wire" : null,
            Adjustments(world, random),
            random.Next(2) == 0
        );

    private static InjectTiming Timing(World world, Random random)
    {
        var round = world.Round + random.Next(-1, 3);
        return random.Next(6) switch
        {
            0 => new InjectTiming((InjectTrigger)random.Next(4)),
            1 or 2 => new InjectTiming(InjectTrigger.RoundEnd, round),
            _ => new InjectTiming(InjectTrigger.Time, round, random.Next(-1, 70)),
        };
    }

    private static ServerCommand OfServer(World world, Random random) =>
        random.Next(19) switch
        {
            18 => random.Next(2) == 0
                ? world.Version % 4 == 0
                    ? new RecordRun(AnySeat(world, random), Role(world, random), 3)
                    : new RecordRoleView(AnySeat(world, random), Role(world, random))
                : new PassDeadline(random.Next(world.Scenario.Rounds.Length)),
            0 => new TakeSeat(
                "s" + world.Version,
                Pick([.. _texts, "Facilitator"], random),
                random.Next(2) == 0 ? null : Role(world, random),
                (SeatKind)random.Next(3),
                "hash"
            ),
            1 => new TakeSeat("s" + world.Version, "Name", Role(world, random), SeatKind.Player, "hash"),
            2 => random.Next(4) == 0 ? new HaltClock() : new ReissueTicket(AnySeat(world, random), "other"),
            3 => new RecoverClock(Table.Opening.AddSeconds(random.Next(600))),
            4 => new MarkClock(),
            5 => random.Next(4) == 0 ? new RecordLateDecision(Role(world, random)) : new MarkClock(),
            6 => new SeatAbsent(Role(world, random)),
            7 when world.Version % 3 == 0 => new SeatAssistant(Role(world, random), Model(world)),
            7 or 8 => new SeatReturned(Role(world, random)),
            9 or 10 => new TableEmpty(),
            11 => new TableAttended(),
            12 => random.Next(4) == 0
                ? new UnsealDebrief()
                : new ReleaseSeat(AnyPlayer(world, random), random.Next(2) == 0 ? 2 : null),
            _ => new AdvanceClock(),
        };

    // Without draws of their own, so that the games of earlier versions stay the same.
    private static Strategy AnyStrategy(World world, Random random)
    {
        var drawn = (Strategy)random.Next(3);
        return world.Version % 2 == 0 ? Strategy.Assistant : drawn;
    }

    private static AssistantModel? Model(World world) =>
        world.Version % 3 is var number and > 0
            ? new AssistantModel($"model-{number}", "models.example", new string('0', 64))
            : null;

    private static CommandAuthor Anybody(World world, Random random, string likely) =>
        random.Next(10) switch
        {
            0 => CommandAuthor.Server,
            1 => CommandAuthor.Autopilot(Role(world, random)),
            2 => CommandAuthor.Person(AnySeat(world, random)),
            3 => CommandAuthor.Person("nobody"),
            _ => CommandAuthor.Person(likely),
        };

    private static string AnyPlayer(World world, Random random) =>
        world.Seats.GetValueOrDefault(AnySeat(world, random)) is { Kind: SeatKind.Player } seat ? seat.Id : "nobody";

    private static string AnySeat(World world, Random random) =>
        random.Next(10) == 0 ? "nobody" : world.Seats.Keys.ElementAt(random.Next(world.Seats.Count));

    private static Sequence<Adjustment> Adjustments(World world, Random random) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => Adjustment(world, random))];

    private static Adjustment Adjustment(World world, Random random)
    {
        var (by, to) = (
            random.Next(5) == 0 ? (int?)null : random.Next(-30, 31),
            random.Next(4) == 0 ? random.Next(-10, 120) : (int?)null
        );
        if (to is not null && random.Next(4) > 0)
            by = null;
        var asset = Pick(world.Scenario.Assets, random);
        return random.Next(13) switch
        {
            12 when world.Scenario.Permits.Length > 0 => new PermitAdjustment(
                Role(world, random),
                Pick(world.Scenario.Permits, random).Id,
                random.Next(2) == 0,
                random.Next(2) == 0 ? null : random.Next(100)
            ),
            < 4 => new IndicatorAdjustment(
                random.Next(20) == 0 ? "nothing" : Pick(world.Scenario.Indicators, random).Id,
                by,
                to
            ),
            4 or 5 => new ResourceAdjustment(Role(world, random), Pick(world.Scenario.Resources, random).Id, by, to),
            6 => new RelationAdjustment(Role(world, random), Role(world, random), by, to),
            7 or 8 => new AssetStatusAdjustment(
                asset.Id,
                random.Next(10) == 0 ? "nothing" : Pick(asset.Statuses, random).Id
            ),
            9 or 10 => new AssetAttributeAdjustment(
                asset.Id,
                asset.Attributes.IsEmpty ? "nothing" : Pick(asset.Attributes, random).Id,
                by,
                to
            ),
            _ => new FlagAdjustment(
                world.Scenario.Flags.IsEmpty || random.Next(10) == 0
                    ? "nothing"
                    : Pick(world.Scenario.Flags, random).Id,
                random.Next(2) == 0
            ),
        };
    }

    private static string AnyImprovised(World world, Random random)
    {
        var open = world.Improvised.Where(m => m.Status == ImprovisedStatus.Open).ToList();
        if (open.Count > 0 && random.Next(5) > 0)
            return open[random.Next(open.Count)].Id;
        return world.Improvised.IsEmpty ? "nothing" : Pick(world.Improvised, random).Id;
    }

    private static string AnyAgreement(World world, Random random)
    {
        var open = world.Agreements.Where(a => a.IsOpen).ToList();
        if (open.Count > 0 && random.Next(4) > 0)
            return open[random.Next(open.Count)].Id;
        return world.Agreements.IsEmpty || random.Next(10) == 0 ? "nothing" : Pick(world.Agreements, random).Id;
    }

    /// <summary>Of those that the role is in, so that it is the same whatever others there are.</summary>
    private static string AnyChannel(World world, string role, Random random)
    {
        var own = world.Channels.Where(channel => channel.Roles.Contains(role)).ToList();
        return own.Count == 0 || random.Next(10) == 0 ? "nothing" : Pick(own, random).Id;
    }

    private static string AnyIntel(World world, string role, Random random)
    {
        var mine = world
            .Scenario.Intel.Where((_, i) => world.Intel[i].By(world.Scenario.Actor(role)) is not null)
            .ToList();
        if (mine.Count > 0 && random.Next(4) > 0)
            return Pick(mine, random).Id;
        return world.Scenario.Intel.IsEmpty || random.Next(10) == 0 ? "nothing" : Pick(world.Scenario.Intel, random).Id;
    }

    private static string Role(World world, Random random) =>
        random.Next(30) == 0 ? "nothing" : Pick(world.Scenario.Actors, random).Id;

    private static List<string> Roles(World world, Random random) =>
        Enumerable
            .Range(0, random.Next(4))
            .Select(_ => random.Next(8) == 0 ? "facilitator" : Role(world, random))
            .ToList();

    private static T Pick<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];
}
