using System.ComponentModel.DataAnnotations;
using Simulation.Grains.Assistants;
using Simulation.Rules.Autopilot;
using Simulation.Server.Startup;

namespace Simulation.Server.Assistants;

/// <summary>
/// The language model that facilitators may seat (docs/assistants.md). There is none until an endpoint is named.
/// </summary>
public sealed record AssistantSettings : ISettings, IValidatableObject
{
    private const int LongestModel = 100;

    // What a header can hold; longer is no key.
    private const int LongestKey = 4096;

    public static string Section => "Assistant";

    /// <summary>Address of an API that speaks OpenAI's protocol; null for no language model.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Name of the model, as the endpoint knows it.</summary>
    public string? Model { get; init; }

    /// <summary>The key of the endpoint; a secret. Null for an endpoint that needs none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>A file that holds the key and nothing else, in place of <see cref="ApiKey"/>.</summary>
    public string? ApiKeyFile { get; init; }

    /// <summary>Seconds that an answer is waited for.</summary>
    [Range(0.1, 120)]
    public double TimeoutSeconds { get; init; } = 20;

    /// <summary>Questions of one session, all its roles together.</summary>
    [Range(1, 100_000)]
    public int MaxCallsPerSession { get; init; } = 300;

    /// <summary>Questions of one session within a minute.</summary>
    [Range(1, 600)]
    public int MaxCallsPerMinute { get; init; } = 30;

    /// <summary>Characters of one question, the instructions apart.</summary>
    [Range(4_000, 1_000_000)]
    public int MaxInputCharacters { get; init; } = 24_000;

    /// <summary>Tokens of one answer.</summary>
    [Range(50, 100_000)]
    public int MaxOutputTokens { get; init; } = 400;

    /// <summary>What the table is told; null without an endpoint.</summary>
    public AssistantModel? Seated =>
        Address is { } address
            ? new AssistantModel(
                Model!,
                address.IsDefaultPort ? address.Host : $"{address.Host}:{address.Port}",
                AssistantPrompt.Hash
            )
            : null;

    /// <summary>Null without an endpoint.</summary>
    public Uri? Address => Endpoint is null ? null : new Uri(Endpoint);

    public AssistantLimits Limits =>
        new()
        {
            Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
            CallsPerSession = MaxCallsPerSession,
            CallsPerMinute = MaxCallsPerMinute,
            InputCharacters = MaxInputCharacters,
            OutputTokens = MaxOutputTokens,
        };

    /// <summary>The key, from where it is kept; null for an endpoint that needs none.</summary>
    public string? ReadKey() => ApiKey ?? (ApiKeyFile is { } file ? File.ReadAllText(file).Trim() : null);

    /// <summary>Names the section alone: what it holds is secret.</summary>
    public override string ToString() => Section;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Mistake() is { } mistake ? [new ValidationResult(mistake)] : [];

    private string? Mistake()
    {
        if (Endpoint is null)
        {
            return (Model ?? ApiKey ?? ApiKeyFile) is null
                ? null
                : "Assistant:Endpoint is missing; it should look like https://models.example/v1.";
        }

        if (
            !Uri.TryCreate(Endpoint, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
        )
        {
            return "Assistant:Endpoint is no address that begins with http:// or https://, such as https://models.example/v1.";
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            return "Assistant:Endpoint holds more than host and path; a key belongs into Assistant:ApiKey.";
        if (string.IsNullOrWhiteSpace(Model))
            return "Assistant:Model is missing; name the model as the endpoint knows it.";
        if (Model.Length > LongestModel || Model.Any(char.IsControl))
            return $"Assistant:Model is longer than {LongestModel} characters, or has characters that cannot be shown.";
        if (ApiKey is not null && ApiKeyFile is not null)
            return "Assistant:ApiKey and Assistant:ApiKeyFile are both set; one of them is enough.";
        return MistakeOfKey();
    }

    // Nothing of the key is quoted, however wrong it is.
    private string? MistakeOfKey()
    {
        string? key;
        try
        {
            key = ReadKey();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"Assistant:ApiKeyFile: {ApiKeyFile} cannot be read.";
        }

        return key switch
        {
            null => null,
            "" => "Assistant:ApiKeyFile holds no key.",
            { Length: > LongestKey } => "The key of the assistant is longer than any key.",
            _ when key.Any(letter => letter is <= ' ' or > '~') =>
                "The key of the assistant has characters that no key has, such as a blank or a line break.",
            _ => null,
        };
    }
}
