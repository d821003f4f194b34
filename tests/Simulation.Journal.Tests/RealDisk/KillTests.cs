using System.Globalization;
using Simulation.Testing;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests.RealDisk;

/// <summary>
/// A journal whose process is killed at random moments of its work: nothing acknowledged is lost or doubled. 25 kills;
/// WHITECELL_KILLS says another number. The moments differ from run to run, the checks do not.
/// </summary>
public sealed class KillTests
{
    private const int Streams = 8;

    private static readonly int s_kills = int.Parse(
        Environment.GetEnvironmentVariable("WHITECELL_KILLS") ?? "25",
        CultureInfo.InvariantCulture
    );

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled()
    {
        using var folder = new TemporaryFolder();
        var random = new Random();
        var acknowledged = new int[Streams];
        for (var kill = 0; kill < s_kills; kill++)
        {
            await using var journal = WritingProcess.Start(folder.Path, Streams);

            // Killed after some acknowledgements, a random time after the last of them was read.
            var wanted = random.Next(1, 200);
            for (var n = 0; n < wanted; n++)
            {
                var (stream, version) = await journal.NextAcknowledged();
                Assert.Equal(acknowledged[stream] + 1, version);
                acknowledged[stream] = version;
            }

            foreach (var (stream, version) in await journal.Kill())
            {
                Assert.Equal(acknowledged[stream] + 1, version);
                acknowledged[stream] = version;
            }

            await using var after = SqlJournal.OpenSqlite(folder.Path);
            for (var stream = 0; stream < Streams; stream++)
            {
                var found = await after.All($"session/s{stream}");

                // One append of each stream was under way.
                Assert.InRange(found.Count, acknowledged[stream], acknowledged[stream] + 1);
                var commands = Enumerable.Range(1, found.Count).Select(version => $"c{version}");
                Assert.Equal(commands, found.Select(entry => entry.CommandId));
                if (acknowledged[stream] == 0)
                {
                    acknowledged[stream] = found.Count;
                    continue;
                }

                Assert.Equal(
                    new AppendResult.Duplicate($"c{acknowledged[stream]}", acknowledged[stream], acknowledged[stream]),
                    await after.Add($"session/s{stream}", Entry(found.Count + 1, $"c{acknowledged[stream]}"))
                );
                acknowledged[stream] = found.Count;
            }

            Assert.Empty(await after.CheckDatabase());
        }
    }
}
