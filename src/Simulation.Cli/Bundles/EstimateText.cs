using Simulation.Lab.Studies;

namespace Simulation.Cli.Bundles;

internal static class EstimateText
{
    /// <summary>A difference with its 95 % interval.</summary>
    public static string Of(Estimate estimate, double times = 1) =>
        estimate is { Low: { } low, High: { } high }
            ? $"{estimate.Value * times:+0.0;-0.0;0.0} ({low * times:+0.0;-0.0;0.0} to {high * times:+0.0;-0.0;0.0})"
            : $"{estimate.Value * times:+0.0;-0.0;0.0}";
}
