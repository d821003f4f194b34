namespace Simulation.Testing;

/// <summary>A folder of one test's or one measurement's own, gone with it, also when that fails.</summary>
/// <param name="parent">In which it is made; null for the system's folder for such.</param>
public sealed class TemporaryFolder(string? parent = null) : IDisposable
{
    public string Path { get; } =
        parent is null
            ? Directory.CreateTempSubdirectory("whitecell-").FullName
            : Directory
                .CreateDirectory(System.IO.Path.Combine(parent, "whitecell-" + Guid.NewGuid().ToString("N")))
                .FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
