namespace Simulation.Testing;

/// <summary>A folder of one test's own, gone with the test, also when that fails.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("whitecell-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
