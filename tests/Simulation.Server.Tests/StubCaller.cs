using System.IO.Pipelines;
using System.Security.Claims;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

namespace Simulation.Server.Tests;

/// <summary>A caller of the hub, as SignalR describes it.</summary>
internal sealed class StubCaller : HubCallerContext
{
    private CancellationToken _aborted;

    public StubCaller(string id)
    {
        ConnectionId = id;
        var transport = new DefaultConnectionContext(id) { Transport = new Ends(new Pipe().Reader, new Pipe().Writer) };
        Features.Set(
            new HubConnectionContext(transport, new HubConnectionContextOptions(), NullLoggerFactory.Instance)
            {
                Protocol = new JsonHubProtocol(),
            }
        );
    }

    public override string ConnectionId { get; }

    public override string? UserIdentifier => null;

    public override ClaimsPrincipal? User => null;

    public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override CancellationToken ConnectionAborted => _aborted;

    public override void Abort() => _aborted = new CancellationToken(canceled: true);

    private sealed record Ends(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
