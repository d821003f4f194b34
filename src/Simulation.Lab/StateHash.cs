using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Lab;

/// <summary>The digest of all that is true in a world; its scenario is told apart by the hash of its pack.</summary>
public static class StateHash
{
    private static readonly JsonSerializerOptions _options = new(Json.Options)
    {
        IncludeFields = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatFollows } },
    };

    /// <returns>SHA-256 in lower-case hexadecimal; the same on every machine.</returns>
    public static string Of(World world) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(world, _options)));

    /// <summary>
    /// The same of what later decisions can depend on: not how many events there were, nor when by the wall clock, nor
    /// what autopilots have spoken of.
    /// </summary>
    internal static string OfWhatMatters(World world) =>
        Of(
            world with
            {
                Version = 0,
                Wait = null,
                Spoken = [],
                Clock = world.Clock with { Anchor = default },
                Schedule = [.. world.Schedule.Select((scheduled, i) => scheduled with { Id = $"{i}" })],
            }
        );

    /// <summary>
    /// The scenario stands in the pack, what has no setter is worked out of the rest, and what people think is nothing
    /// of the game.
    /// </summary>
    private static void LeaveOutWhatFollows(JsonTypeInfo type)
    {
        if (type.Type != typeof(World))
            return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (
                property.Set is null
                || property.PropertyType == typeof(Rules.Scenario)
                || property.PropertyType == typeof(ImmutableArray<SurveyResponse>)
            )
                type.Properties.RemoveAt(i);
        }
    }
}
