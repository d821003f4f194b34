using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Local;

/// <summary>The grain classes of the application and which of them stands behind an interface.</summary>
internal sealed class GrainClasses
{
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), GrainClass> _byInterface = new();
    private readonly GrainClass[] _classes =
    [
        .. ApplicationAssemblies()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false })
            .Where(type => type.IsSubclassOf(typeof(Grain)) && typeof(IGrain).IsAssignableFrom(type))
            .Select(type => new GrainClass(type)),
    ];

    /// <exception cref="ArgumentException">No class, or more than one, implements the interface.</exception>
    public GrainClass Of(Type interfaceType, string? classNamePrefix) =>
        _byInterface.GetOrAdd((interfaceType, classNamePrefix), key =>
        {
            if (!key.Interface.IsInterface || !typeof(IGrain).IsAssignableFrom(key.Interface))
                throw new ArgumentException($"{key.Interface} is not a grain interface.", nameof(interfaceType));
            GrainClass[] candidates =
            [
                .. _classes.Where(candidate =>
                    key.Interface.IsAssignableFrom(candidate.Type)
                    && candidate.Type.FullName!.StartsWith(key.Prefix ?? "", StringComparison.Ordinal)),
            ];
            return candidates.Length switch
            {
                1 => candidates[0],
                0 => throw new ArgumentException($"No grain class implements {key.Interface}.", nameof(interfaceType)),
                _ => throw new ArgumentException(
                    $"Several grain classes implement {key.Interface}: "
                    + string.Join(", ", candidates.Select(candidate => candidate.Type.FullName)) + ".",
                    nameof(interfaceType)),
            };
        });

    /// <summary>
    /// The assemblies that reference this one: the loaded ones, and what these reference as far as it lies in the
    /// application's own folder (the framework's assemblies do not).
    /// </summary>
    private static List<Assembly> ApplicationAssemblies()
    {
        var own = typeof(GrainClasses).Assembly.GetName().Name;
        var found = new List<Assembly>();
        var seen = new HashSet<string>();
        var open = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic));
        while (open.TryDequeue(out var assembly))
        {
            if (!seen.Add(assembly.FullName!))
                continue;
            var references = assembly.GetReferencedAssemblies();
            if (references.Any(reference => reference.Name == own))
                found.Add(assembly);
            foreach (var reference in references)
            {
                if (!seen.Contains(reference.FullName)
                    && File.Exists(Path.Combine(AppContext.BaseDirectory, reference.Name + ".dll")))
                {
                    open.Enqueue(Assembly.Load(reference));
                }
            }
        }

        return found;
    }
}
