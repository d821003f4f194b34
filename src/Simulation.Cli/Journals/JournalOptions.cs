using System.CommandLine;
using Simulation.Journal;

namespace Simulation.Cli.Journals;

/// <summary>Which journal a command works on: the files of a data folder, or a database.</summary>
internal sealed class JournalOptions
{
    /// <summary>The server's own setting, so that a secret need not stand on a command line.</summary>
    private const string ConnectionVariable = "Journal__ConnectionString";

    public Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = "The server's data folder.",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };

    public Option<bool> Database { get; } = new("--database")
    {
        Description = $"Work on the PostgreSQL database that the environment variable {ConnectionVariable} names.",
    };

    public bool IsDatabase(ParseResult parsed) => parsed.GetValue(Database);

    public DirectoryInfo Folder(ParseResult parsed) => parsed.GetValue(Data)!;

    /// <summary>Opens the journal for this command alone.</summary>
    /// <exception cref="JournalUnavailableException">It cannot be used; a server may be running on it.</exception>
    public async Task<IJournal> Open(ParseResult parsed)
    {
        if (!IsDatabase(parsed)) return FileJournal.Open(Folder(parsed).FullName);
        try
        {
            return await PostgresJournal.Open(
                Environment.GetEnvironmentVariable(ConnectionVariable)
                ?? throw new JournalUnavailableException($"Set {ConnectionVariable} to Host=…;Database=…;Username=…;Password=…."));
        }
        catch (ArgumentException failure)
        {
            throw new JournalUnavailableException($"{ConnectionVariable}: {failure.Message}", failure);
        }
    }

    /// <summary>Runs a command and says in one line why it could not be done.</summary>
    public static async Task<int> Try(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception failure) when (failure is JournalUnavailableException or JournalDamagedException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
