using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;

namespace Simulation.Grains.Hosting;

/// <summary>
/// How our records travel on Microsoft Orleans: as JSON between processes, and as they are within one, because they
/// never change. So nothing of Orleans needs to stand in Simulation.Rules.
/// </summary>
public static class GrainCallSerialization
{
    public static IServiceCollection AddGrainCallSerialization(this IServiceCollection services)
    {
        services.AddSerializer(serializer =>
            serializer.AddJsonSerializer(
                isSerializable: IsRecord,
                isCopyable: null,
                json => json.Configure(options => options.SerializerOptions = GrainCallJson.Options)
            )
        );
        services.AddSingleton<IGeneralizedCopier, SameCopier>();

        // So that a host can tell that a journal elsewhere is away from a fault in the program.
        services.Configure<ExceptionSerializationOptions>(options => options.SupportedExceptionTypeFilter = IsOurs);
        return services;
    }

    private static bool IsRecord(Type type) => IsOurs(type) && !type.IsAssignableTo(typeof(Exception));

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("Simulation.", StringComparison.Ordinal) == true;

    private sealed class SameCopier : IGeneralizedCopier, IOptionalDeepCopier
    {
        public bool IsSupportedType(Type type) => IsRecord(type) && !type.IsAbstract;

        public bool IsShallowCopyable() => true;

        [return: NotNullIfNotNull(nameof(input))]
        public object? DeepCopy(object? input, CopyContext context) => input;
    }
}
