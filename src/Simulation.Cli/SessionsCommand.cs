using System.CommandLine;
using Simulation.Cli.Journals;
using Simulation.Grains.Sessions;

namespace Simulation.Cli;

/// <summary>
/// <c>whitecell sessions</c>: lists the sessions of a journal, or those that are awake in a cluster and on which
/// server.
/// </summary>
internal static class SessionsCommand
{
    public static Command Create()
    {
        var options = new JournalOptions();
        var cluster = new Option<string?>("--cluster")
        {
            Description =
                "List those that are awake instead, and on which server each is: address and gateway port of any server"
                + " of the cluster, such as 10.0.0.11:30000.",
        };
        var command = new Command(
            "sessions",
            "List the sessions of a journal with their codes and times. A server may be running on it."
        )
        {
            options.Data,
            options.Database,
            cluster,
        };
        command.SetAction(
            (parsed, cancellation) =>
                parsed.GetValue(cluster) is { } gateway
                    ? JournalOptions.Try(() => ListAwake(gateway, cancellation))
                    : JournalOptions.Try(async () =>
                    {
                        await using var journal = await options.OpenToRead(parsed, cancellation);
                        return await SessionList.Print(journal, cancellation);
                    })
        );
        return command;
    }

    private static async Task<int> ListAwake(string cluster, CancellationToken cancellation)
    {
        await using var client = await ClusterClient.Connect(cluster, cancellation);
        try
        {
            await Print(client.Grains, cancellation);
            return 0;
        }
        catch (Exception failure) when (ClusterClient.IsAbsence(failure))
        {
            throw ClusterClient.NotThere(cluster, failure);
        }
    }

    private static async Task Print(IGrainFactory grains, CancellationToken cancellation)
    {
        var management = grains.GetGrain<IManagementGrain>(0);
        var awake = (await management.GetDetailedGrainStatistics(null, null, cancellation))
            .Where(grain => grain.GrainType.Contains(nameof(SessionGrain), StringComparison.Ordinal))
            .Select(grain => (Session: grain.GrainId.Key.ToString()!, grain.SiloAddress))
            .OrderBy(grain => grain.Session, StringComparer.Ordinal)
            .ToList();
        foreach (var (session, silo) in awake)
            Console.WriteLine($"{session}  {silo.Endpoint}");
        Console.WriteLine($"{awake.Count} {(awake.Count == 1 ? "session is" : "sessions are")} awake.");
    }
}
