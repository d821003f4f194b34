using Simulation.Protocol;
using Simulation.Rules.Language;

namespace Simulation.Server.Hubs;

public static class HubSetup
{
    /// <summary>Four times the largest command: what is a little too large gets an answer, the rest ends the connection.</summary>
    private const long LargestMessage = 4 * Wire.MaxCommandBytes;

    public static void AddSessionHub(this WebApplicationBuilder builder) => builder.Services
        .AddSignalR(options =>
        {
            options.EnableDetailedErrors = false;
            options.MaximumReceiveMessageSize = LargestMessage;
        })
        .AddJsonProtocol(options => options.PayloadSerializerOptions = Json.Options);

    public static void MapSessionHub(this WebApplication app) => app.MapHub<SessionHub>(Wire.HubPath);
}
