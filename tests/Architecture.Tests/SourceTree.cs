using System.Xml.Linq;
using Simulation.Testing;

namespace Architecture.Tests;

/// <summary>The projects and sources that these tests look at.</summary>
internal static class SourceTree
{
    /// <summary>Projects below a folder, by name.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(
                file => Path.GetFileNameWithoutExtension(file),
                file => XDocument.Load(file),
                StringComparer.Ordinal
            );

    public static IEnumerable<string> ReferencesOf(XDocument project, string kind) =>
        project
            .Descendants(kind)
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

    /// <summary>C# files below a folder, as paths from the root with forward slashes.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));
}
