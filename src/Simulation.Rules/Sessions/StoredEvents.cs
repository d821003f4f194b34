using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;

namespace Simulation.Rules.Sessions;

/// <summary>Events as journals hold them: a stored name and JSON. The names are those listed on <see cref="SessionEvent"/>.</summary>
public static class StoredEvents
{
    private static readonly FrozenDictionary<Type, string> _names = typeof(SessionEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    private static readonly FrozenDictionary<string, Type> _types = _names.ToFrozenDictionary(n => n.Value, n => n.Key);

    private static readonly JsonSerializerOptions _reading = new(Json.Options) { Converters = { new SharedText() } };

    public static IEnumerable<string> Names => _types.Keys;

    public static (string Name, byte[] Json) Write(SessionEvent happened)
    {
        var type = happened.GetType();
        return (_names[type], JsonSerializer.SerializeToUtf8Bytes(happened, type, Json.Options));
    }

    /// <exception cref="InvalidDataException">The name is unknown or the JSON is not such an event.</exception>
    public static SessionEvent Read(string name, ReadOnlySpan<byte> json)
    {
        if (!_types.TryGetValue(name, out var type)) throw new InvalidDataException($"No event is called '{name}'.");
        try
        {
            return (SessionEvent?)JsonSerializer.Deserialize(json, type, _reading)
                ?? throw new InvalidDataException($"The event '{name}' is empty.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"The event '{name}' cannot be read.", broken);
        }
    }
}
