namespace Simulation.Rules.Classes;

/// <summary>How the members of a class play.</summary>
public enum ClassKind
{
    /// <summary>Together in a room: people share tables, and the facilitator starts them.</summary>
    Room,

    /// <summary>
    /// Each member has a table alone, with autopilots in all other roles; it starts when the member joins.
    /// </summary>
    Homework,
}

/// <summary>Which seeds the tables of a class have.</summary>
public enum Luck
{
    /// <summary>One seed for all tables, so that their differences come from decisions.</summary>
    Same,

    /// <summary>Each table has a seed of its own.</summary>
    Different,
}

/// <summary>What the group that people name when they join means for their tables.</summary>
public enum Grouping
{
    /// <summary>Nobody is asked for a group.</summary>
    Ignored,

    /// <summary>People of one group come to one table while it has room.</summary>
    Together,

    /// <summary>People of one group come to different tables while there are enough.</summary>
    Apart,
}
