using System.Diagnostics;
using System.Globalization;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>The nginx of the repository's <c>nginx.conf</c>, before three servers of a test.</summary>
internal sealed class Nginx : ChildProcess
{
    /// <summary>What nginx writes into folders that only root may use; here each is in the test's own.</summary>
    private static readonly string[] s_temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

    private static readonly string? s_program = (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin")
        .Split(':')
        .Select(folder => Path.Combine(folder, "nginx"))
        .FirstOrDefault(File.Exists);

    private readonly TemporaryFolder _folder = new();

    private Nginx(Uri address)
    {
        Address = address;
        Http = new HttpClient { BaseAddress = address };
    }

    /// <summary>Why the tests that need it are skipped; null when they run.</summary>
    public static string? Missing { get; } =
        s_program is null ? "nginx is not installed; get it with: apt-get install nginx-light" : null;

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <param name="prefix">The path under which it serves them, such as "/whitecell"; empty for the root.</param>
    /// <param name="takesOff">Whether it takes the prefix off a request's path.</param>
    public static async Task<Nginx> Start(IReadOnlyList<TestServer> servers, string prefix = "", bool takesOff = false)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Find()}"));
        var nginx = new Nginx(address);
        var folder = nginx._folder.Path;
        var settings = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "nginx.conf")))
            .Replace("listen 80;", $"listen {address.Authority};", StringComparison.Ordinal)
            .Replace(
                "http {",
                "http { " + string.Concat(s_temporary.Select(what => $"{what}_temp_path {folder}/{what}; ")),
                StringComparison.Ordinal
            );
        if (prefix.Length > 0)
            settings = settings.Replace("location / {", $"location {prefix}/ {{", StringComparison.Ordinal);
        if (takesOff)
        {
            // Only the first address; a named location passes the path on as it has become.
            var pass = settings.IndexOf("proxy_pass http://whitecell;", StringComparison.Ordinal);
            settings = settings[..pass] + $"rewrite ^{prefix}(/.*)$ $1 break; " + settings[pass..];
        }

        for (var n = 0; n < servers.Count; n++)
            settings = settings.Replace($"server-{n + 1}:5080", servers[n].Address.Authority, StringComparison.Ordinal);
        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(file, settings);

        nginx.Start(
            new ProcessStartInfo(
                s_program!,
                ["-c", file, "-e", "stderr", "-g", $"daemon off; pid {folder}/pid; error_log stderr notice;"]
            )
        );
        while (await nginx.ReadLine() is { } line)
        {
            if (line.Contains("start worker process", StringComparison.Ordinal))
                return nginx;
        }

        await nginx.DisposeAsync();
        throw new InvalidOperationException("nginx did not start: " + string.Join('\n', nginx.Output));
    }

    // Its workers end with it only when it is asked to end.
    protected override string Cleanup => $"kill {Id}; rm -rf '{_folder.Path}'";

    public override async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!HasExited)
            await Stop();
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>A test that is skipped, saying why, where nginx is not installed.</summary>
internal sealed class NginxFactAttribute : FactAttribute
{
    public NginxFactAttribute() => Skip = Nginx.Missing;
}

/// <summary>Tests that are skipped, saying why, where nginx is not installed.</summary>
internal sealed class NginxTheoryAttribute : TheoryAttribute
{
    public NginxTheoryAttribute() => Skip = Nginx.Missing;
}
