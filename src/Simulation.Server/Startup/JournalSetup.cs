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
        var chosen = SettingsBinding.Read<JournalSettings>(builder.Configuration);
        var place = chosen.IsPostgres
            ? new JournalPlace(JournalSettings.Postgres, SqlJournal.DescribePostgres(chosen.ConnectionString!))
            : new JournalPlace(JournalSettings.Sqlite, $"SQLite in {settings.Data}");
        var journal = chosen.IsPostgres
            ? await OpenDatabase(place, chosen.ConnectionString!)
            : OpenFolder(settings.Data);
        builder.Services.AddSingleton(place with { Advice = journal.Advice });

        // Made by factories, so that the host closes it.
        builder.Services.AddSingleton(_ => journal);
        builder.Services.AddSingleton<IJournal>(services => services.GetRequiredService<SqlJournal>());
    }

    private static SqlJournal OpenFolder(string data)
    {
        if (Version01DataFolder.Is(data))
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
                $"The data folder cannot be used (--Data=<folder> names another): {OneLine(failure.Message)}"
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
}

/// <param name="Kind"><see cref="JournalSettings.Sqlite"/> or <see cref="JournalSettings.Postgres"/>.</param>
/// <param name="Words">For people who operate the server; without secrets.</param>
/// <param name="Advice">What they should mend although it can be used; null for nothing.</param>
public sealed record JournalPlace(string Kind, string Words, string? Advice = null);
