using System.CommandLine;
using Simulation.Journal;

namespace Simulation.Cli.Journals;

/// <summary><c>whitecell backup</c>: copies a journal into a new data folder and verifies the copy.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var options = new JournalOptions();
        var to = new Argument<DirectoryInfo>("to")
        {
            Description = "A folder that does not exist yet; the copy becomes whitecell.db in it.",
        };
        var command = new Command("backup", "Copy a journal and verify the copy. A server may be running on it.")
        {
            to,
            options.Data,
            options.Database,
        };
        command.SetAction(
            (parsed, cancellation) =>
                JournalOptions.Try(() => Backup(options, parsed, parsed.GetValue(to)!, cancellation))
        );
        return command;
    }

    private static async Task<int> Backup(
        JournalOptions options,
        ParseResult parsed,
        DirectoryInfo to,
        CancellationToken cancellation
    )
    {
        var folder = Path.TrimEndingDirectorySeparator(to.FullName);
        if (Path.Exists(folder))
            throw new IOException($"{to} exists already; name a new folder.");

        // Half a backup looks like a whole one to a restore; so it has another name until it is whole.
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        try
        {
            var exitCode = await Make(options, parsed, unfinished, cancellation);
            JournalCopy.Rename(unfinished, folder);
            return exitCode;
        }
        catch
        {
            Remove(unfinished);
            throw;
        }
    }

    private static async Task<int> Make(
        JournalOptions options,
        ParseResult parsed,
        string unfinished,
        CancellationToken cancellation
    )
    {
        var damaged = 0;
        await using (var journal = await options.OpenToRead(parsed, cancellation))
        {
            if (!await journal.TryBackUp(unfinished))
                damaged = await CopyStreams(journal, unfinished, cancellation);
        }

        await using var copy = SqlJournal.OpenSqliteReadOnly(unfinished);
        var verified = await VerifyCommand.VerifyAll(copy, cancellation);
        return damaged == 0 ? verified : 1;
    }

    /// <returns>How many streams are damaged; the backup is without them.</returns>
    private static async Task<int> CopyStreams(SqlJournal journal, string unfinished, CancellationToken cancellation)
    {
        var streams = Path.Combine(unfinished, "streams");
        var damaged = 0;
        await using (var copy = SqlJournal.OpenSqlite(streams))
        {
            await foreach (var stream in journal.List("", cancellation))
            {
                try
                {
                    await JournalCopy.Copy(journal, copy, stream, cancellation);
                }
                catch (JournalDamagedException damage)
                {
                    damaged++;
                    await Console.Error.WriteLineAsync(damage.Message);
                }
            }

            await copy.TryBackUp(unfinished);
        }

        Directory.Delete(streams, recursive: true);
        if (damaged > 0)
            await Console.Error.WriteLineAsync($"The backup is without {damaged} damaged streams.");
        return damaged;
    }

    private static void Remove(string begun)
    {
        try
        {
            Directory.Delete(begun, recursive: true);
        }
        catch (IOException)
        {
            // It was never made, or the disk does not work; why there is no backup is said all the same.
        }
    }
}
