using System.CommandLine;
using Simulation.Cli.Bundles;
using Simulation.Journal;

namespace Simulation.Cli.Journals;

/// <summary><c>whitecell verify</c>: reads every stream to its end and names what is not as it was written.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var options = new JournalOptions();
        var file = new Argument<FileInfo?>("file")
        {
            Description =
                "A session that 'whitecell export --journal' has written, or a bundle, which is played again; by default"
                + " the journal is verified.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("verify", "Check every hash of a journal. A server may be running on it.")
        {
            file,
            options.Data,
            options.Database,
        };
        command.SetAction(
            (parsed, cancellation) =>
                JournalOptions.Try(() =>
                    parsed.GetValue(file) is { } exported
                        ? VerifyFile(exported, cancellation)
                        : Verify(options, parsed, cancellation)
                )
        );
        return command;
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> VerifyAll(SqlJournal journal, CancellationToken cancellation)
    {
        var (streams, entries, damaged) = (0, 0, 0);
        foreach (var fault in await journal.CheckDatabase(cancellation))
        {
            damaged++;
            await Console.Error.WriteLineAsync(fault);
        }

        await foreach (var stream in journal.List("", cancellation))
        {
            try
            {
                entries += await JournalCopy.Verify(journal, stream, cancellation);
                streams++;
            }
            catch (JournalDamagedException damage)
            {
                streams++;
                damaged++;
                await Console.Error.WriteLineAsync(damage.Message);
            }
            catch (JournalUnavailableException)
            {
                // Unless a server has deleted it meanwhile.
                if (await journal.Version(stream, cancellation) > 0)
                    throw;
            }
        }

        Console.WriteLine($"{streams} streams, {entries} entries, {damaged} damaged.");
        return damaged == 0 ? 0 : 1;
    }

    private static async Task<int> Verify(JournalOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        await using var journal = await options.OpenToRead(parsed, cancellation);
        return await VerifyAll(journal, cancellation);
    }

    private static async Task<int> VerifyFile(FileInfo exported, CancellationToken cancellation)
    {
        if (BundleVerification.IsBundle(exported))
            return BundleVerification.Verify(exported);
        var file = NdjsonFileReader.Open(exported.FullName);
        var entries = 0;
        await foreach (var _ in file.Read(cancellation))
            entries++;
        Console.WriteLine($"{file.Stream}: {entries} entries, the last hash is {file.LastHash}.");
        return 0;
    }
}
