using System.CommandLine;
using Simulation.Journal;

namespace Simulation.Cli.Journals;

/// <summary><c>whitecell backup</c>: copies a journal into a new data folder and verifies the copy.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var options = new JournalOptions();
        var to = new Argument<DirectoryInfo>("to") { Description = "A folder that does not exist yet; it becomes a data folder." };
        var command = new Command("backup", "Copy a journal and verify the copy. A server may be running on it.")
        {
            to, options.Data, options.Database,
        };
        command.SetAction((parsed, cancellation) => JournalOptions.Try(() => Backup(options, parsed, parsed.GetValue(to)!, cancellation)));
        return command;
    }

    private static async Task<int> Backup(JournalOptions options, ParseResult parsed, DirectoryInfo to, CancellationToken cancellation)
    {
        var folder = Path.TrimEndingDirectorySeparator(to.FullName);
        if (Path.Exists(folder)) throw new IOException($"{to} exists already; name a new folder.");

        // Half a backup looks like a whole one to whoever restores it; so it has another name until it is whole.
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        try
        {
            var exitCode = await Make(options, parsed, unfinished, folder, cancellation);
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
        JournalOptions options, ParseResult parsed, string unfinished, string shownAs, CancellationToken cancellation)
    {
        if (!options.IsDatabase(parsed)) JournalCopy.CopyFiles(options.Folder(parsed).FullName, unfinished);
        await using var copy = FileJournal.Open(unfinished);
        var damaged = options.IsDatabase(parsed) ? await CopyDatabase(options, parsed, copy, cancellation) : 0;
        var verified = await VerifyCommand.VerifyAll(copy, unfinished, shownAs, cancellation);
        return damaged == 0 ? verified : 1;
    }

    /// <returns>How many streams are damaged; the backup is without them.</returns>
    private static async Task<int> CopyDatabase(JournalOptions options, ParseResult parsed, IJournal copy, CancellationToken cancellation)
    {
        var damaged = 0;
        await using var database = await options.Open(parsed);
        await foreach (var stream in database.List("", cancellation))
        {
            try
            {
                await JournalCopy.Copy(database, copy, stream, cancellation);
            }
            catch (JournalDamagedException damage)
            {
                damaged++;
                await Console.Error.WriteLineAsync(damage.Message);
            }
        }

        if (damaged > 0) await Console.Error.WriteLineAsync($"The backup is without {damaged} damaged streams.");
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
