namespace Simulation.Grains.Tests.Sessions;

/// <summary>Runs a test as a grain runs: one piece after the other, whatever thread each is on.</summary>
internal static class GrainScheduler
{
    public static Task Run(Func<Task> test) =>
        Task
            .Factory.StartNew(
                test,
                CancellationToken.None,
                TaskCreationOptions.None,
                new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler
            )
            .Unwrap();
}
