using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Simulation.Server.Security;

/// <summary>What a connection may cost before it has shown what it is for.</summary>
public static class FrugalConnections
{
    /// <summary>
    /// Bounds what the operating system keeps for a client that reads nothing. Left to itself it takes megabytes, and
    /// only then is the connection seen to stand still.
    /// </summary>
    public static void UseSendBuffer(this ListenOptions endpoint, int bytes) =>
        endpoint.Use(next =>
            connection =>
            {
                if (connection.Features.Get<IConnectionSocketFeature>() is { } line)
                    line.Socket.SendBufferSize = bytes;
                return next(connection);
            }
        );

    /// <summary>
    /// Closes a connection on which nothing comes. It holds one of the places that the server has for connections, and
    /// Kestrel would wait for a first request as long as for a next one.
    /// </summary>
    public static void UseFirstByteWithin(this ListenOptions endpoint, TimeSpan limit) =>
        endpoint.Use(next =>
            async connection =>
            {
                var stopping =
                    connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested
                    ?? CancellationToken.None;
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
                patience.CancelAfter(limit);
                try
                {
                    var first = await connection.Transport.Input.ReadAsync(patience.Token);
                    connection.Transport.Input.AdvanceTo(first.Buffer.Start);
                }
                catch (Exception failure) when (failure is OperationCanceledException or IOException)
                {
                    return;
                }

                await next(connection);
            }
        );
}
