using Simulation.Rules.Adjustments;
using Simulation.Rules.Dice;
using Simulation.Rules.Effects;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Improvised;

/// <summary>
/// Roles improvise and argue, the facilitator rules, the dice decide, and what is left open at the end of a round
/// lapses.
/// </summary>
internal static class Improvising
{
    private const int MostArguments = 3;
    private const int MostText = 300;

    /// <summary>
    /// Proposals of a role in a round, those refused and withdrawn included; more would only be noise.
    /// </summary>
    private const int MostTries = 5;

    /// <summary>Why the role cannot improvise now; null when it can.</summary>
    /// <param name="seen">The world as the role may know it.</param>
    public static Refusal? Closed(World seen, int actor)
    {
        var perRound = seen.Scenario.ImprovisedPerRound;
        if (perRound == 0)
            return MoveRefusals.NoImprovising.Refuse(RefusalCode.NotLegal);
        if (seen.RefuseUnlessMayAct(actor) is { } notNow)
            return notNow;
        var own = seen
            .Improvised.Where(m => m.Role == seen.Scenario.Actors[actor].Id && m.Round == seen.Round)
            .ToList();
        if (
            own.Count(m => m.Status is ImprovisedStatus.Open or ImprovisedStatus.Succeeded or ImprovisedStatus.Failed)
                >= perRound
            || own.Count >= MostTries
        )
        {
            return MoveRefusals.ImprovisedEnough.Refuse(RefusalCode.LimitReached);
        }

        return seen.Actors[actor].MovesUsed >= seen.Scenario.Actors[actor].MovesPerRound
            ? MoveRefusals.NoMovesLeft.Refuse(RefusalCode.LimitReached)
            : null;
    }

    /// <summary>Whether the role may argue about this move now.</summary>
    public static bool MayArgue(Scenario scenario, int actor, ImprovisedMove move) =>
        actor >= 0 && RefuseArgument(scenario.Actors[actor].Id, move) is null;

    public static Refusal? Improvise(DecisionContext decision, CommandAuthor by, Improvise command)
    {
        if (Person(decision, by, out var role) is { } notYours)
            return notYours;
        var me = decision.Scenario.Actors[role].Id;
        if (Closed(decision.SeenBy(me), role) is { } closed)
            return closed;
        if (
            (
                CommandGuards.RefuseText(command.Action, MostText) ?? CommandGuards.RefuseText(command.Result, MostText)
            ) is
            { } unfit
        )
            return unfit;
        if (command.Arguments.Count > MostArguments)
            return MoveRefusals.TooManyArguments.Refuse(RefusalCode.TooLarge, MostArguments);
        foreach (var argument in command.Arguments)
        {
            if (CommandGuards.RefuseText(argument, MostText) is { } unfitArgument)
                return unfitArgument;
        }

        // Counted among those that the same roles know of: a number that counted all would tell of the secret ones.
        var alike = decision.World.Improvised.Count(m => m.Role == me && m.Secret == command.Secret);
        decision.Emit(
            new MoveImprovised(
                new ImprovisedMove(
                    $"{me}.{(command.Secret ? "secret." : "")}{alike + 1}",
                    me,
                    Pilot.People,
                    decision.World.Round,
                    decision.Time,
                    command.Action.Trim(),
                    command.Result.Trim(),
                    command.Arguments.Select(a => a.Trim()).ToSequence(),
                    command.Secret,
                    [],
                    ImprovisedStatus.Open
                )
            )
        );
        return null;
    }

    public static Refusal? Argue(DecisionContext decision, CommandAuthor by, Argue command)
    {
        if (OpenTo(decision, by, command.Improvised, out var me, out var move) is { } refusal)
            return refusal;
        if (decision.RefuseMuted(by) is { } muted)
            return muted;
        if ((RefuseArgument(me, move) ?? CommandGuards.RefuseText(command.Text, MostText)) is { } unfit)
            return unfit;
        decision.Emit(new ImprovisedArgued(move.Id, new Argument(me, command.Side, command.Text.Trim())));
        return null;
    }

    public static Refusal? Withdraw(DecisionContext decision, CommandAuthor by, string id)
    {
        if (OpenTo(decision, by, id, out var me, out var move) is { } refusal)
            return refusal;
        if (move.Role != me)
            return MoveRefusals.NotYourImprovised.Refuse(RefusalCode.NotYours);
        decision.Emit(new ImprovisedClosed(id, ImprovisedStatus.Withdrawn, null));
        return null;
    }

    public static Refusal? Rule(DecisionContext decision, CommandAuthor by, RuleImprovised command)
    {
        if (RefuseRuling(decision, by, command.Improvised) is { } refusal)
            return refusal;
        if (command.Chance is < 0 or > 100)
            return MoveRefusals.ChanceBetween.Refuse(RefusalCode.Malformed);
        if ((command.OnSuccess.Refuse(decision.Scenario) ?? command.OnFailure.Refuse(decision.Scenario)) is { } unfit)
            return unfit;
        if (command.Words.Length > 0 && CommandGuards.RefuseText(command.Words, 1000) is { } unfitWords)
            return unfitWords;
        var move = decision.World.ImprovisedMove(command.Improvised)!;
        var rolled = Die.Percent(decision.World.Seed, $"improvised/{move.Id}");
        var success = rolled <= command.Chance;
        decision.Emit(new ImprovisedRuled(move.Id, command.Chance, rolled, success, command.Words.Trim()));
        decision.Emit(
            new Rolled(
                FactorSentences.DoesItWork.English,
                command.Chance,
                rolled,
                success,
                [new RolledFactor(FactorSentences.Ruling.English, command.Chance, null)],
                move.Secret ? [move.Role] : []
            )
        );
        (success ? command.OnSuccess : command.OnFailure).Apply(decision);
        return null;
    }

    public static Refusal? Refuse(DecisionContext decision, CommandAuthor by, RefuseImprovised command)
    {
        if (
            (RefuseRuling(decision, by, command.Improvised) ?? CommandGuards.RefuseText(command.Reason, 500)) is
            { } refusal
        )
            return refusal;
        decision.Emit(new ImprovisedClosed(command.Improvised, ImprovisedStatus.Refused, command.Reason.Trim()));
        return null;
    }

    /// <summary>Closes what was not ruled on when a round or the session ends.</summary>
    public static void Lapse(DecisionContext decision)
    {
        foreach (var move in decision.World.Improvised)
        {
            if (move.Status == ImprovisedStatus.Open)
                decision.Emit(new ImprovisedClosed(move.Id, ImprovisedStatus.Lapsed, null));
        }
    }

    private static Refusal? RefuseArgument(string role, ImprovisedMove move)
    {
        if (move.Role == role)
            return MoveRefusals.OwnImprovised.Refuse(RefusalCode.NotYours);
        if (move.Status != ImprovisedStatus.Open)
            return Settled();
        return move.Argued.Any(a => a.Role == role)
            ? MoveRefusals.ArguedAlready.Refuse(RefusalCode.LimitReached)
            : null;
    }

    private static Refusal? RefuseRuling(DecisionContext decision, CommandAuthor by, string id)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (decision.World.ImprovisedMove(id) is not { } move)
            return Unknown();
        return decision.World.Phase == Phase.Running && move.Status == ImprovisedStatus.Open ? null : Settled();
    }

    /// <summary>An open move that the author's role may know of.</summary>
    private static Refusal? OpenTo(
        DecisionContext decision,
        CommandAuthor by,
        string id,
        out string me,
        out ImprovisedMove move
    )
    {
        (me, move) = ("", null!);
        if (Person(decision, by, out var role) is { } notYours)
            return notYours;
        me = decision.Scenario.Actors[role].Id;
        if (decision.SeenBy(me).ImprovisedMove(id) is not { } found)
            return Unknown();
        move = found;
        return decision.World.Phase == Phase.Running && move.Status == ImprovisedStatus.Open ? null : Settled();
    }

    private static Refusal? Person(DecisionContext decision, CommandAuthor by, out int role)
    {
        if (decision.Role(by, out role, out var pilot) is { } notYours)
            return notYours;
        return pilot == Pilot.People ? null : MoveRefusals.NotForAutopilots.Refuse(RefusalCode.NotLegal);
    }

    private static Refusal Unknown() => MoveRefusals.NoSuchImprovised.Refuse(RefusalCode.Unknown);

    private static Refusal Settled() => MoveRefusals.ImprovisedSettled.Refuse(RefusalCode.TooLate);
}
