// The floor below the server: what broadcasting alone costs on this machine. A SignalR hub on the server's paths that
// sends every command on to its group, padded to a given size. No journal, no rules, no grains, no tickets.
using System.Text.Json;
using Simulation.Floor;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSignalR();
builder.Services.AddSingleton(new Padding(builder.Configuration.GetValue("Bytes", 600)));
builder.Services.AddSingleton<Tables>();

var app = builder.Build();
app.MapGet("/api/host", () => new { version = "floor" });
app.MapGet("/api/scenarios", () => new[]
{
    new { id = "first-call", roles = new[] { new { id = "first" }, new { id = "second" }, new { id = "third" } } },
});
app.MapPost("/api/sessions", () =>
{
    var id = Guid.NewGuid().ToString("N");
    return new { session = id, code = id, ticket = "facilitator" };
});
app.MapPost("/api/join", (JsonElement request) =>
    new { session = request.GetProperty("code").GetString(), seat = "seat", ticket = "ticket" });
app.MapHub<BroadcastHub>("/hub/session");
app.Run();
