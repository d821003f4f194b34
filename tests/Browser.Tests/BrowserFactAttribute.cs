using Browser.Tests.Driving;

namespace Browser.Tests;

/// <summary>A test that drives a browser; skipped, with the reason, where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = InstalledPrograms.LacksBrowser;
}

/// <summary>A test of the client's sources; skipped, with the reason, where there is no Node.js.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = InstalledPrograms.LacksNode;
}
