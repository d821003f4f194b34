using System.CommandLine;
using Simulation.Journal;

namespace Simulation.Cli.Journals;

/// <summary>Which journal a command works on: the one in a data folder, or a PostgreSQL database.</summary>
internal sealed class JournalOptions
{
    /// <summary>The server's own setting, so that a secret need not stand on a command line.</summary>
    private const string ConnectionVariable = "Journal__ConnectionString";

    public Option<DirectoryInfo> Data { get; } =
        new("--data")
        {
            Description = "The server's data folder.",
            DefaultValueFactory = _ => new DirectoryInfo("data"),
        };

    public Option<bool> Database { get; } =
        new("--database")
        {
            Description = $"Work on the PostgreSQL database that the environment variable {ConnectionVariable} names.",
        };

    public bool IsDatabase(ParseResult parsed) => parsed.GetValue(Database);

    public DirectoryInfo Folder(ParseResult parsed) => parsed.GetValue(Data)!;

    /// <summary>Opens the journal to read it; servers may be running on it.</summary>
    /// <exception cref="JournalUnavailableException">It cannot be used.</exception>
    /// <exception cref="JournalDamagedException">The file is damaged or no database.</exception>
    public async Task<SqlJournal> OpenToRead(ParseResult parsed, CancellationToken cancellation) =>
        IsDatabase(parsed) ? await OpenDatabase(cancellation) : SqlJournal.OpenSqliteReadOnly(Folder(parsed).FullName);

    /// <summary>Opens the journal for this command alone.</summary>
    /// <exception cref="JournalUnavailableException">It cannot be used; a server may be running on it.</exception>
    /// <exception cref="JournalDamagedException">The file is damaged or no database.</exception>
    public async Task<SqlJournal> OpenToChange(ParseResult parsed, CancellationToken cancellation)
    {
        if (!IsDatabase(parsed))
            return SqlJournal.OpenSqlite(Folder(parsed).FullName);
        var database = await OpenDatabase(cancellation);
        if (await database.FindUsers(cancellation) is not { } users)
            return database;
        await database.DisposeAsync();
        throw new JournalUnavailableException(
            $"{users}; stop the servers first. One that was killed counts for 15 seconds."
        );
    }

    private static async Task<SqlJournal> OpenDatabase(CancellationToken cancellation)
    {
        try
        {
            return await SqlJournal.OpenPostgres(
                Environment.GetEnvironmentVariable(ConnectionVariable)
                    ?? throw new JournalUnavailableException(
                        $"Set {ConnectionVariable} to Host=…;Database=…;Username=…;Password=…."
                    ),
                cancellationToken: cancellation
            );
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
        catch (Exception failure)
            when (failure
                    is JournalUnavailableException
                        or JournalDamagedException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
