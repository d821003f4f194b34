using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Local.Tests.Engine;

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

public interface IUncallableGrain : IGrainWithStringKey
{
    int Number();
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

public sealed class SharedGrainTwo : Grain, ISharedGrain, IUncallableGrain
{
    public Task<string> Name() => Task.FromResult("two");

    public int Number() => 2;
}

public sealed class ReferenceTests : EngineTest
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
        Assert.Throws<InvalidCastException>(() => outside.Cast<IReentrantScript>());
    }

    [Fact]
    public async Task One_of_several_classes_is_chosen_by_the_prefix_of_its_name()
    {
        var ambiguous = Assert.Throws<ArgumentException>(() => Silo.Grains.GetGrain<ISharedGrain>("a"));
        Assert.Contains(nameof(SharedGrainOne), ambiguous.Message, StringComparison.Ordinal);
        var two = Silo.Grains.GetGrain<ISharedGrain>("a", typeof(SharedGrainTwo).FullName);
        Assert.Equal("two", await two.Name());
    }

    [Fact]
    public void What_cannot_be_called_is_refused_with_the_reason()
    {
        Assert.Throws<ArgumentException>(() => Silo.Grains.GetGrain<INobodysGrain>("a"));
        Assert.ThrowsAny<ArgumentException>(() => Silo.Plain(""));
        var uncallable = Silo.Grains.GetGrain<IUncallableGrain>("a");
        var refused = Assert.Throws<NotSupportedException>(() => uncallable.Number());
        Assert.Contains("IUncallableGrain.Number", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_collection_age_below_the_collection_quantum_is_refused()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo.Configure<GrainCollectionOptions>(
            options => options.CollectionAge = TimeSpan.FromSeconds(1)));
        using var host = builder.Build();
        Assert.Throws<OrleansConfigurationException>(() => host.Services.GetRequiredService<IGrainFactory>());
    }
}
