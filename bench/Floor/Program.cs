// The floor below the server: what broadcasting alone costs on this machine. A SignalR hub on the server's paths that
// sends every command on to its group, padded to a given size. No rules, no grains, no tickets. With --Redact=true each
// role of a session gets a message of its own; with --Journal=<folder> a command is sent on once it is synced to disk.
using System.Text.Json;
using Simulation.Floor;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSignalR();
builder.Services.AddSingleton(new Padding(builder.Configuration.GetValue("Bytes", 600)));
builder.Services.AddSingleton(
    new Variant(
        builder.Configuration.GetValue("Redact", false),
        builder.Configuration["Journal"] is { } folder ? new SyncedLog(folder) : null
    )
);
builder.Services.AddSingleton<Tables>();

var app = builder.Build();
app.MapGet("/api/host", () => new { version = "floor" });

// As many roles as the scenario has that it stands beside, so that as many clients send.
var roles = Enumerable
    .Range(1, app.Configuration.GetValue("Roles", 7))
    .Select(role => new { id = $"role-{role}" })
    .ToArray();
app.MapGet("/api/scenarios", () => new[] { new { id = app.Configuration.GetValue("Scenario", "seven-towns"), roles } });
app.MapPost(
    "/api/sessions",
    () =>
    {
        var id = Guid.NewGuid().ToString("N");
        return new
        {
            session = id,
            code = id,
            ticket = "facilitator",
        };
    }
);
app.MapPost(
    "/api/join",
    (JsonElement request) =>
        new
        {
            session = request.GetProperty("code").GetString(),
            seat = "seat",
            ticket = request.TryGetProperty("role", out var role) && role.ValueKind == JsonValueKind.String
                ? role.GetString()
                : "spectator",
        }
);
app.MapHub<BroadcastHub>("/hub/session");
app.Run();
