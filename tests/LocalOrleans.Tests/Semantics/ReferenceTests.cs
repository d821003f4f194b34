using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Semantics;

public interface IIntegerGrain : IGrainWithIntegerKey
{
    Task<long> Key();
}

public interface IGuidGrain : IGrainWithGuidKey
{
    Task<Guid> Key();
}

public interface INobodysGrain : IGrainWithStringKey;

public interface ISharedGrain : IGrainWithStringKey
{
    Task<string> Name();
}

public sealed class IntegerGrain : Grain, IIntegerGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

public sealed class GuidGrain : Grain, IGuidGrain
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());
}

public sealed class SharedGrainOne : Grain, ISharedGrain
{
    public Task<string> Name() => Task.FromResult("one");
}

public sealed class SharedGrainTwo : Grain, ISharedGrain
{
    public Task<string> Name() => Task.FromResult("two");
}

public sealed class ReferenceTests : SiloTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    [InlineData(-3)]
    public async Task An_integer_key_comes_back(long key) =>
        Assert.Equal(key, await Silo.Grains.GetGrain<IIntegerGrain>(key).Key());

    [Fact]
    public async Task A_guid_key_comes_back()
    {
        var key = Guid.Parse("f9a3c3a4-50c1-4d2f-8a77-0f6f5a1f0c11");
        Assert.Equal(key, await Silo.Grains.GetGrain<IGuidGrain>(key).Key());
        Assert.Throws<InvalidOperationException>(() => Silo.Plain("not a number").GetPrimaryKeyLong());
    }

    [Fact]
    public async Task References_to_the_same_grain_are_equal_and_know_its_key()
    {
        var outside = Silo.Plain("a");
        IPlainScript? inside = null;
        await outside.Run(grain =>
        {
            inside = grain.AsReference<IPlainScript>();
            return Task.CompletedTask;
        });
        Assert.Equal(outside, inside);
        Assert.Equal(outside.GetHashCode(), inside!.GetHashCode());
        Assert.NotEqual(outside, Silo.Plain("b"));
        Assert.Equal("a", inside.GetPrimaryKeyString());
        Assert.Equal(outside, Silo.Grains.GetGrain(typeof(IPlainScript), "a"));
        Assert.Equal(outside, outside.Cast<IScript>());
    }

    [Fact]
    public async Task One_of_several_classes_is_chosen_by_the_prefix_of_its_name()
    {
        var ambiguous = Assert.Throws<ArgumentException>(() => Silo.Grains.GetGrain<ISharedGrain>("a"));
        Assert.Contains(nameof(ISharedGrain), ambiguous.Message, StringComparison.Ordinal);
        var two = Silo.Grains.GetGrain<ISharedGrain>("a", typeof(SharedGrainTwo).FullName);
        Assert.Equal("two", await two.Name());
    }

    [Fact]
    public void A_reference_needs_a_grain_class_and_a_key()
    {
        Assert.Throws<ArgumentException>(() => Silo.Grains.GetGrain<INobodysGrain>("a"));
        Assert.ThrowsAny<ArgumentException>(() => Silo.Plain(""));
    }
}
