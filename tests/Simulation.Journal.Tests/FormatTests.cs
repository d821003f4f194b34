using System.Security.Cryptography;
using System.Text;
using Simulation.Testing;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests;

/// <summary>
/// The format as docs/journal-format.md promises it to others. <c>format-1.ndjson</c> is a journal of the first
/// release: it must load for ever.
/// </summary>
public sealed class FormatTests
{
    /// <summary>What it holds, in two appends: the first entry, and the others.</summary>
    internal static readonly JournalEntry[] Example =
    [
        new(
            1,
            new DateTimeOffset(2031, 5, 6, 14, 0, 0, TimeSpan.FromHours(2)),
            "c-1",
            "facilitator",
            [
                Event("session-opened/1", """{"scenario":"first-call","seed":20}"""),
                Event("clock-started/1", """{"round":1}"""),
            ]
        ),
        new(
            3,
            new DateTimeOffset(2031, 5, 6, 12, 0, 41, TimeSpan.Zero).AddTicks(2500001),
            "c-2",
            "Zoë Ito",
            [Event("statement-made/1", """{"text":"We said \"no\"."}""")]
        ),
        new(
            4,
            new DateTimeOffset(2031, 5, 6, 12, 0, 41, 250, TimeSpan.Zero),
            "c-3",
            "clock",
            [Event("round-ended/1", """{"round":1}""")]
        ),
    ];

    [Fact]
    public async Task The_journal_of_the_first_release_is_written_and_read()
    {
        var stored = Path.Combine(AppContext.BaseDirectory, "format-1.ndjson");
        using var folder = new TemporaryFolder();
        await using var journal = SqlJournal.OpenSqlite(folder.Path);

        Assert.Equal(CopyResult.Copied, await JournalCopy.Copy(NdjsonFileReader.Open(stored), journal));

        Assert.Equal(Example.Texts(), (await journal.All("session/example")).Texts());
        using var exported = new MemoryStream();
        await journal.Export("session/example", exported);
        Assert.Equal(await File.ReadAllBytesAsync(stored), exported.ToArray());
    }

    [Fact]
    public async Task A_command_stands_between_who_gave_it_and_its_events()
    {
        using var folder = new TemporaryFolder();
        await using var journal = SqlJournal.OpenSqlite(folder.Path);
        await journal.Add(
            "session/a",
            Entry(1, "a") with
            {
                Command = Command("play/1", """{"n":1}"""),
            },
            Entry(2, "b") with
            {
                Command = Command("play/1", """{"n":2}"""),
            }
        );
        using var exported = new MemoryStream();

        await journal.Export("session/a", exported);

        var lines = Encoding.UTF8.GetString(exported.ToArray()).Split('\n');
        Assert.Contains(
            """
            "command":"a","by":"Ada Okafor","more":1,"input":{"name":"play/1","data":{"n":1}},"events":[{"name":"moved/1",
            """,
            lines[1],
            StringComparison.Ordinal
        );
        Assert.Contains(
            """
            "command":"b","by":"Ada Okafor","input":{"name":"play/1","data":{"n":2}},"events":[{"name":"moved/1",
            """,
            lines[2],
            StringComparison.Ordinal
        );
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

    /// <summary>The queries that the format page gives to analysts.</summary>
    internal static string[] Queries()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "journal-format.md"));
        var begin = page.IndexOf("```sql\n", StringComparison.Ordinal) + "```sql\n".Length;
        return page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)]
            .Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    [Fact]
    public async Task The_format_page_shows_the_same_journal()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "journal-format.md"));
        var stored = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "format-1.ndjson"));

        Assert.Contains("```json\n" + stored + "```", page, StringComparison.Ordinal);
    }
}
