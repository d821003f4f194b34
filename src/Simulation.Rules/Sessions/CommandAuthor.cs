namespace Simulation.Rules.Sessions;

/// <summary>Who gives a command: a person in a seat, a role's autopilot, or the server itself.</summary>
/// <param name="Id">The seat or the role.</param>
public readonly record struct CommandAuthor(AuthorKind Kind, string Id)
{
    public static readonly CommandAuthor Server = new(AuthorKind.Server, "");

    public static CommandAuthor Person(string seat) => new(AuthorKind.Person, seat);

    public static CommandAuthor Autopilot(string role) => new(AuthorKind.Autopilot, role);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is no author.</exception>
    public static CommandAuthor Parse(string text) =>
        text.Split(':', 2) switch
        {
            ["server"] => Server,
            ["seat", { Length: > 0 } seat] => Person(seat),
            ["autopilot", { Length: > 0 } role] => Autopilot(role),
            _ => throw new FormatException($"'{text}' is no author of a command."),
        };

    /// <summary>As journals hold it: "seat:…", "autopilot:…", "server".</summary>
    public override string ToString() =>
        Kind switch
        {
            AuthorKind.Person => "seat:" + Id,
            AuthorKind.Autopilot => "autopilot:" + Id,
            _ => "server",
        };
}

public enum AuthorKind
{
    Server,
    Person,
    Autopilot,
}
