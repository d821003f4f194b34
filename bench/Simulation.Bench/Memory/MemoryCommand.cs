using System.CommandLine;
using System.Globalization;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Bench.Memory;

/// <summary>
/// <c>memory</c>: what a session that was played for a while holds in memory, while it is followed, when nobody follows
/// it any more, and asleep.
/// </summary>
internal static class MemoryCommand
{
    /// <summary>Sessions that are played at the same time.</summary>
    private const int Together = 16;

    /// <summary>
    /// How often they fall asleep and are woken. What the process shares comes and goes by more than what is measured,
    /// so medians count.
    /// </summary>
    private const int Nights = 5;

    private static ParallelOptions Parallelism => new() { MaxDegreeOfParallelism = Together };

    private static readonly Option<string> _scenarios = new("--scenarios")
    {
        Description = "Folder of the scenarios.",
        DefaultValueFactory = _ => "scenarios",
    };
    private static readonly Option<string> _scenario = new("--scenario")
    {
        Description = "Scenario to play.",
        DefaultValueFactory = _ => "first-call",
    };
    private static readonly Option<int> _sessions = new("--sessions")
    {
        Description = "How many.",
        DefaultValueFactory = _ => 1000,
    };
    private static readonly Option<int> _commands = new("--commands")
    {
        Description = "Accepted commands in each, after everybody has joined.",
        DefaultValueFactory = _ => 60,
    };
    private static readonly Option<string> _data = new("--data")
    {
        Description = "Folder for the journals.",
        DefaultValueFactory = _ => Path.GetTempPath(),
    };

    public static Command Create()
    {
        var command = new Command(
            "memory",
            "Measure the memory of idle sessions; grains and journal in this process, on a clock that is moved."
        )
        {
            _scenarios,
            _scenario,
            _sessions,
            _commands,
            _data,
        };
        command.SetAction(
            (parsed, _) =>
                Run(
                    parsed.GetValue(_scenarios)!,
                    parsed.GetValue(_scenario)!,
                    parsed.GetValue(_sessions),
                    parsed.GetValue(_commands),
                    parsed.GetValue(_data)!
                )
        );
        return command;
    }

    private static async Task<int> Run(string scenarios, string scenario, int sessions, int commands, string data)
    {
        if (PackOf(scenarios, scenario) is null)
        {
            await Console.Error.WriteLineAsync(
                $"There is no playable scenario '{scenario}' in {Path.GetFullPath(scenarios)}."
            );
            return 1;
        }

        // What every session shares (the scenario, buffers of the journal's writers, the compiler's work) is there
        // before anything is counted.
        await using var host = await IdleHost.Start(data);
        await Parallel.ForAsync(
            0,
            2 * Together,
            Parallelism,
            async (number, _) => await host.Play($"first{number}", PackOf(scenarios, scenario)!, commands)
        );
        await host.Forget();
        await host.Sleep();
        var before = Heap();

        var played = 0;
        await Parallel.ForAsync(
            0,
            sessions,
            Parallelism,
            async (number, _) =>
                Interlocked.Add(ref played, await host.Play($"session{number}", PackOf(scenarios, scenario)!, commands))
        );
        var followed = Heap();
        await host.Forget();
        var idle = Heap();
        var (asleep, woken) = (new long[Nights], new long[Nights]);
        for (var night = 0; night < Nights; night++)
        {
            await host.Sleep();
            asleep[night] = Heap();
            await host.Wake(sessions);
            woken[night] = Heap();
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{scenario}: {sessions} sessions, {commands} commands after joining ({played / (double)sessions:F0} of them moves); managed heap after a full collection, KiB a session"
            )
        );
        var floor = asleep.Order().ElementAt(Nights / 2);
        foreach (
            var (state, heap) in ((string, long)[])
                [
                    ("followed by everybody", followed),
                    ("awake, nobody there", idle),
                    ("asleep", floor),
                    (
                        "woken by one visitor",
                        floor + asleep.Zip(woken, (sleeping, waking) => waking - sleeping).Order().ElementAt(Nights / 2)
                    ),
                ]
        )
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {state, -22} {(heap - before) / 1024.0 / sessions, 8:F1}, above sleeping sessions {(heap - floor) / 1024.0 / sessions, 8:F1}"
                )
            );
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  each of {Nights} times woken, above the sleep before: {string.Join(' ', asleep.Zip(woken, (sleeping, waking) => $"{(waking - sleeping) / 1024.0 / sessions:F1}"))}"
            )
        );

        return 0;
    }

    // Read anew for each session, as the server does.
    private static ScenarioPack? PackOf(string scenarios, string scenario) =>
        ScenarioLibrary.Read(scenarios).Find(scenario)?.Pack;

    private static long Heap()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
