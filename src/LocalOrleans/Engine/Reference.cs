using System.Reflection;

namespace Orleans.Local;

/// <summary>
/// Base of the generated classes that callers hold as grain or observer interfaces. Two references to the same target
/// are equal.
/// </summary>
#pragma warning disable CA1852 // The generated classes derive from it.
internal class Reference : DispatchProxy
#pragma warning restore CA1852
{
    public RequestTarget Target { get; private set; } = null!;

    public static object Create(Type interfaceType, RequestTarget target)
    {
        var reference = (Reference)Create(interfaceType, typeof(Reference));
        reference.Target = target;
        return reference;
    }

    public override bool Equals(object? obj) => obj is Reference other && Target.Equals(other.Target);

    public override int GetHashCode() => Target.GetHashCode();

    public override string? ToString() => Target.ToString();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        GrainMethod.Of(targetMethod!).Call(Target, args ?? []);
}
