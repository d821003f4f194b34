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
            "restore", "Bring back what a backup has and the journal has not. No server may be running on the data folder.")
        {
            from, options.Data, options.Database,
        };
        command.SetAction((parsed, cancellation) => JournalOptions.Try(() => Restore(options, parsed, parsed.GetValue(from)!, cancellation)));
        return command;
    }

    private static async Task<int> Restore(JournalOptions options, ParseResult parsed, DirectoryInfo from, CancellationToken cancellation)
    {
        if (!Directory.Exists(Path.Combine(from.FullName, "journal"))) throw new IOException($"{from} is no backup.");
        await using var backup = FileJournal.Open(from.FullName);
        await using var journal = await options.Open(parsed);
        var (restored, left, damaged) = (0, 0, 0);
        await foreach (var stream in backup.List("", cancellation))
        {
            try
            {
                var result = await JournalCopy.Copy(backup, journal, stream, cancellation);
                if (result == CopyResult.Left) left++;
                else restored++;
                if (result == CopyResult.Finished) Console.WriteLine($"{stream} was there in part and is whole now.");
            }
            catch (JournalDamagedException damage)
            {
                damaged++;
                await Console.Error.WriteLineAsync(damage.Message);
            }
        }

        Console.WriteLine($"{restored} streams restored; {left} were there and stay as they are; {damaged} damaged.");
        return damaged == 0 ? 0 : 1;
    }
}
