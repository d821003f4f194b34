using Simulation.Scenarios.Diagnostics;
using Simulation.Testing;

namespace Simulation.Scenarios.Tests;

public sealed class ScenarioLibraryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("library-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Sound_and_broken_scenarios_stand_side_by_side()
    {
        Write("small", SmallScenario.Yaml);
        Write("broken", SmallScenario.With("pace: 60", "pace: fast"));
        Write("renamed", SmallScenario.Yaml);
        _folder.CreateSubdirectory("empty");

        var library = ScenarioLibrary.Read(_folder.FullName);

        Assert.Equal(["broken", "empty", "renamed", "small"], library.Shelf.Select(entry => entry.Id));
        Assert.Equal(["small"], library.Shelf.Where(entry => entry.Scenario is not null).Select(entry => entry.Id));
        Assert.Equal(
            "broken/scenario.yaml:5:7: error WC0204: expected a whole number from 1 to 3600, found 'fast'",
            Assert.Single(library.Shelf[0].Diagnostics).ToString()
        );
        Assert.Equal(DiagnosticCodes.ScenarioFileMissing, Assert.Single(library.Shelf[1].Diagnostics).Code);
        Assert.Equal(
            "renamed/scenario.yaml: error WC0318: the scenario's id is 'small' but its folder is 'renamed'; they must be the same",
            Assert.Single(library.Shelf[2].Diagnostics).ToString()
        );
        Assert.Equal("small", library.Find("small")!.Scenario!.Id);
        Assert.Null(library.Find("broken"));
        Assert.Null(library.Find("../small"));
    }

    [Fact]
    public void No_folder_is_an_empty_library() =>
        Assert.Empty(ScenarioLibrary.Read(Path.Combine(_folder.FullName, "none")).Shelf);

    [Fact]
    public void What_the_load_generator_plays_is_sound_and_has_a_role_for_each_of_a_rooms_eight_but_the_facilitator()
    {
        var shelf = ScenarioLibrary.Read(Path.Combine(Repository.Root, "bench", "Simulation.Bench", "Scenarios")).Shelf;
        Assert.Equal(["seven-mills", "seven-towns"], shelf.Select(entry => entry.Id));
        Assert.All(
            shelf,
            entry =>
            {
                Assert.Empty(entry.Diagnostics);
                Assert.Equal(7, entry.Scenario!.Actors.Length);
            }
        );
    }

    private void Write(string id, string yaml)
    {
        var folder = _folder.CreateSubdirectory(id);
        File.WriteAllText(Path.Combine(folder.FullName, "scenario.yaml"), yaml);
        File.WriteAllText(Path.Combine(folder.FullName, "friday.md"), "Friday\n");
    }
}
