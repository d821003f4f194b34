using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Simulation.Grains.Assistants;
using Simulation.Rules.Autopilot;

namespace Simulation.Grains.Tests.Assistants;

/// <summary>A language model that answers as a test says.</summary>
internal sealed class ScriptedModel(Func<string, CancellationToken, Task<string>> answer) : IChatClient
{
    public static readonly AssistantModel Seated = new("scripted-1", "models.example", AssistantPrompt.Hash);

    public ScriptedModel(Func<string, string> answer)
        : this((prompt, _) => Task.FromResult(answer(prompt))) { }

    /// <summary>What it was sent, the instructions apart.</summary>
    public ConcurrentQueue<string> Prompts { get; } = new();

    public AssistantService Service(TimeProvider time, AssistantLimits? limits = null, AssistantModel? seated = null) =>
        new(this, seated ?? Seated, limits ?? new AssistantLimits(), time, NullLogger<AssistantService>.Instance);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var all = messages.ToList();
        Assert.Equal([ChatRole.System, ChatRole.User], all.Select(message => message.Role));
        Assert.Equal(AssistantPrompt.Instructions, all[0].Text);
        Prompts.Enqueue(all[1].Text);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, await answer(all[1].Text, cancellationToken)));
    }

    /// <summary>An answer with the first option whose words begin so, or the last one.</summary>
    public static string Choose(string prompt, string begins, string say = "")
    {
        using var read = JsonDocument.Parse(prompt);
        var options = read.RootElement.GetProperty("options").EnumerateArray().ToList();
        var chosen = options.FindIndex(option =>
            option.GetProperty("what").GetString()!.StartsWith(begins, StringComparison.Ordinal)
        );
        return JsonSerializer.Serialize(
            new { option = (chosen < 0 ? options[^1] : options[chosen]).GetProperty("number").GetInt32(), say }
        );
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
