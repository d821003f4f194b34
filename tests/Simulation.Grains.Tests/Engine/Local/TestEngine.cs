using System.Text.Json;

namespace Simulation.Grains.Tests.Engine;

internal static class TestEngine
{
    /// <summary>What would arrive in another process, if this engine had any.</summary>
    public static T Travel<T>(T sent) =>
        JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(sent, RecordJson.Options), RecordJson.Options)!;
}
