namespace Simulation.Server.Startup;

/// <summary>
/// Refuses keys that nobody reads, in the sections that are the server's own: a misspelt limit would not hold, and
/// nobody would notice. Keys at the root belong to the environment as well.
/// </summary>
internal static class UnknownSettings
{
    // Kestrel would listen there as well, and nobody would have compared it with the host key.
    private const string Foreign = "Kestrel";

    private const string Levels = "LogLevel";

    private static readonly Type[] s_settings =
    [
        .. typeof(ISettings)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(ISettings))),
    ];

    private static readonly HashSet<string> s_keys = new(
        from type in s_settings
        let section = (string)type.GetProperty(nameof(ISettings.Section))!.GetValue(null)!
        from setting in SettingsBinding.KeysOf(type)
        select section.Length == 0 ? setting.Key : $"{section}:{setting.Key}",
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly string[] s_sections =
    [
        .. s_keys
            .Where(key => key.Contains(':', StringComparison.Ordinal))
            .Select(key => key.Split(':')[0])
            .Where(section => section != LoggingSettings.Section)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <exception cref="CannotStartException">There is such a key; the message names it.</exception>
    public static void Refuse(IConfiguration configuration)
    {
        if (configuration.GetSection(Foreign).GetChildren().FirstOrDefault() is { } foreign)
        {
            throw new CannotStartException($"{foreign.Path} is no setting of this server: Urls says where it listens.");
        }

        foreach (var section in s_sections)
        {
            foreach (var (key, value) in configuration.GetSection(section).AsEnumerable())
            {
                if (value is { Length: > 0 } && !s_keys.Contains(key))
                    throw new CannotStartException($"{key} is no setting; appsettings.json lists all that there are.");
            }
        }

        RefuseLevels(configuration.GetSection(LoggingSettings.Section));
    }

    // Of the whole console and of single categories; the logging library would fail without naming the key.
    private static void RefuseLevels(IConfigurationSection logging)
    {
        foreach (var (key, value) in logging.AsEnumerable())
        {
            var isLevel = key.Split(':') is [.., Levels, _];
            if (isLevel && value is { Length: > 0 } && !Enum.TryParse<LogLevel>(value, ignoreCase: true, out _))
            {
                throw new CannotStartException(
                    $"{key}: '{value}' is none of {string.Join(", ", Enum.GetNames<LogLevel>())}."
                );
            }
        }
    }
}
