using Orleans.Runtime;

namespace Orleans.Local;

/// <summary>A grain, activated or not.</summary>
internal sealed class GrainTarget : RequestTarget, IEquatable<GrainTarget>
{
    private readonly Silo _silo;
    private readonly ActivationAddress _address;
    private readonly WorkerPool? _workers;

    public GrainTarget(Silo silo, GrainClass grainClass, string key)
        : base(silo.Logger)
    {
        _silo = silo;
        _address = new ActivationAddress(grainClass, key);
        _workers = grainClass.MaxWorkers > 1 ? silo.WorkersOf(_address) : null;
    }

    public string Key => _address.Key;

    public override bool Interleaves => _address.Class.IsReentrant;

    public override bool LogsFailures => false;

    public override Messaging Messaging => _silo.Messaging;

    /// <summary>The grain that a grain object or a reference stands for.</summary>
    public static GrainTarget Of(IAddressable grain) => grain switch
    {
        null => throw new ArgumentNullException(nameof(grain)),
        Reference { Target: GrainTarget target } => target,
        IGrainBase instance => Activation.Of(instance).Target,
        _ => throw new ArgumentException(
            $"{grain.GetType()} is neither a grain nor a reference to one.", nameof(grain)),
    };

    public object Reference(Type interfaceType) =>
        interfaceType.IsAssignableFrom(_address.Class.Type)
            ? Local.Reference.Create(interfaceType, this)
            : throw new InvalidCastException($"{this} does not implement {interfaceType}.");

    public override void Send(Request request)
    {
        request.Address = _workers is null ? _address : _workers.Choose();
        _silo.Send(request);
    }

    public override void Completed(Request request)
    {
        _workers?.Release(request.Address!);
        _silo.Completed();
    }

    public bool Equals(GrainTarget? other) => other is not null && _address.Equals(other._address);

    public override bool Equals(object? obj) => Equals(obj as GrainTarget);

    public override int GetHashCode() => _address.GetHashCode();

    public override string ToString() => _address.ToString();
}
