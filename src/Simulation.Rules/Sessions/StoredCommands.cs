namespace Simulation.Rules.Sessions;

/// <summary>
/// Commands as journals hold them, beside the events they led to: a stored name and JSON. The names are those listed on
/// <see cref="SeatCommand"/> and <see cref="ServerCommand"/>; a name never changes, and a changed meaning gets a new
/// one.
/// </summary>
public static class StoredCommands
{
    private static readonly StoredForm<Command> _form = new("command", typeof(SeatCommand), typeof(ServerCommand));

    public static IEnumerable<string> Names => _form.Names;

    public static (string Name, byte[] Json) Write(Command command) => _form.Write(command);

    /// <exception cref="InvalidDataException">The name is unknown or the JSON is not such a command.</exception>
    public static Command Read(string name, ReadOnlySpan<byte> json) => _form.Read(name, json);
}
