using Simulation.Rules.Sessions;

namespace Simulation.Bench.Load;

/// <summary>What the clients of a room send.</summary>
internal abstract record Mix(string Name, string Description)
{
    public static readonly Mix Talk = new TalkMix();

    public static readonly Mix Play = new PlayMix();

    /// <summary>Every command a move that changes two public indicators; in Seven Mills.</summary>
    public static readonly Mix Moves = new MoveMix("move", "grind", "rest");

    /// <summary>As <see cref="Moves"/>, and each changes a number that its role alone sees.</summary>
    public static readonly Mix OwnValues = new MoveMix("own", "fill", "empty");

    public static IReadOnlyList<Mix> All { get; } = [Talk, Play, Moves, OwnValues];

    /// <summary>
    /// Commands of a room after which the facilitator ends the round; null for one round without end.
    /// </summary>
    public abstract int? CommandsPerRound { get; }

    /// <summary>Whether clients choose moves from their view.</summary>
    public abstract bool Plays { get; }

    /// <summary>The next command of a client that may send: the facilitator or a role.</summary>
    /// <param name="number">The client's n-th command, from 1.</param>
    public abstract Move Next(Seat seat, long number);

    public sealed override string ToString() => Name;

    /// <summary>A hundred characters of speech, and the tag it is known by.</summary>
    public static Move Speak(Seat seat, long number)
    {
        const string speech =
            "We should hear from the cloud provider before anybody signs a thing; give us ten minutes to read it all.";
        var text = Tag.Of(seat.Index, number) + speech;
        return new Move(
            number,
            seat.Role is null ? new Announce(text) : new Say([], text),
            new Outcome(OutcomeKind.Text, seat.Index, number)
        );
    }

    /// <summary>The role's first open move or answer that all see at once; null when it has none.</summary>
    public static Move? PlayFirst(Seat seat, long number)
    {
        foreach (var (id, move) in seat.Moves)
        {
            if (!move.Open || move.Options.Count == 0 || !seat.OpenMoves.Contains(id))
                continue;
            var option = move.Options[0];
            var choice = new MoveChoice(id, option.Target, option.Asset, option.Directive);
            return new Move(number, new PlayMove(choice), new Outcome(OutcomeKind.Move, seat.Index, Move: id));
        }

        return null;
    }

    /// <param name="First">The move of a role's odd commands.</param>
    /// <param name="Second">That of its even ones, which takes the first back.</param>
    private sealed record MoveMix(string Name, string First, string Second)
        : Mix(
            Name,
            $"each role plays {First} and {Second} in turn, {PerRound} times a round, then speaks until the others have;"
                + " the facilitator announces at first, and ends the round"
        )
    {
        private const int PerRound = 20;

        public override int? CommandsPerRound => 7 * PerRound;

        public override bool Plays => true;

        public override Move Next(Seat seat, long number)
        {
            var id = number % 2 == 1 ? First : Second;
            return seat.Role is not null && seat.Moves.TryGetValue(id, out var move) && move.Open
                ? new Move(
                    number,
                    new PlayMove(new MoveChoice(id, null, null, null)),
                    new Outcome(OutcomeKind.Move, seat.Index, Move: id)
                )
                : Speak(seat, number);
        }
    }

    private sealed record TalkMix()
        : Mix("talk", "the roles speak to the whole table, the facilitator announces; 110 characters each")
    {
        public override int? CommandsPerRound => null;

        public override bool Plays => false;

        public override Move Next(Seat seat, long number) => Speak(seat, number);
    }

    private sealed record PlayMix()
        : Mix(
            "play",
            "of every four commands of a role one is speech, one its first open move or answer that all see at once, while there is "
                + "one, and the others declare it ready and not ready in turn (the last role speaks instead); the facilitator announces; "
                + "after 200 commands of a room it ends the round, and after the last round a new session is opened"
        )
    {
        public override int? CommandsPerRound => 200;

        public override bool Plays => true;

        public override Move Next(Seat seat, long number)
        {
            if (seat.Role is null || number % 4 == 0)
                return Speak(seat, number);
            if (number % 2 == 0 && PlayFirst(seat, number) is { } played)
                return played;

            // If all were ready the round would end in the middle of other commands.
            if (seat.IsLastRole)
                return Speak(seat, number);
            var ready = !seat.IsReady;
            return new Move(number, new DeclareReady(ready), new Outcome(OutcomeKind.Ready, seat.Index, ready ? 1 : 0));
        }
    }
}
