using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Simulation.Server.Startup;

/// <summary>Where the server listens, under which names it answers, and which pages and people it lets in.</summary>
public sealed record HttpSettings : ISettings, IValidatableObject
{
    public const string DefaultUrl = "http://localhost:5080";

    private const int ShortestKey = 12;

    public static string Section => "";

    /// <summary>Where to listen; several with a semicolon.</summary>
    public string Urls { get; init; } = DefaultUrl;

    /// <summary>
    /// What a reverse proxy puts before every path, such as <c>/whitecell</c>; empty when the server has a name of its
    /// own.
    /// </summary>
    public string PathBase { get; init; } = "";

    /// <summary>
    /// Secret for opening sessions, 12 characters or more that can stand in a header; null when none is set.
    /// </summary>
    public string? HostKey { get; init; }

    /// <summary>
    /// Names under which the server answers, with a semicolon; null for all, or for this machine's alone when nobody
    /// needs a host key.
    /// </summary>
    public string? AllowedHosts { get; init; }

    /// <summary>Further addresses whose pages may use the server.</summary>
    public string[] Origins { get; init; } = [];

    /// <summary>Names under which the server answers, as <see cref="HostString.MatchesAny"/> takes them.</summary>
    /// <remarks>
    /// A page of another site can point its own name at 127.0.0.1; then the Host header is that name. What such a page
    /// could do without a host key it must not do.
    /// </remarks>
    public string[] Hosts() =>
        AllowedHosts?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        ?? (IsLoopback && HostKey is null ? ["localhost", "127.0.0.1", "[::1]"] : ["*"]);

    /// <summary>Whether only this machine can reach the server.</summary>
    public bool IsLoopback => Addresses().All(IsLoopbackUrl);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        (MistakeInUrls() ?? MistakeInPathBase() ?? MistakeInHostKey() ?? MistakeInHosts() ?? MistakeInOrigins())
            is { } one
            ? [new ValidationResult(one)]
            : [];

    /// <summary>Where to listen; once the settings are validated.</summary>
    public IReadOnlyList<Uri> Addresses() => [.. Texts().Select(text => Parse(text)!)];

    private string[] Texts()
    {
        var all = string.IsNullOrWhiteSpace(Urls) ? DefaultUrl : Urls;
        return all.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private string? MistakeInUrls() =>
        Texts().FirstOrDefault(text => Parse(text) is not { Scheme: "http" }) is not { } wrong ? null
        : Parse(wrong) is null ? $"Urls: '{wrong}' is not an address such as {DefaultUrl}."
        : $"Urls: '{wrong}' would need a certificate, and this server has none: listen on http, and let a reverse proxy"
            + " speak https (docs/operations.md).";

    private string? MistakeInPathBase() =>
        PathPrefix.IsValid(PathBase.TrimEnd('/')) ? null : $"PathBase: '{PathBase}' is not a path such as /whitecell.";

    // It is quoted nowhere.
    private string? MistakeInHostKey() =>
        HostKey is null ? null
        : HostKey.Length < ShortestKey
            ? $"HostKey has fewer than {ShortestKey} characters, so that it could be guessed; draw a longer one,"
                + " such as with: openssl rand -hex 16"
        : HostKey.Any(letter => letter is <= ' ' or > '~')
            ? "HostKey has characters that a browser cannot send, such as a blank or a letter with an accent."
        : null;

    private string? MistakeInHosts() =>
        Hosts().FirstOrDefault(name => !IsHost(name)) is { } wrong
            ? $"AllowedHosts: '{wrong}' is not a name such as whitecell.example, without scheme, port and path."
            : null;

    private string? MistakeInOrigins() =>
        Array.FindIndex(Origins, text => !IsOrigin(text)) is >= 0 and var wrong
            ? $"Origins:{wrong}: '{Origins[wrong]}' is not an origin such as https://pages.example, without a path."
            : null;

    private static bool IsHost(string name) =>
        name == "*"
        || Uri.CheckHostName(name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name) switch
        {
            UriHostNameType.Unknown => false,
            UriHostNameType.IPv6 => name.StartsWith('['), // As it stands in an address.
            _ => true,
        };

    // As browsers send it: without what is usual.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var origin)
        && origin.Scheme is "http" or "https"
        && string.Equals(origin.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);

    private static Uri? Parse(string text)
    {
        // "*" and "+" mean all addresses; Uri knows only the numbers for that.
        var address = text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal)
            .Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        return
            Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri is { Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? uri
            : null;
    }

    private static bool IsLoopbackUrl(Uri url) =>
        url.Host == "localhost"
        || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
