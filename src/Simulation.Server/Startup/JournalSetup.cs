using Simulation.Grains.Hosting;
using Simulation.Journal;

namespace Simulation.Server.Startup;

/// <summary>
/// Where sessions are kept: in the data folder of this one server, or in a database that several servers share.
/// </summary>
public static class JournalSetup
{
    /// <exception cref="CannotStartException">The journal cannot be used; the message holds no secret.</exception>
    public static async Task AddJournal(this WebApplicationBuilder builder, ServerSettings settings)
    {
        var connection = builder.Configuration[Keys.ConnectionString];
        var place = Place(builder.Configuration[Keys.Kind], connection, settings.Data);
        var journal =
            place.Kind == JournalPlace.Sqlite ? OpenFolder(settings.Data) : await OpenDatabase(place, connection!);
        builder.Services.AddSingleton(place);

        // Made by factories, so that the host closes it.
        builder.Services.AddSingleton(_ => journal);
        builder.Services.AddSingleton<IJournal>(services => services.GetRequiredService<SqlJournal>());
    }

    private static JournalPlace Place(string? kind, string? connection, string data)
    {
        switch (kind)
        {
            case null or "" or JournalPlace.Sqlite:
                return new JournalPlace(JournalPlace.Sqlite, $"SQLite in {data}");
            case JournalPlace.Postgres when connection is { Length: > 0 }:
                try
                {
                    return new JournalPlace(JournalPlace.Postgres, SqlJournal.DescribePostgres(connection));
                }
                catch (ArgumentException)
                {
                    throw new CannotStartException(
                        $"{Keys.ConnectionString} cannot be read; it should look like {Keys.Example}."
                    );
                }

            case JournalPlace.Postgres:
                throw new CannotStartException(
                    $"{Keys.Kind}={JournalPlace.Postgres} needs {Keys.ConnectionString}, such as {Keys.Example}."
                );
            case "files":
                throw new CannotStartException(
                    $"{Keys.Kind}=files was version 0.1; the kind is {JournalPlace.Sqlite} now and need not be set."
                        + " 'whitecell import <folder>' reads the sessions of a data folder of 0.1."
                );
            default:
                throw new CannotStartException(
                    $"{Keys.Kind}: '{kind}' is neither {JournalPlace.Sqlite} nor {JournalPlace.Postgres}."
                );
        }
    }

    private static SqlJournal OpenFolder(string data)
    {
        if (Version01Folder.Is(data))
        {
            throw new CannotStartException(
                $"{data} holds sessions of version 0.1. 'whitecell import {data} --data {data}' reads them into the"
                    + " journal of this version and leaves the old files as they are; or choose another folder with"
                    + " --Data=<folder>."
            );
        }

        try
        {
            return SqlJournal.OpenSqlite(data);
        }
        catch (JournalUnavailableException failure)
        {
            throw new CannotStartException(
                $"The data folder {data} cannot be used: {OneLine(failure.Message)}"
                    + " Stop the other server, or choose another folder with --Data=<folder>."
            );
        }
        catch (JournalDamagedException failure)
        {
            throw new CannotStartException(
                $"The journal is damaged: {OneLine(failure.Message)}"
                    + " docs/journal-format.md says under \"Damage\" what to do."
            );
        }
    }

    private static async Task<SqlJournal> OpenDatabase(JournalPlace place, string connection)
    {
        try
        {
            return await SqlJournal.OpenPostgres(connection, ContractVersion.Number);
        }
        catch (JournalUnavailableException failure)
        {
            throw new CannotStartException($"The journal in {place.Words} cannot be used: {OneLine(failure.Message)}");
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static class Keys
    {
        public const string Kind = "Journal:Kind";

        public const string ConnectionString = "Journal:ConnectionString";

        public const string Example = "Host=db;Database=whitecell;Username=whitecell;Password=…";
    }
}

/// <param name="Kind"><see cref="Sqlite"/> or <see cref="Postgres"/>.</param>
/// <param name="Words">For people who operate the server; without secrets.</param>
public sealed record JournalPlace(string Kind, string Words)
{
    public const string Sqlite = "sqlite";

    public const string Postgres = "postgres";
}
