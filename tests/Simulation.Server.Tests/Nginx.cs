using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>nginx with the repository's <c>deploy/nginx</c>, before three servers of a test.</summary>
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
        Http = new HttpClient(
            new HttpClientHandler
            {
                AllowAutoRedirect = false,
                ServerCertificateCustomValidationCallback =
                    HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            }
        )
        {
            BaseAddress = address,
        };
    }

    /// <summary>Why the tests that need it are skipped; null when they run.</summary>
    public static string? Missing { get; } =
        s_program is null ? "nginx is not installed; get it with: apt-get install nginx-light" : null;

    public Uri Address { get; }

    /// <summary>Where it answers without TLS, when its address has TLS.</summary>
    public Uri PlainAddress { get; } =
        new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Find()}"));

    /// <summary>What the delivered settings have it log; <see cref="ChildProcess.Output"/> has more.</summary>
    public string ErrorLog => Path.Combine(_folder.Path, "error.log");

    public HttpClient Http { get; }

    /// <param name="prefix">The path under which it serves them, such as "/whitecell"; empty for the root.</param>
    /// <param name="takesOff">Whether it takes the prefix off a request's path.</param>
    /// <param name="certificate">With it clients come in over TLS.</param>
    public static async Task<Nginx> Start(
        IReadOnlyList<TestServer> servers,
        string prefix = "",
        bool takesOff = false,
        X509Certificate2? certificate = null
    )
    {
        var isTls = certificate is not null;
        var address = new Uri(
            string.Create(CultureInfo.InvariantCulture, $"{(isTls ? "https" : "http")}://127.0.0.1:{FreePort.Find()}")
        );
        var nginx = new Nginx(address);
        var folder = nginx._folder.Path;
        var main = (await Shipped("nginx.conf"))
            .Replace("error_log stderr emerg;", $"error_log {nginx.ErrorLog} emerg;", StringComparison.Ordinal)
            .Replace(
                "http {",
                "http { " + string.Concat(s_temporary.Select(what => $"{what}_temp_path {folder}/{what}; ")),
                StringComparison.Ordinal
            );
        for (var n = 0; n < servers.Count; n++)
            main = main.Replace($"server-{n + 1}:5080", servers[n].Address.Authority, StringComparison.Ordinal);
        var entrance = isTls
            ? (await Shipped("entrance-tls.conf"))
                .Replace("listen 80;", $"listen {nginx.PlainAddress.Authority};", StringComparison.Ordinal)
                .Replace("listen 443 ssl;", $"listen {address.Authority} ssl;", StringComparison.Ordinal)
            : (await Shipped("entrance-plain.conf")).Replace(
                "listen 80;",
                $"listen {address.Authority};",
                StringComparison.Ordinal
            );
        var locations = await Shipped("locations.conf");
        if (prefix.Length > 0)
            locations = locations.Replace("location / {", $"location {prefix}/ {{", StringComparison.Ordinal);
        if (takesOff)
        {
            // Only the first address; a named location passes the path on as it has become.
            var pass = locations.IndexOf("proxy_pass http://whitecell;", StringComparison.Ordinal);
            locations = locations[..pass] + $"rewrite ^{prefix}(/.*)$ $1 break; " + locations[pass..];
        }

        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(file, main);
        await File.WriteAllTextAsync(Path.Combine(folder, "entrance.conf"), entrance);
        await File.WriteAllTextAsync(Path.Combine(folder, "locations.conf"), locations);
        if (certificate is not null)
        {
            var certificates = Directory.CreateDirectory(Path.Combine(folder, "certificates")).FullName;
            await File.WriteAllTextAsync(
                Path.Combine(certificates, "fullchain.pem"),
                certificate.ExportCertificatePem()
            );
            await File.WriteAllTextAsync(
                Path.Combine(certificates, "privkey.pem"),
                certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()
            );
        }

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

    private static Task<string> Shipped(string file) =>
        File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "nginx", file));

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
