// Wraps the OpenAI client library, through the adapter of Microsoft.Extensions.AI. The grains see an IChatClient only.
using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;
using Simulation.Grains.Assistants;

namespace Simulation.Server.Assistants;

/// <summary>Provides the grains with the language model of the settings, or with none.</summary>
public static class AssistantSetup
{
    // The library asks for a key also where the endpoint does not.
    private const string NoKey = "none";

    public static void AddAssistant(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(services =>
        {
            var settings = services.GetRequiredService<IOptions<AssistantSettings>>().Value;
            return settings.Seated is { } model
                ? new AssistantService(
                    Connect(settings),
                    model,
                    settings.Limits,
                    services.GetRequiredService<TimeProvider>(),
                    services.GetRequiredService<ILogger<AssistantService>>()
                )
                : AssistantService.Off;
        });

    // One attempt each, for the time is short, and to the address that the table was told of and no other. The library
    // writes no log, as nobody gives it a logger.
    private static IChatClient Connect(AssistantSettings settings)
    {
        var http = new HttpClient(
            new BoundedAnswerHandler(
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    ActivityHeadersPropagator = null,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                    MaxResponseHeadersLength = 32,
                }
            )
        )
        {
            Timeout = Timeout.InfiniteTimeSpan, // The service ends a question that takes too long.
        };
        return new ChatClient(
            settings.Model!,
            new ApiKeyCredential(settings.ReadKey() ?? NoKey),
            new OpenAIClientOptions
            {
                Endpoint = settings.Address,
                Transport = new HttpClientPipelineTransport(http),
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                NetworkTimeout = settings.Limits.Timeout,
            }
        ).AsIChatClient();
    }
}

/// <summary>Reads so much of an answer and no more: an endpoint must not be able to fill the memory.</summary>
internal sealed class BoundedAnswerHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const long MostBytes = 256 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
