using System.Security.Cryptography;
using System.Text;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests;

/// <summary>
/// The format as docs/journal-format.md promises it to others. <c>format-1.ndjson</c> is a journal of the first
/// release: it must load for ever.
/// </summary>
public sealed class FormatTests
{
    private const string Example = "/data/journal/session/example.ndjson";

    private static readonly JournalEntry[] s_entries =
    [
        new(1, new DateTimeOffset(2031, 5, 6, 14, 0, 0, TimeSpan.FromHours(2)), "c-1", "facilitator",
        [
            Event("session-opened/1", """{"scenario":"first-call","seed":20}"""),
            Event("clock-started/1", """{"round":1}"""),
        ]),
        new(3, new DateTimeOffset(2031, 5, 6, 12, 0, 41, TimeSpan.Zero).AddTicks(2500001), "c-2", "Zoë Ito",
            [Event("statement-made/1", """{"text":"We said \"no\"."}""")]),
        new(4, new DateTimeOffset(2031, 5, 6, 12, 0, 41, 250, TimeSpan.Zero), "c-3", "clock",
            [Event("round-ended/1", """{"round":1}""")]),
    ];

    [Fact]
    public async Task The_journal_of_the_first_release_is_written_and_read()
    {
        var stored = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "format-1.ndjson"));
        var disk = new MemoryDisk();
        await using (var journal = FileJournal.Open(disk, "/data"))
        {
            await journal.Append("session/example", 0, s_entries[..1]);
            await journal.Append("session/example", 2, s_entries[1..]);
        }

        Assert.Equal(Encoding.UTF8.GetString(stored), Encoding.UTF8.GetString(disk[Example]));
        await using var again = FileJournal.Open(disk, "/data");
        Assert.Equal(s_entries.Texts(), (await again.All("session/example")).Texts());
    }

    [Fact]
    public async Task The_chain_can_be_verified_by_the_documented_rule_alone()
    {
        var previous = "";
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "format-1.ndjson")))
        {
            var content = line[..line.LastIndexOf(",\"hash\":\"", StringComparison.Ordinal)];
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previous + content)));
            Assert.Equal($"{content},\"hash\":\"{hash}\"}}", line);
            previous = hash;
        }
    }

    [Fact]
    public async Task The_format_page_shows_the_same_journal()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "journal-format.md"));
        var stored = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "format-1.ndjson"));

        Assert.Contains("```json\n" + stored + "```", page, StringComparison.Ordinal);
    }
}
