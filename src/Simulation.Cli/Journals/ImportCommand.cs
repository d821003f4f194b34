using System.CommandLine;
using Simulation.Journal;

namespace Simulation.Cli.Journals;

/// <summary>
/// <c>whitecell import</c>: reads a data folder of version 0.1, or one session as NDJSON, into a journal.
/// </summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var options = new JournalOptions();
        var from = new Argument<FileSystemInfo>("from")
        {
            Description = "A data folder of version 0.1, or a file that 'whitecell export --journal' has written.",
        };
        var command = new Command(
            "import",
            "Read sessions with their hashes into a journal. No server may be running on either."
        )
        {
            from,
            options.Data,
            options.Database,
        };
        command.SetAction(
            (parsed, cancellation) =>
                JournalOptions.Try(() => Import(options, parsed, parsed.GetValue(from)!, cancellation))
        );
        return command;
    }

    private static async Task<int> Import(
        JournalOptions options,
        ParseResult parsed,
        FileSystemInfo from,
        CancellationToken cancellation
    )
    {
        var copied = new CopyReport();
        if (File.Exists(from.FullName))
        {
            var file = NdjsonFileReader.Open(from.FullName);
            await using var target = await options.OpenToChange(parsed, cancellation);
            await copied.Add(file.Stream, () => JournalCopy.Copy(file, target, cancellation));
            return copied.Finish("imported");
        }

        using var folder = Version01DataFolder.Open(from.FullName);
        await using var journal = await options.OpenToChange(parsed, cancellation);
        foreach (var (path, open) in folder.Files())
        {
            await copied.Add(path, () => JournalCopy.Copy(open(), journal, cancellation));
        }

        return copied.Finish("imported");
    }
}
