using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Simulation.Server.Security;
using Simulation.Server.Startup;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>Settings that are wrong keep the server from starting; appsettings.json lists all that there are.</summary>
public sealed partial class SettingsTests
{
    private static readonly string s_file = Path.Combine(AppContext.BaseDirectory, "appsettings.json");

    [Theory]
    [InlineData("Limits:Connections", "many", "no whole number from 1 to 1000000000")]
    [InlineData("Limits:Connections", "0", "no whole number from 1 to 1000000000")]
    [InlineData("Limits:WaitingBytes", "-1", "no whole number from 1 to 1000000000")]
    [InlineData("Limits:CallsPerSecond", "99999999999", "no whole number from 1 to 1000000000")]
    [InlineData("Limits:CallsAtOnce", "1.5", "no whole number from 1 to 1000000000")]
    [InlineData("Limits:HandshakeSeconds", "0", "no number from 0.01 to 1000000")]
    [InlineData("Limits:HandshakeSeconds", "NaN", "no number from 0.01 to 1000000")]
    [InlineData("Limits:EnterSeconds", "Infinity", "no number from 0.01 to 1000000")]
    [InlineData("Autopilot:ThinkSeconds", "-0.1", "no number from 0 to 1000000")]
    [InlineData("Autopilot:GraceSeconds", "a minute", "no number from 0 to 1000000")]
    [InlineData("Unattended:GraceSeconds", "NaN", "no number from 0 to 1000000")]
    [InlineData("Retention:Days", "36501", "no number of days from 1 to 36500")]
    [InlineData("Analysis:Automatic", "often", "neither true nor false")]
    [InlineData("Analysis:Games", "19", "no whole number from 20 to 10000")]
    [InlineData("Cluster:Port", "65536", "no port from 1 to 65535")]
    [InlineData("Dashboard:Enabled", "perhaps", "neither true nor false")]
    [InlineData("Logging:Json", "1", "neither true nor false")]
    [InlineData(
        "Logging:LogLevel:Default",
        "Loud",
        "none of Trace, Debug, Information, Warning, Error, Critical, None"
    )]
    public async Task A_value_that_is_not_allowed_is_refused_with_its_key_and_what_is(
        string key,
        string value,
        string expected
    ) => Assert.Equal($"{key}: '{value}' is {expected}.", await RefusalOf($"--{key}={value}"));

    [Theory]
    [InlineData("Urls: 'gopher://here' is not an address such as http://localhost:5080.", "--Urls=gopher://here")]
    [InlineData(
        "Proxy:Networks: 'everybody' is not a network such as 10.0.0.0/8 or 192.0.2.7/32.",
        "--Proxy:Networks=10.0.0.0/8;everybody"
    )]
    [InlineData(
        "Otlp:Endpoint: 'somewhere' is not an address such as http://collector:4317.",
        "--Otlp:Endpoint=somewhere"
    )]
    [InlineData(
        "Otlp:Endpoint: 'collector:4317' is not an address such as http://collector:4317.",
        "--Otlp:Endpoint=collector:4317"
    )]
    [InlineData("Urls: 'http://*:70000' is not an address such as http://localhost:5080.", "--Urls=http://*:70000")]
    [InlineData(
        "Urls: 'http://localhost:5080/app' is not an address such as http://localhost:5080.",
        "--Urls=http://localhost:5080/app"
    )]
    [InlineData(
        "Urls: 'https://localhost:5080' would need a certificate, and this server has none: listen on http, and let a reverse proxy speak https (docs/operations.md).",
        "--Urls=http://localhost:5080;https://localhost:5080"
    )]
    [InlineData(
        "AllowedHosts: 'https://whitecell.example' is not a name such as whitecell.example, without scheme, port and path.",
        "--AllowedHosts=localhost;https://whitecell.example"
    )]
    [InlineData(
        "AllowedHosts: 'whitecell.example:80' is not a name such as whitecell.example, without scheme, port and path.",
        "--AllowedHosts=whitecell.example:80"
    )]
    [InlineData(
        "Origins:0: 'pages.example' is not an origin such as https://pages.example, without a path.",
        "--Origins:0=pages.example"
    )]
    [InlineData(
        "Origins:0: 'https://pages.example/' is not an origin such as https://pages.example, without a path.",
        "--Origins:0=https://pages.example/"
    )]
    [InlineData(
        "Origins is a list: write the first as Origins:0, the second as Origins:1.",
        "--Origins=https://pages.example"
    )]
    public async Task An_address_that_is_none_is_named(string expected, string setting) =>
        Assert.Equal(expected, await RefusalOf(setting));

    [Theory]
    [InlineData("x", "HostKey has fewer than 12 characters")]
    [InlineData("elevenchars", "HostKey has fewer than 12 characters")]
    [InlineData("a key with blanks", "HostKey has characters that a browser cannot send")]
    [InlineData("schlüssel-zum-haus", "HostKey has characters that a browser cannot send")]
    public async Task A_host_key_that_can_be_guessed_or_not_be_sent_is_refused_without_being_quoted(
        string key,
        string expected
    )
    {
        var refused = await RefusalOf("--HostKey=" + key);
        Assert.StartsWith(expected, refused, StringComparison.Ordinal);
        Assert.DoesNotContain($"'{key}'", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_through_a_proxy_to_loopback_needs_a_host_key()
    {
        Assert.Equal(
            "Proxy:Networks needs a HostKey: without one, everybody who comes through the proxy could open sessions.",
            await RefusalOf("--Proxy:Networks=127.0.0.0/8")
        );
        await using var server = await TestServer.Start(
            "--Proxy:Networks=127.0.0.0/8",
            "--HostKey=a-key-of-the-operator"
        );
    }

    [Theory]
    [InlineData(
        "Limits:Conections is no setting; appsettings.json lists all that there are.",
        "--Limits:Conections=10"
    )]
    [InlineData(
        "Autopilot:Think:Seconds is no setting; appsettings.json lists all that there are.",
        "--Autopilot:Think:Seconds=10"
    )]
    [InlineData(
        "Kestrel:Endpoints is no setting of this server: Urls says where it listens.",
        "--Kestrel:Endpoints:Http:Url=http://*:80"
    )]
    [InlineData(
        "Logging:LogLevel:Orleans: 'Loud' is none of Trace, Debug, Information, Warning, Error, Critical, None.",
        "--Logging:LogLevel:Orleans=Loud"
    )]
    public async Task A_key_that_nobody_reads_is_named(string expected, string setting) =>
        Assert.Equal(expected, await RefusalOf(setting));

    [Theory]
    [InlineData(1024, 5000, false)]
    [InlineData(1024, 512, true)]
    [InlineData(1024, 513, false)]
    [InlineData(5512, 5000, true)]
    [InlineData(null, 5000, true)]
    public void The_clients_that_are_allowed_fit_the_files_that_may_be_open(int? limit, int connections, bool fits)
    {
        var limits = new LimitSettings { Connections = connections };
        if (fits)
        {
            OpenFiles.Check(limits, limit);
            return;
        }

        var refused = Assert.Throws<CannotStartException>(() => OpenFiles.Check(limits, limit));
        Assert.StartsWith(
            $"This process may have {limit} files open, and Limits:Connections={connections} needs {connections + 512}.",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Connections_of_all_kinds_leave_the_server_files_of_its_own()
    {
        Assert.Equal(10_000, OpenFiles.ConnectionsOfAllKinds(new LimitSettings(), null));
        Assert.Equal(10_000, OpenFiles.ConnectionsOfAllKinds(new LimitSettings(), 65_536));
        Assert.Equal(5_488, OpenFiles.ConnectionsOfAllKinds(new LimitSettings(), 6_000));
    }

    [Theory]
    [InlineData("Max open files            1024                 524288               files     ", 1024L)]
    [InlineData("Max open files            unlimited            unlimited            files     ", null)]
    public void The_limit_is_the_one_that_is_in_force(string line, long? limit) =>
        Assert.Equal(limit, OpenFiles.Read(["Limit  Soft Limit  Hard Limit  Units", line]));

    [Fact]
    public void Of_several_mistakes_one_is_named()
    {
        var configuration = Configuration(
            ("Limits:Connections", "0"),
            ("Limits:CallsAtOnce", "few"),
            ("Retention:Days", "0")
        );
        var refused = Assert.Throws<CannotStartException>(() =>
            SettingsBinding.Validate(services =>
            {
                services.AddSettings<LimitSettings>(configuration);
                services.AddSettings<SessionTimes>(configuration);
            })
        );
        Assert.StartsWith("Limits:CallsAtOnce: 'few'", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void The_host_refuses_a_value_at_its_start_even_if_nobody_has_asked_before()
    {
        var services = new ServiceCollection();
        services.AddSettings<LimitSettings>(Configuration(("Limits:Connections", "0")));
        using var provider = services.BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public void An_empty_value_counts_as_none()
    {
        var configuration = Configuration(
            ("Limits:Connections", ""),
            ("Retention:Days", ""),
            ("Journal:Kind", ""),
            ("HostKey", "")
        );
        Assert.Equal(new LimitSettings(), SettingsBinding.Read<LimitSettings>(configuration));
        Assert.Equal(new SessionTimes(), SettingsBinding.Read<SessionTimes>(configuration));
        Assert.Equal(JournalSettings.Sqlite, SettingsBinding.Read<JournalSettings>(configuration).Kind);
        Assert.Null(SettingsBinding.Read<HttpSettings>(configuration).HostKey);
    }

    [Fact]
    public void What_is_set_is_bound()
    {
        var configuration = Configuration(
            ("Limits:HandshakeSeconds", "0.5"),
            ("Autopilot:ThinkSeconds", "1"),
            ("Autopilot:GraceSeconds", "2"),
            ("Unattended:GraceSeconds", "3"),
            ("Retention:Days", "4"),
            ("Origins:0", "https://one.example"),
            ("Origins:1", "https://two.example")
        );
        Assert.Equal(0.5, SettingsBinding.Read<LimitSettings>(configuration).HandshakeSeconds);
        Assert.Equal(
            ["https://one.example", "https://two.example"],
            SettingsBinding.Read<HttpSettings>(configuration).Origins
        );
        var sessions = SettingsBinding.Read<SessionTimes>(configuration).ForGrains();
        Assert.Equal(
            [1, 2, 3, 4 * 86400],
            [
                sessions.Thinking.TotalSeconds,
                sessions.AbsenceGrace.TotalSeconds,
                sessions.UnattendedGrace.TotalSeconds,
                sessions.Retention!.Value.TotalSeconds,
            ]
        );
    }

    [Fact]
    public void A_file_that_is_no_json_is_named_in_one_line()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "appsettings.json"), "{ \"Limits\": ");
        var refused = Assert.Throws<CannotStartException>(() =>
            ServerSetup.CreateBuilder(["--contentRoot=" + folder.Path])
        );
        Assert.Contains(folder.Path, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void A_file_in_the_current_folder_comes_before_the_one_beside_the_program()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "appsettings.json"), """{ "Limits": { "Connections": 7 } }""");
        var configuration = ServerSetup.CreateBuilder(["--contentRoot=" + folder.Path]).Configuration;
        Assert.Equal("7", configuration["Limits:Connections"]);
        Assert.Equal("300", configuration["Limits:JoinsPerMinute"]);
    }

    [Fact]
    public void The_shipped_file_lists_every_key_and_each_once()
    {
        var listed = Listed(uncommented: true).Select(setting => setting.Key).ToList();
        var known = Known().Select(setting => setting.Key).ToList();
        Assert.Equal(
            known.Order(StringComparer.Ordinal),
            listed.Select(key => key.Replace(":0", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_values_of_the_shipped_file_are_the_defaults()
    {
        var known = Known().ToDictionary();
        foreach (var (key, value) in Listed(uncommented: true).Where(setting => known.ContainsKey(setting.Key)))
        {
            // A key without a default has an example.
            if (known[key] is { Length: > 0 } usual)
                Assert.Equal((key, usual), (key, value));
        }

        // What is not commented out is in force, so it must be nothing but defaults.
        var inForce = Listed(uncommented: false).ToList();
        Assert.NotEmpty(inForce);
        Assert.All(inForce, setting => Assert.Equal(known[setting.Key], setting.Value));
    }

    [Fact]
    public void The_shipped_file_is_bound_to_the_defaults()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(s_file).Build();
        Assert.Equal(new LimitSettings(), SettingsBinding.Read<LimitSettings>(configuration));
        Assert.Equal(new SessionTimes(), SettingsBinding.Read<SessionTimes>(configuration));
        Assert.Null(SettingsBinding.Read<HttpSettings>(configuration).HostKey);
        Assert.Null(SettingsBinding.Read<JournalSettings>(configuration).ConnectionString);
    }

    private static async Task<string> RefusalOf(string setting)
    {
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => TestServer.Start(setting));
        return refused.Message;
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(value => value.Key, value => (string?)value.Value))
            .Build();

    /// <summary>The settings of all classes, with their defaults; empty for none.</summary>
    private static IEnumerable<(string Key, string Default)> Known() =>
        from type in typeof(ISettings).Assembly.GetTypes()
        where type is { IsClass: true } && type.IsAssignableTo(typeof(ISettings))
        let section = (string)type.GetProperty(nameof(ISettings.Section))!.GetValue(null)!
        let defaults = Activator.CreateInstance(type)
        from setting in SettingsBinding.KeysOf(type)
        select (
            section.Length == 0 ? setting.Key : $"{section}:{setting.Key}",
            Text(setting.Property.GetValue(defaults))
        );

    private static string Text(object? value) =>
        value switch
        {
            bool flag => flag ? "true" : "false",
            Array => "",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    /// <summary>The settings of the shipped file.</summary>
    /// <param name="uncommented">Whether those are among them that are commented out.</param>
    private static List<(string Key, string Value)> Listed(bool uncommented)
    {
        var text = File.ReadAllText(s_file);
        if (uncommented)
            text = CommentedOut().Replace(text, "\"");
        var options = new JsonDocumentOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        };
        using var document = JsonDocument.Parse(text, options);
        return [.. Leaves("", document.RootElement)];
    }

    private static IEnumerable<(string Key, string Value)> Leaves(string path, JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(child => Leaves(path.Length == 0 ? child.Name : $"{path}:{child.Name}", child.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany((child, n) => Leaves($"{path}:{n}", child)),
            JsonValueKind.True => [(path, "true")],
            JsonValueKind.False => [(path, "false")],
            _ => [(path, element.ToString())],
        };

    [GeneratedRegex("(?<=^ *)//\"", RegexOptions.Multiline)]
    private static partial Regex CommentedOut();
}
