namespace Simulation.Rules.Autopilot;

/// <summary>
/// Dice of an imagined decision: they fall in every way that they can, one way each time the decision is imagined, and
/// tell how likely that way is. So an expected gain is exact, with two passes for a move that rolls once.
/// </summary>
internal sealed class ImaginedDice
{
    /// <summary>Throws of one decision that are tried both ways; further ones fall as is likelier.</summary>
    private const int Branching = 3;

    private readonly List<(int Chance, bool Succeeds)> _throws = [];
    private int _thrown;

    /// <summary>How likely the dice are to fall as they have, above 0 and at most 1.</summary>
    public decimal Likelihood
    {
        get
        {
            var likelihood = 1m;
            foreach (var (chance, succeeds) in _throws)
                likelihood *= (succeeds ? chance : 100 - chance) / 100m;
            return likelihood;
        }
    }

    /// <summary>A throw from 1 to 100 that succeeds or fails against a chance, as this way of falling has it.</summary>
    /// <param name="chance">Per cent.</param>
    public int Throw(int chance)
    {
        if (chance is <= 0 or >= 100)
            return chance <= 0 ? 100 : 1;
        if (_thrown == Branching)
            return chance >= 50 ? 1 : 100;
        if (_thrown == _throws.Count)
            _throws.Add((chance, true));
        return _throws[_thrown++].Succeeds ? 1 : 100;
    }

    /// <summary>Turns to the next way in which the dice can fall; false when all were tried.</summary>
    public bool TurnToNext()
    {
        _thrown = 0;
        while (_throws.Count > 0 && !_throws[^1].Succeeds)
            _throws.RemoveAt(_throws.Count - 1);
        if (_throws.Count == 0)
            return false;
        _throws[^1] = _throws[^1] with { Succeeds = false };
        return true;
    }
}
