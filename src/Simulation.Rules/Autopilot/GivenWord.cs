using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>What its own promises are worth to an autopilot when it decides about a move.</summary>
public static class GivenWord
{
    /// <summary>
    /// Points of score for a move by which the role keeps its word, and against one by which it breaks it. A breach
    /// costs more than it shows at once: others remember it. What the agreement itself says of a breach is not counted
    /// here, for the rules apply it when the move is tried.
    /// </summary>
    public static decimal AtStake(World seen, int actor, MoveDefinition move)
    {
        var me = seen.Scenario.Actors[actor].Id;
        decimal atStake = 0;
        foreach (var agreement in seen.Agreements)
        {
            if (agreement.Status != AgreementStatus.Active)
                continue;
            var terms = agreement.TermsIn(seen.Scenario);
            for (var i = 0; i < terms.Count; i++)
            {
                if (agreement.Terms[i].Status != TermStatus.Open || terms[i].By != me)
                    continue;
                if (terms[i] is PlaysTerm plays && plays.Plays == move.Id)
                    atStake += PriceOfBreach(seen.TemperamentOf(actor));
                else if (terms[i] is RefrainsTerm refrains && refrains.Refrains == move.Id)
                    atStake -= PriceOfBreach(seen.TemperamentOf(actor));
            }
        }

        return atStake;
    }

    /// <summary>Points that a move must bring beyond all else before a role breaks its word for it.</summary>
    private static decimal PriceOfBreach(Temperament temperament) =>
        temperament switch
        {
            Temperament.Opportunist => 1,
            Temperament.HardLine => 2,
            Temperament.Conciliatory => 6,
            Temperament.Cautious => 12,
            _ => 4,
        };
}
