using System.ComponentModel;

namespace Simulation.Rules.Permits;

/// <summary>A licence, an exception or a clearance that institutions grant each other.</summary>
public sealed record PermitDefinition(
    string Id,
    [Description("Title on the screens.")] string Title,
    [Description("What its holder may do by it.")] string Description = "",
    [Description("Whether everybody sees who holds it; otherwise only its holder and who granted it.")]
        bool Public = true
);
