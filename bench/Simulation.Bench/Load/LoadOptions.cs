namespace Simulation.Bench.Load;

/// <param name="Url">A server that runs already; null to start one for every run.</param>
/// <param name="HostKey">For a server that wants one.</param>
/// <param name="Rooms">Numbers of rooms, one after the other.</param>
/// <param name="Rate">
/// Moves a second of all rooms together that are sent whatever comes of them; null for a closed loop.
/// </param>
/// <param name="Seconds">Length of the window that counts.</param>
/// <param name="Warmup">Seconds before it.</param>
/// <param name="Runs">How often each is measured.</param>
/// <param name="Floor">Whether the bare hub is measured beside the server.</param>
/// <param name="Beside">A server of another build, measured in turns with this one; null for none.</param>
/// <param name="Pin">Whether the server has the first core for itself and the generator the second.</param>
/// <param name="Data">Folder under which a started server keeps its journal.</param>
/// <param name="ServerArguments">Passed on to a started server.</param>
internal sealed record LoadOptions(
    Uri? Url,
    string? HostKey,
    string Scenario,
    IReadOnlyList<int> Rooms,
    IReadOnlyList<Mix> Mixes,
    double? Rate,
    double Seconds,
    double Warmup,
    int Runs,
    bool Floor,
    FileInfo? Beside,
    bool Pin,
    string Data,
    IReadOnlyList<string> ServerArguments,
    string? Json
);
