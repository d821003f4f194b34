using Simulation.Rules.Sessions;

namespace Simulation.Rules.Classes;

/// <summary>
/// Events of classes as journals hold them: a stored name and JSON. The names are those listed on
/// <see cref="ClassEvent"/>.
/// </summary>
public static class StoredClassEvents
{
    private static readonly StoredForm<ClassEvent> _form = new("class-event", typeof(ClassEvent));

    public static IEnumerable<string> Names => _form.Names;

    public static (string Name, byte[] Json) Write(ClassEvent happened) => _form.Write(happened);

    /// <exception cref="InvalidDataException">The name is unknown or the JSON is not such an event.</exception>
    public static ClassEvent Read(string name, ReadOnlySpan<byte> json) => _form.Read(name, json);
}

/// <summary>
/// Commands to classes as journals hold them, beside the events they led to. The names are those listed on
/// <see cref="ClassDeskCommand"/> and <see cref="ClassServerCommand"/>.
/// </summary>
public static class StoredClassCommands
{
    private static readonly StoredForm<ClassCommand> _form = new(
        "class-command",
        typeof(ClassDeskCommand),
        typeof(ClassServerCommand)
    );

    public static IEnumerable<string> Names => _form.Names;

    public static (string Name, byte[] Json) Write(ClassCommand command) => _form.Write(command);

    /// <exception cref="InvalidDataException">The name is unknown or the JSON is not such a command.</exception>
    public static ClassCommand Read(string name, ReadOnlySpan<byte> json) => _form.Read(name, json);
}
