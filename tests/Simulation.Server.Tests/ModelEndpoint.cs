using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Simulation.Server.Tests;

/// <summary>An endpoint that speaks as much of OpenAI's protocol as a language model in a seat needs.</summary>
public sealed class ModelEndpoint : IAsyncDisposable
{
    public const string Key = "sk-the-secret-key-of-the-endpoint";

    private readonly WebApplication _app;

    private ModelEndpoint(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/v1";

    /// <summary>What the server is started with to use it.</summary>
    public string[] Settings =>
        [$"--Assistant:Endpoint={Address}", "--Assistant:Model=test-model", $"--Assistant:ApiKey={Key}"];

    /// <summary>The bodies of the questions.</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    /// <summary>What the questions were authorised with.</summary>
    public ConcurrentQueue<string> Keys { get; } = new();

    /// <summary>Starts one that answers so.</summary>
    /// <param name="answer">Gets what the role knows, as JSON, and writes the whole response.</param>
    public static async Task<ModelEndpoint> Start(Func<string, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var endpoint = new ModelEndpoint(app);
        app.MapPost(
            "/v1/chat/completions",
            async context =>
            {
                using var reader = new StreamReader(context.Request.Body);
                var question = await reader.ReadToEndAsync();
                endpoint.Questions.Enqueue(question);
                endpoint.Keys.Enqueue(context.Request.Headers.Authorization.ToString());
                using var read = JsonDocument.Parse(question);
                await answer(read.RootElement.GetProperty("messages")[1].GetProperty("content").ToString(), context);
            }
        );
        await app.StartAsync();
        return endpoint;
    }

    /// <summary>Starts one whose model says this.</summary>
    public static Task<ModelEndpoint> Start(Func<string, string> say) =>
        Start((known, context) => Complete(context, say(known)));

    public static Task Complete(HttpContext context, string content) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                id = "1",
                @object = "chat.completion",
                created = 1,
                model = "test-model",
                choices = new[]
                {
                    new
                    {
                        index = 0,
                        finish_reason = "stop",
                        message = new { role = "assistant", content },
                    },
                },
            }
        );

    /// <summary>The answer with the first option that begins so, or the last one.</summary>
    public static string Choose(string known, string begins, string say = "")
    {
        using var read = JsonDocument.Parse(Text(known));
        var options = read.RootElement.GetProperty("options").EnumerateArray().ToList();
        var found = options.FindIndex(option =>
            option.GetProperty("what").GetString()!.StartsWith(begins, StringComparison.Ordinal)
        );
        return JsonSerializer.Serialize(
            new { option = options[found < 0 ? ^1 : found].GetProperty("number").GetInt32(), say }
        );
    }

    // Content is a string, or a list of parts with one text.
    private static string Text(string content)
    {
        if (!content.StartsWith('['))
            return content;
        using var parts = JsonDocument.Parse(content);
        return parts.RootElement[0].GetProperty("text").GetString()!;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
