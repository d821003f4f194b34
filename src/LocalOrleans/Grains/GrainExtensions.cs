using System.Globalization;
using Orleans.Local;
using Orleans.Runtime;

namespace Orleans;

/// <summary>What can be asked of a grain and of a reference to one.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to the grain; from inside a grain, this is how it passes itself to others.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)GrainTarget.Of(grain).Reference(typeof(TGrainInterface));

    /// <inheritdoc cref="AsReference{TGrainInterface}" />
    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => AsReference<TGrainInterface>(grain);

    public static string GetPrimaryKeyString(this IAddressable grain) => GrainTarget.Of(grain).Key;

    /// <exception cref="InvalidOperationException">The key is not an integer.</exception>
    public static long GetPrimaryKeyLong(this IAddressable grain)
    {
        var target = GrainTarget.Of(grain);
        return long.TryParse(target.Key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var key)
            ? key
            : throw new InvalidOperationException($"The key of {target} is not an integer.");
    }

    /// <exception cref="InvalidOperationException">The key is not a GUID.</exception>
    public static Guid GetPrimaryKey(this IAddressable grain)
    {
        var target = GrainTarget.Of(grain);
        return Guid.TryParseExact(target.Key, "N", out var key)
            ? key
            : throw new InvalidOperationException($"The key of {target} is not a GUID.");
    }
}
