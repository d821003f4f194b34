namespace Orleans.Local;

/// <param name="Class">The grain class.</param>
/// <param name="Key">The grain's primary key.</param>
/// <param name="Worker">Which of the activations, for stateless workers; otherwise 0.</param>
internal sealed record ActivationAddress(GrainClass Class, string Key, int Worker = 0)
{
    public bool Equals(ActivationAddress? other) =>
        other is not null && Class == other.Class && Worker == other.Worker && Key == other.Key;

    public override int GetHashCode() => HashCode.Combine(Class, Worker, Key);

    public override string ToString() => $"{Class.Type.Name} '{Key}'";
}
