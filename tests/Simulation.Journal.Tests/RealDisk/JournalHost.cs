using System.Diagnostics;
using System.Globalization;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests.RealDisk;

/// <summary>
/// The program that this assembly is when it is started by itself: a SQLite journal in a folder, which does what lines
/// on its input say. A limit or a mount so meets the journal and not the tests.
/// </summary>
internal static class JournalHost
{
    /// <summary>Said at each start.</summary>
    public const string Ready = "ready";

    /// <param name="arguments">
    /// The folder; behind it "write" and a number of streams for a <see cref="WritingProcess"/>.
    /// </param>
    public static async Task Main(string[] arguments)
    {
        var folder = arguments[0];
        if (arguments is [_, "write", var streams])
        {
            await WritingProcess.Write(folder, Number(streams));
            return;
        }

        var journal = SqlJournal.OpenSqlite(folder);
        Console.WriteLine(Ready);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ', 2);
            switch (words[0])
            {
                case "append":
                    Console.WriteLine(await Append(journal, words[1].Split(' ')));
                    break;
                case "read":
                    Console.WriteLine(await Read(journal, words[1]));
                    break;
                case "run":
                    Console.WriteLine(Run(words[1]));
                    break;
                case "reopen":
                    await journal.DisposeAsync();
                    var remounted = Run(words[1]);
                    journal = SqlJournal.OpenSqlite(folder);
                    Console.WriteLine(remounted);
                    break;
            }
        }

        await journal.DisposeAsync();
    }

    private static async Task<string> Read(SqlJournal journal, string stream)
    {
        try
        {
            return string.Join(' ', (await journal.All(stream)).Select(entry => entry.CommandId));
        }
        catch (JournalUnavailableException)
        {
            return "-";
        }
    }

    // Stream, first version, how many appends at once, characters in each. A sign for each append: + acknowledged, -
    // refused, ~ in conflict with one before it that was.
    private static async Task<string> Append(SqlJournal journal, string[] words)
    {
        var (stream, first, count, length) = (words[0], Number(words[1]), Number(words[2]), Number(words[3]));
        var appends = Enumerable
            .Range(first, count)
            .Select(version => journal.Append(stream, version - 1, [Said(version, length)]))
            .ToList();
        var signs = "";
        foreach (var append in appends)
            signs += await Sign(append);
        return signs;
    }

    private static async Task<char> Sign(Task<AppendResult> append)
    {
        try
        {
            return await append is AppendResult.Conflict ? '~' : '+';
        }
        catch (JournalUnavailableException)
        {
            return '-';
        }
    }

    private static JournalEntry Said(int version, int length) =>
        new(version, Noon, $"c{version}", "Ada Okafor", [Event("said/1", $"\"{new string('x', length)}\"")]);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static int Run(string script)
    {
        using var shell = Process.Start("sh", ["-c", script]);
        shell.WaitForExit();
        return shell.ExitCode;
    }
}
