using Simulation.Scenarios;
using Simulation.Server.Startup;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>Scenarios are read again when their files have changed, and only then.</summary>
public sealed class ScenarioFolderTests : IDisposable
{
    private readonly DirectoryInfo _path = Directory.CreateTempSubdirectory("whitecell-");
    private readonly ScenarioFolder _folder;

    public ScenarioFolderTests()
    {
        Add("first-call");
        _folder = new ScenarioFolder(_path.FullName);
    }

    [Fact]
    public void What_has_not_changed_is_not_read_again() => Assert.Same(_folder.Read(), _folder.Read());

    [Fact]
    public void A_changed_text_is_seen_at_once()
    {
        var before = _folder.Read().Find("first-call")!.Pack!;
        File.AppendAllText(Path.Combine(_path.FullName, "first-call", "scenario.yaml"), "\n# Another line.\n");
        var after = _folder.Read().Find("first-call")!.Pack!;
        Assert.NotEqual(before.Hash, after.Hash);
        Assert.EndsWith("# Another line.\n", after.Files["scenario.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public void Scenarios_come_and_go_while_the_server_runs()
    {
        Assert.Equal(["first-call"], Ids(_folder.Read()));
        Add("clean-water");
        Assert.Equal(["clean-water", "first-call"], Ids(_folder.Read()));
        Directory.Delete(Path.Combine(_path.FullName, "first-call"), recursive: true);
        Assert.Equal(["clean-water"], Ids(_folder.Read()));
        Directory.Delete(_path.FullName, recursive: true);
        Assert.Empty(_folder.Read().Shelf);
    }

    public void Dispose()
    {
        if (Directory.Exists(_path.FullName))
            _path.Delete(recursive: true);
    }

    private static IEnumerable<string> Ids(ScenarioLibrary library) => library.Shelf.Select(shelved => shelved.Id);

    private void Add(string scenario)
    {
        var from = Path.Combine(Repository.Scenarios, scenario);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(_path.FullName, scenario, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
