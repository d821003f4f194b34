using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;

namespace Simulation.Lab.Runs;

/// <summary>The JSON of rows: ours, with tuples, alone and as the keys of a dictionary of counts.</summary>
internal static class RowJson
{
    public static readonly JsonSerializerOptions Options = new(Json.Options)
    {
        IncludeFields = true,
        Converters = { new PlaysConverter() },
    };

    /// <summary>How often each role played each move, as a list of move, role and number.</summary>
    private sealed class PlaysConverter : JsonConverter<ImmutableDictionary<(string Move, string Role), int>>
    {
        public override ImmutableDictionary<(string Move, string Role), int> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            (
                JsonSerializer.Deserialize<(string Move, string Role, int Plays)[]>(ref reader, options) ?? []
            ).ToImmutableDictionary(play => (play.Move, play.Role), play => play.Plays);

        public override void Write(
            Utf8JsonWriter writer,
            ImmutableDictionary<(string Move, string Role), int> value,
            JsonSerializerOptions options
        ) =>
            JsonSerializer.Serialize(
                writer,
                value.Select(play => (play.Key.Move, play.Key.Role, play.Value)).Order().ToArray(),
                options
            );
    }
}
