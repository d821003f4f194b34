using System.Reflection;

namespace Orleans.Local.Tests.Conformance;

/// <summary>A test that reads the real assembly; skipped, with the reason, where the package is not there.</summary>
public sealed class OrleansFactAttribute : FactAttribute
{
    public OrleansFactAttribute()
    {
        if (!File.Exists(AssemblyFile))
        {
            Skip = $"There is no {AssemblyFile}; `dotnet restore` of this project brings the package "
                + "Microsoft.Orleans.Core.Abstractions.";
        }
    }

    public static string AssemblyFile { get; } = typeof(OrleansFactAttribute).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "OrleansAbstractions").Value!;
}
