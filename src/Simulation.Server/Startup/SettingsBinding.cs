using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Simulation.Server.Startup;

/// <summary>
/// A class of settings. Each property is one key; its initial value is the default, and its <see
/// cref="RangeAttribute"/> says what is allowed. A class that checks more implements <see cref="IValidatableObject"/>.
/// </summary>
public interface ISettings
{
    /// <summary>What stands before each key and a colon; empty for keys at the root.</summary>
    static abstract string Section { get; }
}

/// <summary>Binds the configuration to the classes of settings, and refuses what they do not allow.</summary>
public static class SettingsBinding
{
    /// <summary>Provides the class as <see cref="IOptions{TOptions}"/>, validated when the server starts.</summary>
    public static void AddSettings<T>(this IServiceCollection services, IConfiguration configuration)
        where T : class, ISettings, new()
    {
        var section = new SettingsSection<T>(configuration);
        services.AddSingleton<IValidateOptions<T>>(section);
        services.AddOptions<T>().Bind(section.Convertible).ValidateOnStart();
    }

    /// <summary>Reads settings that are needed before the services are built.</summary>
    /// <exception cref="CannotStartException">
    /// A value is not allowed; the message names key, value and range.
    /// </exception>
    public static T Read<T>(IConfiguration configuration)
        where T : class, ISettings, new()
    {
        var section = new SettingsSection<T>(configuration);
        var settings = new T();
        section.Convertible.Bind(settings);
        var result = section.Validate(null, settings);
        return result.Failed ? throw new CannotStartException(result.Failures.First()) : settings;
    }

    /// <summary>Validates settings without waiting for the server's start.</summary>
    /// <param name="add">Adds them.</param>
    /// <exception cref="CannotStartException">
    /// A value is not allowed; the message names key, value and range.
    /// </exception>
    public static void Validate(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        using var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception failure) when (failure is OptionsValidationException or AggregateException)
        {
            var first = (failure as AggregateException)?.InnerExceptions[0] ?? failure;
            throw new CannotStartException(((OptionsValidationException)first).Failures.First());
        }
    }

    /// <summary>The properties of a class of settings by the key of each in its section.</summary>
    internal static IEnumerable<(string Key, PropertyInfo Property)> KeysOf(Type settings) =>
        settings
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Select(property =>
                (property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name, property)
            );
}

/// <summary>
/// The values of one class of settings as the operator wrote them. An empty value counts as none, so that the
/// environment of a container can hold a variable that is not set.
/// </summary>
internal sealed class SettingsSection<T> : IValidateOptions<T>
    where T : class, ISettings
{
    private readonly IConfiguration _section;
    private readonly List<string> _unconvertible = [];

    public SettingsSection(IConfiguration configuration)
    {
        _section = T.Section.Length == 0 ? configuration : configuration.GetSection(T.Section);
        var convertible = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, property) in SettingsBinding.KeysOf(typeof(T)))
        {
            if (property.PropertyType.IsArray)
            {
                if (_section[key] is { Length: > 0 })
                    _unconvertible.Add($"{key} is a list: write the first as {key}:0, the second as {key}:1.");
                foreach (var element in _section.GetSection(key).GetChildren())
                    convertible[$"{key}:{element.Key}"] = element.Value;
            }
            else if (_section[key] is { Length: > 0 } text)
            {
                if (IsConvertible(text, property.PropertyType))
                    convertible[key] = text;
                else
                    _unconvertible.Add(Refuse(key, property));
            }
        }

        Convertible = new ConfigurationBuilder().AddInMemoryCollection(convertible).Build();
    }

    /// <summary>What can be bound; binding anything else would throw before it could be validated.</summary>
    public IConfiguration Convertible { get; }

    public ValidateOptionsResult Validate(string? name, T options)
    {
        List<string> failures =
        [
            .. _unconvertible,
            .. SettingsBinding
                .KeysOf(typeof(T))
                .Where(setting =>
                    setting.Property.GetCustomAttribute<RangeAttribute>() is { } range
                    && !range.IsValid(setting.Property.GetValue(options))
                )
                .Select(setting => Refuse(setting.Key, setting.Property)),
        ];
        if (failures.Count == 0 && options is IValidatableObject own)
            failures.AddRange(own.Validate(new ValidationContext(own)).Select(failure => failure.ErrorMessage!));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private string Refuse(string key, PropertyInfo property)
    {
        var path = T.Section.Length == 0 ? key : $"{T.Section}:{key}";
        return $"{path}: '{_section[key]}' is {Expected(property)}.";
    }

    private static string Expected(PropertyInfo property)
    {
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            range.ErrorMessage ??=
                range.OperandType == typeof(int) ? "no whole number from {1} to {2}" : "no number from {1} to {2}";
            return range.FormatErrorMessage(property.Name);
        }

        return property.PropertyType switch
        {
            { IsEnum: true } type => "none of " + string.Join(", ", Enum.GetNames(type)),
            { } type when type == typeof(bool) => "neither true nor false",
            { } type => "no " + type.Name,
        };
    }

    private static bool IsConvertible(string text, Type type)
    {
        try
        {
            TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or NotSupportedException)
        {
            return false;
        }
    }
}
