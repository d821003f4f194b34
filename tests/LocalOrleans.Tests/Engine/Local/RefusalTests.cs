using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Engine;

public interface IUncallableGrain : IGrainWithStringKey
{
    int Number();
}

public sealed class UncallableGrain : Grain, IUncallableGrain
{
    public int Number() => 2;
}

/// <summary>Mistakes that LocalOrleans names at once; Microsoft Orleans refuses them as it compiles, or later and in other words.</summary>
public sealed class RefusalTests : SiloTest
{
    [Fact]
    public void A_method_that_cannot_be_called_is_named()
    {
        var uncallable = Silo.Grains.GetGrain<IUncallableGrain>("a");
        var refused = Assert.Throws<NotSupportedException>(() => uncallable.Number());
        Assert.Contains("IUncallableGrain.Number", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_is_not_cast_to_an_interface_that_its_grain_lacks() =>
        Assert.Throws<InvalidCastException>(() => Silo.Plain("a").Cast<IReentrantScript>());

    [Fact]
    public void A_grain_that_the_engine_has_not_made_says_so()
    {
        var grain = new PlainScriptGrain(new Lifecycle());
        var exception = Assert.Throws<InvalidOperationException>(() => grain.Key);
        Assert.Contains("was not constructed by the engine", exception.Message, StringComparison.Ordinal);
    }
}
