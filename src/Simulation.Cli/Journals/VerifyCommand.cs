using System.CommandLine;
using Simulation.Journal;

namespace Simulation.Cli.Journals;

/// <summary><c>whitecell verify</c>: reads every stream to its end and names what is not as it was written.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var options = new JournalOptions();
        var command = new Command("verify", "Check every hash of a journal. A server may be running on it.") { options.Data, options.Database };
        command.SetAction((parsed, cancellation) => JournalOptions.Try(() => Verify(options, parsed, cancellation)));
        return command;
    }

    private static async Task<int> Verify(JournalOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        if (options.IsDatabase(parsed))
        {
            await using var database = await options.Open(parsed);
            return await VerifyAll(database, "", "", cancellation);
        }

        // A copy, because the journal itself is the server's, and because opening it repairs what a crash has left.
        var copy = Directory.CreateTempSubdirectory("whitecell-verify-").FullName;
        var folder = options.Folder(parsed).FullName;
        try
        {
            JournalCopy.CopyFiles(folder, copy);
            await using var journal = FileJournal.Open(copy);
            return await VerifyAll(journal, copy, folder, cancellation);
        }
        catch (JournalDamagedException damage)
        {
            // Of the log that the streams share: nothing can be read before it is made good.
            await Tell(damage, copy, folder);
            return 1;
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    /// <returns>The exit code.</returns>
    internal static async Task<int> VerifyAll(IJournal journal, string folder, string shownAs, CancellationToken cancellation)
    {
        var (streams, entries, damaged) = (0, 0, 0);
        await foreach (var stream in journal.List("", cancellation))
        {
            streams++;
            try
            {
                entries += await JournalCopy.Verify(journal, stream, cancellation);
            }
            catch (JournalDamagedException damage)
            {
                damaged++;
                await Tell(damage, folder, shownAs);
            }
        }

        Console.WriteLine($"{streams} streams, {entries} entries, {damaged} damaged.");
        return damaged == 0 ? 0 : 1;
    }

    // Names the file that the operator has, not the copy of it that was read.
    private static Task Tell(JournalDamagedException damage, string folder, string shownAs) =>
        Console.Error.WriteLineAsync(folder.Length > 0 ? damage.Message.Replace(folder, shownAs, StringComparison.Ordinal) : damage.Message);
}
