using System.Globalization;

namespace Orleans;

/// <summary>Grains of this class are never collected as idle.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
#pragma warning disable CA1813 // Unsealed, as the compatible type is.
public class KeepAliveAttribute : Attribute;
#pragma warning restore CA1813

/// <summary>A stable name for the wire of a cluster; in one process nothing depends on it.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method
    | AttributeTargets.Interface,
    AllowMultiple = true)]
public sealed class AliasAttribute(string alias) : Attribute
{
    public string Alias { get; } = alias;
}

/// <summary>
/// Says that a value never changes, so that Microsoft Orleans need not copy it on a call. This engine copies nothing.
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Field
    | AttributeTargets.Parameter | AttributeTargets.ReturnValue,
    Inherited = false)]
public sealed class ImmutableAttribute : Attribute;

/// <summary>The caller of this grain interface method gets a <see cref="TimeoutException"/> after this time.</summary>
/// <param name="timeout">As <see cref="TimeSpan.Parse(string)"/> reads it, such as <c>00:00:05</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
#pragma warning disable CA1019 // The text is exposed as a time, as in the compatible type.
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
#pragma warning restore CA1019
{
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
