using System.ComponentModel.DataAnnotations;
using Simulation.Journal;

namespace Simulation.Server.Startup;

/// <summary>Which database sessions are kept in.</summary>
public sealed record JournalSettings : ISettings, IValidatableObject
{
    public const string Sqlite = "sqlite";

    public const string Postgres = "postgres";

    private const string ConnectionKey = "Journal:ConnectionString";

    private const string Example = "Host=db;Database=whitecell;Username=whitecell;Password=…";

    public static string Section => "Journal";

    /// <summary><see cref="Sqlite"/> or <see cref="Postgres"/>.</summary>
    public string Kind { get; init; } = Sqlite;

    /// <summary>The database in PostgreSQL; holds a secret.</summary>
    public string? ConnectionString { get; init; }

    public bool IsPostgres => Kind == Postgres;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Mistake() is { } mistake ? [new ValidationResult(mistake)] : [];

    private string? Mistake() =>
        Kind switch
        {
            Sqlite => null,
            Postgres when ConnectionString is null =>
                $"Journal:Kind={Postgres} needs {ConnectionKey}, such as {Example}.",
            Postgres when !IsReadable(ConnectionString!) =>
                $"{ConnectionKey} cannot be read; it should look like {Example}.",
            Postgres => null,
            "files" => $"Journal:Kind=files was version 0.1; the kind is {Sqlite} now and need not be set."
                + " 'whitecell import <folder>' reads the sessions of a data folder of 0.1.",
            _ => $"Journal:Kind: '{Kind}' is neither {Sqlite} nor {Postgres}.",
        };

    private static bool IsReadable(string connection)
    {
        try
        {
            SqlJournal.DescribePostgres(connection);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
