using Orleans.Runtime;

namespace Orleans;

public interface IGrain : IAddressable;

public interface IGrainWithStringKey : IGrain;

public interface IGrainWithIntegerKey : IGrain;

public interface IGrainWithGuidKey : IGrain;

/// <summary>
/// An object outside the grains that grains can call. Methods that return <c>void</c> are sent and forgotten.
/// </summary>
public interface IGrainObserver : IAddressable;
