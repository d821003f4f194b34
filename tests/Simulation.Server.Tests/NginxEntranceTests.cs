using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Simulation.Journal.Postgres;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>What the delivered <c>deploy/nginx</c> and <c>docker-compose.yml</c> promise to those who come in.</summary>
public sealed partial class NginxEntranceTests
{
    private const string Code = "QX7KMN4W";

    [NginxFact]
    public async Task Over_tls_each_client_counts_by_itself_and_stays_with_tls()
    {
        await using var server = await TestServer.Start(
            "--HostKey=open-sesame-please",
            "--Proxy:Networks=127.0.0.0/8",
            "--Limits:JoinsPerMinute=1"
        );
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", "open-sesame-please");
        var session = await server.Open();
        using var certificate = SelfSigned();
        await using var nginx = await Nginx.Start([server, server, server], certificate: certificate);

        using var page = await nginx.Http.GetAsync("/api/host");
        Assert.StartsWith(
            "max-age=",
            page.Headers.GetValues("Strict-Transport-Security").Single(),
            StringComparison.Ordinal
        );
        using var plain = await nginx.Http.GetAsync(new Uri(nginx.PlainAddress, "/join/" + session.Code));
        Assert.Equal(HttpStatusCode.MovedPermanently, plain.StatusCode);
        Assert.Equal("https://127.0.0.1/join/" + session.Code, plain.Headers.Location?.OriginalString);

        using var ada = ClientAt(nginx.Address, "127.0.0.2", certificate);
        using var bo = ClientAt(nginx.Address, "127.0.0.3", certificate);
        Assert.Equal(HttpStatusCode.OK, await Join(ada, session.Code));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Join(ada, session.Code));
        Assert.Equal(HttpStatusCode.OK, await Join(bo, session.Code));
    }

    [NginxFact]
    public async Task What_goes_wrong_is_logged_without_addresses_and_codes()
    {
        Nginx nginx;
        await using (var server = await TestServer.Start())
            nginx = await Nginx.Start([server, server, server]);
        await using (nginx)
        {
            using var answer = await nginx.Http.GetAsync("/api/join/" + Code);
            Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
            await nginx.Stop();

            // What the test has it write beside the delivered log shows that there was something to say.
            Assert.Contains(nginx.Output, line => line.Contains(Code, StringComparison.Ordinal));
            Assert.Empty(await File.ReadAllTextAsync(nginx.ErrorLog));
        }
    }

    [Fact]
    public void The_servers_of_the_composition_fit_its_database()
    {
        var composition = File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml"));
        var servers = ServerService().Count(composition);
        var allowed = int.Parse(MostConnections().Match(composition).Groups[1].Value, null);
        const int ForSuperusers = 3;
        Assert.Equal(3, servers);
        Assert.InRange(servers * PostgresPools.Of("Host=database"), 1, allowed - ForSuperusers - 10);
    }

    private static async Task<HttpStatusCode> Join(HttpClient client, string code)
    {
        var request = new JoinRequest(Guid.NewGuid().ToString(), code, "Invented Person", null, Spectator: true);
        using var answer = await client.PostAsJsonAsync("/api/join", request, Json.Options);
        return answer.StatusCode;
    }

    private static HttpClient ClientAt(Uri server, string address, X509Certificate2 trusted) =>
        new(
            new SocketsHttpHandler
            {
                SslOptions =
                {
                    RemoteCertificateValidationCallback = (_, shown, _, _) =>
                        shown?.GetCertHashString() == trusted.GetCertHashString(),
                },
                ConnectCallback = async (context, cancellationToken) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                    socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                    await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = server,
        };

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    [GeneratedRegex(@"^  server-\d+: \*server$", RegexOptions.Multiline)]
    private static partial Regex ServerService();

    [GeneratedRegex(@"max_connections=(\d+)")]
    private static partial Regex MostConnections();
}
