using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Simulation.Scenarios;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;
using Simulation.Scenarios.Yaml;
using Simulation.Testing;

namespace Simulation.Bench.Hostile;

/// <summary><c>fuzz</c>: reads hostile scenario files made from the delivered ones, and tells what that cost.</summary>
internal static class FuzzCommand
{
    public static Command Create()
    {
        var files = new Option<int>("--files") { Description = "How many.", DefaultValueFactory = _ => 100_000 };
        var from = new Option<int>("--from")
        {
            Description = "Number of the first one; the same number is the same file.",
            DefaultValueFactory = _ => 0,
        };
        var scenarios = new Option<string>("--scenarios")
        {
            Description = "Folder of the scenarios.",
            DefaultValueFactory = _ => "scenarios",
        };
        var command = new Command("fuzz", "Read hostile scenario files; one that is neither read nor refused ends it.")
        {
            files,
            from,
            scenarios,
        };
        command.SetAction(parsed => Run(parsed.GetValue(scenarios)!, parsed.GetValue(from), parsed.GetValue(files)));
        return command;
    }

    private static int Run(string scenarios, int from, int files)
    {
        string[] sound =
        [
            .. ScenarioLibrary
                .Read(scenarios)
                .Shelf.SelectMany(shelved => shelved.Pack?.Files ?? ImmutableSortedDictionary<string, string>.Empty)
                .Select(file => file.Value),
        ];
        var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (read, longest, longestFile) = (0, TimeSpan.Zero, from);
        var watch = Stopwatch.StartNew();
        for (var number = from; number < from + files; number++)
        {
            var began = watch.Elapsed;
            var reading = Read(ScenarioMutations.Make(sound, number));
            var took = watch.Elapsed - began;
            if (took > longest)
                (longest, longestFile) = (took, number);
            if (reading.Scenario is not null)
                read++;
            else if (reading.Diagnostics.IsEmpty)
                throw new InvalidOperationException($"File {number} is neither read nor refused.");
            foreach (var code in reading.Diagnostics.Select(found => found.Code).Distinct())
                codes[code] = codes.GetValueOrDefault(code) + 1;
        }

        var peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{files} files in {watch.Elapsed.TotalSeconds:0.0} s, {files / watch.Elapsed.TotalSeconds:0} a second; {read} could be played."
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The longest took {longest.TotalMilliseconds:0.0} ms (file {longestFile}); most memory in use {peak} MiB."
            )
        );
        Console.WriteLine(string.Join(", ", codes.Select(code => $"{code.Key} {code.Value}")));
        return 0;
    }

    private static ScenarioReading Read(byte[] bytes)
    {
        var diagnostics = new DiagnosticList();
        return PackTextDecoder.Decode(ScenarioPack.ScenarioFile, bytes, diagnostics) is { } text
            ? ScenarioReader.Read(
                new ScenarioPack(ImmutableSortedDictionary<string, string>.Empty.Add(ScenarioPack.ScenarioFile, text))
            )
            : new ScenarioReading(null, diagnostics.ToImmutable());
    }
}
