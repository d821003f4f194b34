using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;

namespace Simulation.Rules.Sessions;

/// <summary>One kind of record as journals hold it: a stored name and JSON.</summary>
/// <param name="lists">The types that list the names, as <see cref="JsonDerivedTypeAttribute"/>.</param>
/// <param name="kind">What it is called where it cannot be read, as "event".</param>
internal sealed class StoredForm<T>(string kind, params Type[] lists)
    where T : class
{
    private static readonly JsonSerializerOptions _reading = new(Json.Options)
    {
        Converters = { new InterningStringConverter() },
    };

    private readonly FrozenDictionary<Type, string> _names = lists
        .SelectMany(list => list.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false))
        .ToFrozenDictionary(listed => listed.DerivedType, listed => (string)listed.TypeDiscriminator!);

    private readonly FrozenDictionary<string, Type> _types = lists
        .SelectMany(list => list.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false))
        .ToFrozenDictionary(listed => (string)listed.TypeDiscriminator!, listed => listed.DerivedType);

    public IEnumerable<string> Names => _types.Keys;

    public (string Name, byte[] Json) Write(T record)
    {
        var type = record.GetType();
        return (_names[type], JsonSerializer.SerializeToUtf8Bytes(record, type, Json.Options));
    }

    /// <exception cref="InvalidDataException">The name is unknown or the JSON is no such record.</exception>
    public T Read(string name, ReadOnlySpan<byte> json)
    {
        if (!_types.TryGetValue(name, out var type))
            throw new InvalidDataException($"No {kind} is called '{name}'.");
        try
        {
            return (T?)JsonSerializer.Deserialize(json, type, _reading)
                ?? throw new InvalidDataException($"The {kind} '{name}' is empty.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"The {kind} '{name}' cannot be read.", broken);
        }
    }
}
