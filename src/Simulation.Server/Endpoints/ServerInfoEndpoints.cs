using Microsoft.Extensions.Options;
using Simulation.Grains;
using Simulation.Grains.Assistants;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Server.Security;
using Simulation.Server.Startup;

namespace Simulation.Server.Endpoints;

public static class ServerInfoEndpoints
{
    /// <summary>What a browser has to know of the server before anything else.</summary>
    public static void MapHost(this WebApplication app) =>
        app.MapGet(
            "/api/host",
            (
                HostKey key,
                JournalPlace journal,
                IOptions<SessionSettings> sessions,
                AssistantService assistant,
                IServiceProvider services
            ) =>
                Results.Json(
                    new ServerInfo(
                        ServerSettings.Version,
                        journal.Kind,
                        key.IsNeeded,
                        LocalAddresses.Reachable(services).ToSequence(),
                        (int?)sessions.Value.Retention?.TotalDays,
                        assistant.Model
                    ),
                    Json.Options
                )
        );
}
