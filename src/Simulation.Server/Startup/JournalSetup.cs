using Simulation.Journal;

namespace Simulation.Server.Startup;

/// <summary>Where sessions are kept: in files of this one server, or in a database that several servers share.</summary>
public static class JournalSetup
{
    /// <exception cref="CannotStartException">The journal cannot be used; the message holds no secret.</exception>
    public static async Task AddJournal(this WebApplicationBuilder builder, ServerSettings settings)
    {
        var place = Place(builder.Configuration, settings);
        builder.Services.AddSingleton(place);
        var connection = builder.Configuration[Keys.ConnectionString];
        if (place.Kind == JournalPlace.Files)
        {
            var files = OpenFiles(settings);
            builder.Services.AddSingleton<IJournal>(_ => files);
            return;
        }

        var database = await OpenDatabase(place, connection!);
        builder.Services.AddSingleton<IJournal>(_ => database);
    }

    private static JournalPlace Place(ConfigurationManager configuration, ServerSettings settings)
    {
        switch (configuration[Keys.Kind])
        {
            case null or "" or JournalPlace.Files:
                return new JournalPlace(JournalPlace.Files, $"files in {settings.Data}");
            case JournalPlace.Postgres when configuration[Keys.ConnectionString] is { Length: > 0 } connection:
                try
                {
                    return new JournalPlace(JournalPlace.Postgres, PostgresJournal.Describe(connection));
                }
                catch (ArgumentException)
                {
                    throw new CannotStartException(
                        $"{Keys.ConnectionString} cannot be read; it should look like Host=db;Database=whitecell;Username=whitecell;Password=….");
                }

            case JournalPlace.Postgres:
                throw new CannotStartException(
                    $"{Keys.Kind}={JournalPlace.Postgres} needs {Keys.ConnectionString}, such as Host=db;Database=whitecell;Username=whitecell;Password=….");
            case var other:
                throw new CannotStartException(
                    $"{Keys.Kind}: '{other}' is neither {JournalPlace.Files} nor {JournalPlace.Postgres}.");
        }
    }

    private static FileJournal OpenFiles(ServerSettings settings)
    {
        try
        {
            Directory.CreateDirectory(settings.Data);
            return FileJournal.Open(settings.Data);
        }
        catch (Exception failure) when (failure is JournalUnavailableException or IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(
                $"The data folder {settings.Data} cannot be used: {failure.Message} Stop the other server, or choose another folder with --Data=<folder>.");
        }
        catch (JournalDamagedException failure)
        {
            throw new CannotStartException(
                $"The journal's shared log is damaged: {OneLine(failure.Message)} docs/operations.md says under \"A damaged log\" what to do.");
        }
    }

    private static async Task<PostgresJournal> OpenDatabase(JournalPlace place, string connection)
    {
        try
        {
            return await PostgresJournal.Open(connection);
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
    }
}

/// <param name="Kind"><see cref="Files"/> or <see cref="Postgres"/>.</param>
/// <param name="Words">For people who operate the server; without secrets.</param>
public sealed record JournalPlace(string Kind, string Words)
{
    public const string Files = "files";

    public const string Postgres = "postgres";
}
