namespace Simulation.Rules.Sessions;

/// <summary>Who gives a command: a person in a seat, a role's autopilot, the AI assistant in its seat, or the server.</summary>
/// <param name="Id">The seat or the role.</param>
public readonly record struct CommandAuthor(AuthorKind Kind, string Id)
{
    public static readonly CommandAuthor Server = new(AuthorKind.Server, "");

    public static CommandAuthor Person(string seat) => new(AuthorKind.Person, seat);

    public static CommandAuthor Autopilot(string role) => new(AuthorKind.Autopilot, role);

    /// <summary>The language model that plays a role; the last <see cref="Simulation.Rules.Autopilot.AssistantSeated"/> names it.</summary>
    public static CommandAuthor Assistant(string role) => new(AuthorKind.Assistant, role);

    /// <summary>What sort of author it is, without which one.</summary>
    public CommandAuthor Unnamed() => this with { Id = "" };

    /// <summary>How a decision of this author is stamped; null for the server.</summary>
    public Pilot? Stamp =>
        Kind switch
        {
            AuthorKind.Person => Pilot.People,
            AuthorKind.Autopilot => Pilot.Autopilot,
            AuthorKind.Assistant => Pilot.Assistant,
            _ => null,
        };

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is no author.</exception>
    public static CommandAuthor Parse(string text) =>
        text.Split(':', 2) switch
        {
            ["server"] => Server,
            ["seat", { Length: > 0 } seat] => Person(seat),
            ["autopilot", { Length: > 0 } role] => Autopilot(role),
            ["assistant", { Length: > 0 } role] => Assistant(role),
            _ => throw new FormatException($"'{text}' is no author of a command."),
        };

    /// <summary>As journals hold it: "seat:…", "autopilot:…", "assistant:…", "server".</summary>
    public override string ToString() =>
        Kind switch
        {
            AuthorKind.Person => "seat:" + Id,
            AuthorKind.Autopilot => "autopilot:" + Id,
            AuthorKind.Assistant => "assistant:" + Id,
            _ => "server",
        };
}

public enum AuthorKind
{
    Server,
    Person,
    Autopilot,
    Assistant,
}
