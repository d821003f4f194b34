using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Simulation.Server.Startup;

/// <summary>Where the server listens, under which names it answers, and which pages and people it lets in.</summary>
public sealed record HttpSettings : ISettings, IValidatableObject
{
    public const string DefaultUrl = "http://localhost:5080";

    public static string Section => "";

    /// <summary>Where to listen; several with a semicolon.</summary>
    public string Urls { get; init; } = DefaultUrl;

    /// <summary>
    /// What a reverse proxy puts before every path, such as <c>/whitecell</c>; empty when the server has a name of its
    /// own.
    /// </summary>
    public string PathBase { get; init; } = "";

    /// <summary>Secret for opening sessions; null when none is set.</summary>
    public string? HostKey { get; init; }

    /// <summary>Names under which the server answers, with a semicolon; null for the usual ones.</summary>
    public string? AllowedHosts { get; init; }

    /// <summary>Further addresses whose pages may use the server.</summary>
    public string[] Origins { get; init; } = [];

    /// <summary>Whether only this machine can reach the server.</summary>
    public bool IsLoopback => Addresses().All(IsLoopbackUrl);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Texts()
            .Where(text => Parse(text) is null)
            .Select(text => new ValidationResult($"Urls: '{text}' is not an address such as {DefaultUrl}."))
            .Concat(
                PathPrefix.IsValid(PathBase.TrimEnd('/'))
                    ? []
                    : [new ValidationResult($"PathBase: '{PathBase}' is not a path such as /whitecell.")]
            );

    /// <summary>Where to listen; once the settings are validated.</summary>
    public IReadOnlyList<Uri> Addresses() => [.. Texts().Select(text => Parse(text)!)];

    private string[] Texts()
    {
        var all = string.IsNullOrWhiteSpace(Urls) ? DefaultUrl : Urls;
        return all.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static Uri? Parse(string text)
    {
        // "*" and "+" mean all addresses; Uri knows only the numbers for that.
        var address = text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal)
            .Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
    }

    private static bool IsLoopbackUrl(Uri url) =>
        url.Host == "localhost"
        || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
