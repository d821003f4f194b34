using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Server.Endpoints;
using Simulation.Server.Security;

namespace Simulation.Server.Hubs;

public static class HubSetup
{
    /// <summary>
    /// Four times the largest command: a message that is a little too large gets an answer, a larger one ends the
    /// connection.
    /// </summary>
    private const long LargestMessage = 4 * WireConstants.MaxCommandBytes;

    private static readonly Refusal NoNegotiation = new(
        RefusalCode.Malformed,
        "Connect with a WebSocket at once, without negotiation."
    );

    public static void AddSessionHub(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WhatIfStream>();
        builder
            .Services.AddSignalR(options =>
            {
                options.EnableDetailedErrors = false;
                options.MaximumReceiveMessageSize = LargestMessage;
            })
            .AddJsonProtocol(options => options.PayloadSerializerOptions = Json.Options);
        builder
            .Services.AddOptions<HubOptions>()
            .Configure<IOptions<LimitSettings>>(
                (options, limits) => options.HandshakeTimeout = TimeSpan.FromSeconds(limits.Value.HandshakeSeconds)
            );
    }

    public static void MapSessionHub(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<IOptions<LimitSettings>>().Value;
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.MapConnections(
                WireConstants.HubPath,
                new HttpConnectionDispatcherOptions { Transports = HttpTransportType.WebSockets },
                connections =>
                    connections
                        .Use(next =>
                            connection =>
                            {
                                connection.Transport = new DuplexPipe(
                                    new ThrottledPipeReader(
                                        connection.Transport.Input,
                                        limits.BytesPerSecond,
                                        limits.BytesAtOnce,
                                        time
                                    ),
                                    connection.Transport.Output
                                );
                                return next(connection);
                            }
                        )
                        .UseHub<SessionHub>()
            )
            .RequireRateLimiting(SecuritySetup.Connections);

        // A browser cannot read why a WebSocket was refused. This address answers the same, by the same limiter.
        app.MapGet("/api/hub", () => Results.Json(new HubInfo(WireConstants.Version), Json.Options))
            .RequireRateLimiting(SecuritySetup.Connections);

        // A negotiated connection would be kept for a while whether it is used or not, and it binds a client to one of
        // several servers; so the server refuses to negotiate.
        app.MapPost(WireConstants.HubPath + "/negotiate", () => Responses.Refuse(NoNegotiation)).WithOrder(-1);
    }

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
