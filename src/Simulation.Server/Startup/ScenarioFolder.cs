using Simulation.Scenarios;

namespace Simulation.Server.Startup;

/// <summary>The folder of the scenario packs. It is read when it is asked for, so that an author sees changes at once.</summary>
public sealed record ScenarioFolder(string Path)
{
    public ScenarioLibrary Read() => ScenarioLibrary.Read(Path);
}
