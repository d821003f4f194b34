using System.CommandLine;
using System.CommandLine.Parsing;
using System.ComponentModel;
using System.Globalization;

namespace Simulation.Bench.Load;

/// <summary>The load generator: rooms of eight clients that play in a closed loop.</summary>
internal static class LoadCommand
{
    private static readonly Option<string?> _url = new("--url")
    {
        Description = "A server that runs already; otherwise one is started for every run.",
    };
    private static readonly Option<string?> _hostKey = new("--host-key")
    {
        Description = "Its host key, when it wants one.",
    };
    private static readonly Option<string> _scenario = new("--scenario")
    {
        Description = "Scenario to play: one of the program's own, or of the server's.",
        DefaultValueFactory = _ => "seven-towns",
    };
    private static readonly Option<int[]> _rooms = new("--rooms")
    {
        Description = "Numbers of rooms, with commas.",
        DefaultValueFactory = _ => [1, 10, 125],
        CustomParser = text =>
            List<int>(
                text,
                word => int.TryParse(word, CultureInfo.InvariantCulture, out var rooms) && rooms > 0 ? [rooms] : []
            ),
    };

    private static readonly Option<Mix[]> _mixes = new("--mix")
    {
        Description = "Mixes of commands, with commas: talk, play; move and own in Seven Mills.",
        DefaultValueFactory = _ => [Mix.Talk, Mix.Play],
        CustomParser = text => List<Mix>(text, name => Mix.All.Where(mix => mix.Name == name)),
    };

    private static readonly Option<double?> _rate = new("--rate")
    {
        Description =
            "Open loop: so many moves a second of all rooms together, whatever comes of them; talk only. A closed loop when left out.",
    };
    private static readonly Option<double> _seconds = new("--seconds")
    {
        Description = "Length of a measurement.",
        DefaultValueFactory = _ => 10,
    };
    private static readonly Option<double> _warmup = new("--warmup")
    {
        Description = "Seconds before it that do not count.",
        DefaultValueFactory = _ => 15,
    };
    private static readonly Option<int> _runs = new("--runs")
    {
        Description = "How often each is measured.",
        DefaultValueFactory = _ => 3,
    };
    private static readonly Option<bool> _floor = new("--floor")
    {
        Description = "Measure the bare hub of bench/Floor beside the server, with messages of the same size.",
    };
    private static readonly Option<FileInfo?> _beside = new("--beside")
    {
        Description = "Simulation.Server.dll of another build, to be measured in turns with this one.",
    };
    private static readonly Option<bool> _pin = new("--pin")
    {
        Description = "Give the server the first core and the generator the second.",
    };
    private static readonly Option<string> _data = new("--data")
    {
        Description = "Folder for the journals of started servers; mind that syncing to a memory disk costs nothing.",
        DefaultValueFactory = _ => Path.GetTempPath(),
    };
    private static readonly Option<string[]> _serverArguments = new("--server-argument")
    {
        Description = "Passed on to a started server; may be repeated.",
    };
    private static readonly Option<string?> _json = new("--json") { Description = "File for the results as JSON." };

    public static void AddTo(RootCommand root)
    {
        foreach (
            var option in (Option[])
                [
                    _url,
                    _hostKey,
                    _scenario,
                    _rooms,
                    _mixes,
                    _rate,
                    _seconds,
                    _warmup,
                    _runs,
                    _floor,
                    _beside,
                    _pin,
                    _data,
                    _serverArguments,
                    _json,
                ]
        )
            root.Options.Add(option);
        root.SetAction(
            (parsed, cancellationToken) =>
                Try(() =>
                    Run(
                        new LoadOptions(
                            parsed.GetValue(_url) is { } url ? new Uri(url) : null,
                            parsed.GetValue(_hostKey),
                            parsed.GetValue(_scenario)!,
                            parsed.GetValue(_rooms)!,
                            parsed.GetValue(_mixes)!,
                            parsed.GetValue(_rate),
                            parsed.GetValue(_seconds),
                            parsed.GetValue(_warmup),
                            parsed.GetValue(_runs),
                            parsed.GetValue(_floor),
                            parsed.GetValue(_beside),
                            parsed.GetValue(_pin),
                            parsed.GetValue(_data)!,
                            parsed.GetValue(_serverArguments) ?? [],
                            parsed.GetValue(_json)
                        ),
                        cancellationToken
                    )
                )
        );
    }

    /// <summary>Runs a measurement, and prints why it failed.</summary>
    public static async Task<int> Try(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception failure)
            when (failure is HttpRequestException or InvalidOperationException or IOException or Win32Exception)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }

    private static async Task<int> Run(LoadOptions options, CancellationToken cancellationToken)
    {
        if (options.Pin)
            Cores.Pin(1);
        Report.PrintHead();
        var results = new List<Result>();
        foreach (var mix in options.Mixes)
        {
            foreach (var rooms in options.Rooms)
            {
                for (var run = 1; run <= options.Runs; run++)
                {
                    Add(await MeasureServer(options, mix, rooms, run, cancellationToken));
                    var server = results[^1];
                    if (options.Beside is { } other)
                        Add(
                            await MeasureStarted("beside", other.FullName, options, mix, rooms, run, cancellationToken)
                        );
                    if (options.Floor)
                        Add(await MeasureFloor("floor", options, server, cancellationToken));
                }
            }
        }

        var report = Report.Of(results);
        report.PrintSummary();
        if (options.Json is { } file)
            report.Write(file);
        return results.Exists(result => result.Faults.Count > 0 || result.Gaps > 0) ? 1 : 0;

        void Add(Result result)
        {
            results.Add(result);
            Report.Print(result);
        }
    }

    private static Task<Result> MeasureServer(
        LoadOptions options,
        Mix mix,
        int rooms,
        int run,
        CancellationToken cancellationToken
    ) =>
        options.Url is { } url
            ? LoadRun.Measure("server", url, null, options, mix, rooms, run, cancellationToken)
            : MeasureStarted("server", null, options, mix, rooms, run, cancellationToken);

    /// <param name="build">Its assembly; null for the one built with this program.</param>
    public static async Task<Result> MeasureStarted(
        string target,
        string? build,
        LoadOptions options,
        Mix mix,
        int rooms,
        int run,
        CancellationToken cancellationToken
    )
    {
        var disk = await Disk.Probe(options.Data, cancellationToken);
        await using var server = await MeasuredServers.StartServer(
            [.. ScenarioArgument(options.Scenario), .. options.ServerArguments],
            options.Data,
            options.Pin,
            cancellationToken,
            build
        );
        var result = (
            await LoadRun.Measure(target, server.Address, server.Id, options, mix, rooms, run, cancellationToken)
        ) with
        {
            Disk = disk,
        };
        return MeasuredServers.ErrorsOf(server) is { } errors
            ? result with
            {
                Faults = [.. result.Faults, errors],
            }
            : result;
    }

    /// <param name="beside">
    /// The server's run that it is measured beside: with as many bytes for a move, and as many clients that send.
    /// </param>
    /// <param name="target">What it is called in the results.</param>
    /// <param name="variant">Further settings of the bare hub.</param>
    public static async Task<Result> MeasureFloor(
        string target,
        LoadOptions options,
        Result beside,
        CancellationToken cancellationToken,
        params string[] variant
    )
    {
        await using var floor = await MeasuredServers.StartFloor(
            beside.BytesPerOutcome,
            options.Scenario,
            beside.Senders - 1,
            options.Pin,
            cancellationToken,
            variant
        );
        var result = await LoadRun.Measure(
            target,
            floor.Address,
            floor.Id,
            options,
            Mix.Talk,
            beside.Rooms,
            beside.Run,
            cancellationToken
        );
        return result with { Mix = beside.Mix };
    }

    /// <summary>Has the server play from this program's scenarios when the wanted one is there.</summary>
    public static IEnumerable<string> ScenarioArgument(string scenario)
    {
        var own = Path.Combine(AppContext.BaseDirectory, "Scenarios");
        return Directory.Exists(Path.Combine(own, scenario)) ? [$"--Scenarios={own}"] : [];
    }

    private static T[]? List<T>(ArgumentResult text, Func<string, IEnumerable<T>> read)
    {
        var words = text.Tokens.SelectMany(token => token.Value.Split(',')).ToList();
        var items = words.SelectMany(read).ToArray();
        if (items.Length == words.Count)
            return items;
        text.AddError($"{string.Join(',', words)} does not belong there; see --help.");
        return null;
    }
}
