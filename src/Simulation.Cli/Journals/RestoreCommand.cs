using System.CommandLine;
using Simulation.Journal;

namespace Simulation.Cli.Journals;

/// <summary><c>whitecell restore</c>: brings streams of a backup back that the journal does not have.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var options = new JournalOptions();
        var from = new Argument<DirectoryInfo>("from") { Description = "A folder that 'whitecell backup' has made." };
        var command = new Command(
            "restore",
            "Bring back what a backup has and the journal has not. No server may be running on the journal."
        )
        {
            from,
            options.Data,
            options.Database,
        };
        command.SetAction(
            (parsed, cancellation) =>
                JournalOptions.Try(() => Restore(options, parsed, parsed.GetValue(from)!, cancellation))
        );
        return command;
    }

    private static async Task<int> Restore(
        JournalOptions options,
        ParseResult parsed,
        DirectoryInfo from,
        CancellationToken cancellation
    )
    {
        if (Version01DataFolder.Is(from.FullName))
        {
            throw new IOException($"{from} is of version 0.1: use 'whitecell import {from}'.");
        }
        await using var backup = SqlJournal.OpenSqliteReadOnly(from.FullName);
        await using var journal = await options.OpenToChange(parsed, cancellation);
        var copied = new CopyReport();
        await foreach (var stream in backup.List("", cancellation))
        {
            await copied.Add(stream, () => JournalCopy.Copy(backup, journal, stream, cancellation));
        }

        return copied.Finish("restored");
    }
}
