using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Simulation.Server.Security;

/// <summary>Limits of a TCP connection, which hold before anything is known of who uses it.</summary>
public static class ConnectionLimits
{
    /// <summary>
    /// Bounds what the operating system keeps for a client that reads nothing. Without a bound it takes megabytes, and
    /// only then does the server notice that the client does not read.
    /// </summary>
    public static void UseSendBuffer(this ListenOptions endpoint, int bytes) =>
        endpoint.Use(next =>
            connection =>
            {
                if (connection.Features.Get<IConnectionSocketFeature>() is { } feature)
                    feature.Socket.SendBufferSize = bytes;
                return next(connection);
            }
        );

    /// <summary>
    /// Closes a connection on which nothing comes. It counts against the server's limit of connections, and Kestrel
    /// would wait for a first request as long as for a next one.
    /// </summary>
    public static void UseFirstByteTimeout(this ListenOptions endpoint, TimeSpan timeout) =>
        endpoint.Use(next =>
            async connection =>
            {
                var stopping =
                    connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested
                    ?? CancellationToken.None;
                using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stopping);
                cancellation.CancelAfter(timeout);
                try
                {
                    var first = await connection.Transport.Input.ReadAsync(cancellation.Token);
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
