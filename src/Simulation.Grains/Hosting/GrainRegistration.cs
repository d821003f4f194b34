using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Simulation.Grains.Analyses;
using Simulation.Grains.Assistants;
using Simulation.Grains.Continuations;
using Simulation.Grains.Sessions;
using Simulation.Grains.Sweeps;

namespace Simulation.Grains.Hosting;

/// <summary>What a silo needs for our grains.</summary>
public static class GrainRegistration
{
    public static ISiloBuilder AddWhitecellGrains(this ISiloBuilder silo)
    {
        silo.Services.AddGrainCallSerialization();
        silo.Services.AddSingleton<JoinKey>();
        silo.Services.AddSingleton<FinishedGameCache>();
        silo.Services.AddSingleton<AnalysisQueue>();
        silo.Services.AddSingleton(_ => new SweepThreads(Environment.ProcessorCount));
        silo.Services.TryAddSingleton(AssistantService.Off);

        // A session wakes where somebody came in for it, and its actors with it: the worlds they are shown are large.
        silo.Services.AddSingleton<PlacementStrategy, PreferLocalPlacement>();
        return silo;
    }
}
