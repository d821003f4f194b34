using Simulation.Rules.Language;

namespace Simulation.Rules.Channels;

/// <summary>
/// A channel with a name in which several roles talk, unseen by the others. The facilitator reads it, as all talk.
/// </summary>
/// <param name="Id">Tells outsiders nothing, above all not how many channels there are.</param>
/// <param name="OpenedBy">The role that opened it, and that is in it as long as it is open.</param>
/// <param name="Roles">Those in it, the one that opened it first.</param>
public sealed record GroupChannel(string Id, string Name, string OpenedBy, Sequence<string> Roles)
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 60;

    /// <summary>Other roles that a channel is opened with, at least; for one there is the talk between two.</summary>
    public const int FewestOthers = 2;

    /// <summary>Open channels of a session.</summary>
    public const int MostInSession = 64;

    /// <summary>Open channels that one role has opened.</summary>
    public const int MostOfRole = 4;

    /// <summary>
    /// So many channels that it has opened may a role have. Those of the session are shared out between its roles
    /// beforehand: a refusal that counted the channels of others would tell that there are some.
    /// </summary>
    public static int MostOf(Scenario scenario) => Math.Clamp(MostInSession / scenario.Actors.Length, 1, MostOfRole);
}
