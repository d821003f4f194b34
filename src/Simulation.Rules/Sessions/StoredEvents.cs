namespace Simulation.Rules.Sessions;

/// <summary>
/// Events as journals hold them: a stored name and JSON. The names are those listed on <see cref="SessionEvent"/>.
/// </summary>
public static class StoredEvents
{
    private static readonly StoredForm<SessionEvent> _form = new("event", typeof(SessionEvent));

    public static IEnumerable<string> Names => _form.Names;

    public static (string Name, byte[] Json) Write(SessionEvent happened) => _form.Write(happened);

    /// <exception cref="InvalidDataException">The name is unknown or the JSON is not such an event.</exception>
    public static SessionEvent Read(string name, ReadOnlySpan<byte> json) => _form.Read(name, json);
}
