namespace Browser.Tests.Driving;

/// <summary>
/// What the machine has to have beside .NET: a Chromium to drive, and Node.js, which builds the browser client.
/// </summary>
public static class InstalledPrograms
{
    /// <summary>
    /// Chromium's program; the variable CHROMIUM names one that is not on the path. Its shell without windows is taken
    /// before the whole browser, whose hidden windows take most of the time of many tests.
    /// </summary>
    public static string? Chromium { get; } =
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
            ? named
            : Find("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome");

    public static string? Npm { get; } = Find("npm");

    /// <summary>
    /// Why nothing can be done with the client's sources here, and how to change that; null when all is there.
    /// </summary>
    public static string? LacksNode =>
        Npm is not null ? null : "Node.js is missing. Install Node.js 20 or newer: https://nodejs.org";

    /// <summary>Why no browser can be driven here, and how to change that; null when all is there.</summary>
    public static string? LacksBrowser =>
        Chromium is null
            ? "Chromium is missing. Install it (Debian: apt-get install chromium-headless-shell), or name its program in the variable CHROMIUM."
            : LacksNode;

    private static string? Find(params string[] names)
    {
        var endings = OperatingSystem.IsWindows() ? new[] { ".exe", ".cmd" } : [""];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        return names
            .SelectMany(_ => folders, (name, folder) => Path.Combine(folder, name))
            .SelectMany(_ => endings, (file, ending) => file + ending)
            .FirstOrDefault(File.Exists);
    }
}
