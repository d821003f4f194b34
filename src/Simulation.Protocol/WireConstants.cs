namespace Simulation.Protocol;

/// <summary>Names and limits of the wire.</summary>
public static class WireConstants
{
    /// <summary>Sent in <see cref="EnterRequest"/>; a server that speaks another version refuses.</summary>
    public const int Version = 1;

    /// <summary>What the person reads then, whichever side has noticed it.</summary>
    public const string OtherVersion = "This page is older or newer than the server; please load it again.";

    public const string HubPath = "/hub/session";

    /// <summary>Largest command, in bytes of its JSON.</summary>
    public const int MaxCommandBytes = 8 * 1024;
}
