// Wraps IChatClient of Microsoft.Extensions.AI, the port to a language model outside. What it is asked is in
// AssistantPrompt, what it may answer in AssistantAnswer; a role's actor asks through RoleAssistant.
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Simulation.Rules.Autopilot;

namespace Simulation.Grains.Assistants;

/// <summary>The language model that a server may seat, and how much it may be asked.</summary>
/// <param name="client">The endpoint; null when the server has none.</param>
/// <param name="model">What the table is told of it; null when the server has none.</param>
public sealed partial class AssistantService(
    IChatClient? client,
    AssistantModel? model,
    AssistantLimits limits,
    TimeProvider time,
    ILogger<AssistantService> logger
)
{
    /// <summary>A server without a language model, which is what servers are until an operator sets one up.</summary>
    public static readonly AssistantService Off = new(
        null,
        null,
        new AssistantLimits(),
        TimeProvider.System,
        NullLogger<AssistantService>.Instance
    );

    public AssistantModel? Model => model;

    public AssistantLimits Limits => limits;

    internal TimeProvider Time => time;

    /// <summary>Asks which of some options to take.</summary>
    /// <param name="prompt">What <see cref="AssistantPrompt"/> has made.</param>
    /// <param name="options">How many options the prompt has, numbered from 1.</param>
    /// <returns>
    /// Null when it does not answer in time, or not as it was asked to. The endpoint's own words are logged nowhere:
    /// they may quote the key, or what the role knows.
    /// </returns>
    /// <exception cref="OperationCanceledException">The caller does not wait any more.</exception>
    internal async Task<AssistantAnswer?> Ask(
        string session,
        string prompt,
        int options,
        CancellationToken cancellation
    )
    {
        using var timeout = new CancellationTokenSource(limits.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            var response = await client!
                .GetResponseAsync(
                    [new(ChatRole.System, AssistantPrompt.Instructions), new(ChatRole.User, prompt)],
                    new ChatOptions { MaxOutputTokens = limits.OutputTokens, ResponseFormat = ChatResponseFormat.Json },
                    either.Token
                )
                // A client that does not heed its cancellation keeps nobody waiting.
                .WaitAsync(either.Token);
            if (AssistantAnswer.Read(response.Text, options) is { } answer)
            {
                Telemetry.AssistantAnswered("answered");
                return answer;
            }

            LogUnusable(session);
            Telemetry.AssistantAnswered("unusable");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            LogTimeout(session, limits.Timeout.TotalSeconds);
            Telemetry.AssistantAnswered("timeout");
        }
        catch (Exception failure)
        {
            LogFault(session, failure.GetType().Name);
            Telemetry.AssistantAnswered("fault");
        }

        return null;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The AI assistant of a role in session {Session} gave no usable answer; its autopilot decides."
    )]
    private partial void LogUnusable(string session);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The AI assistant of a role in session {Session} gave no answer within {Seconds} s; its autopilot decides."
    )]
    private partial void LogTimeout(string session, double seconds);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The endpoint of the AI assistant failed in session {Session} ({Fault}); the autopilot decides."
    )]
    private partial void LogFault(string session, string fault);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "What the AI assistant of a role in session {Session} was to be asked could not be put into words."
    )]
    internal partial void LogDefect(Exception failure, string session);
}

/// <summary>How much a language model may be asked.</summary>
public sealed record AssistantLimits
{
    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a session may ask in all its roles together.</summary>
    public int CallsPerSession { get; init; } = 300;

    /// <summary>How often it may within a minute.</summary>
    public int CallsPerMinute { get; init; } = 30;

    /// <summary>Characters of a prompt, the instructions apart; a longer one is shortened where it is oldest.</summary>
    public int InputCharacters { get; init; } = 24_000;

    /// <summary>Tokens of an answer.</summary>
    public int OutputTokens { get; init; } = 400;
}
