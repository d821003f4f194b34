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
        if (to.Exists) throw new IOException($"{to} exists already; name a new folder.");
        if (!options.IsDatabase(parsed)) JournalCopy.CopyFiles(options.Folder(parsed).FullName, to.FullName);
        await using var copy = FileJournal.Open(to.FullName);
        if (options.IsDatabase(parsed))
        {
            await using var database = await options.Open(parsed);
            await foreach (var stream in database.List("", cancellation)) await JournalCopy.Copy(database, copy, stream, cancellation);
        }

        return await VerifyCommand.VerifyAll(copy, "", "", cancellation);
    }
}
