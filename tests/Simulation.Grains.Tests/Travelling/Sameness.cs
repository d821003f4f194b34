using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Simulation.Rules.Language;

namespace Simulation.Grains.Tests.Travelling;

/// <summary>
/// Whether two records are the same in everything that can be read from them, also where they do not compare equal.
/// </summary>
internal static class Sameness
{
    public static void Check(object? sent, object? arrived, string path)
    {
        if (sent is null || arrived is null)
        {
            Assert.True(ReferenceEquals(sent, arrived), $"{path}: {sent ?? "null"} arrived as {arrived ?? "null"}");
            return;
        }

        Assert.True(sent.GetType() == arrived.GetType(), $"{path}: {sent.GetType()} arrived as {arrived.GetType()}");
        if (sent is string || sent.GetType() is { IsPrimitive: true } or { IsEnum: true } || IsOfFramework(sent))
            Assert.True(sent.Equals(arrived), $"{path}: {sent} arrived as {arrived}");
        else if (sent is ReadOnlyMemory<byte> bytes)
            Assert.True(bytes.Span.SequenceEqual(((ReadOnlyMemory<byte>)arrived).Span), $"{path}: other bytes arrived");
        else if (sent is IEnumerable list)
            CheckItems(list, (IEnumerable)arrived, path);
        else
            CheckProperties(sent, arrived, path);
    }

    private static void CheckItems(IEnumerable sent, IEnumerable arrived, string path)
    {
        if (IsUnmade(sent) || IsUnmade(arrived))
        {
            Assert.True(
                IsUnmade(sent) == IsUnmade(arrived),
                $"{path}: a list that was never made, or one that was, arrived as the other"
            );
            return;
        }

        var (left, right) = (sent.Cast<object?>().ToList(), arrived.Cast<object?>().ToList());
        Assert.True(left.Count == right.Count, $"{path}: {left.Count} items arrived as {right.Count}");
        for (var i = 0; i < left.Count; i++)
            Check(left[i], right[i], $"{path}[{i}]");
    }

    private static void CheckProperties(object sent, object arrived, string path)
    {
        foreach (
            var property in sent.GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetIndexParameters().Length == 0)
        )
            Check(Read(property, sent), Read(property, arrived), $"{path}.{property.Name}");
    }

    // What cannot be worked out from a made-up world cannot be from its twin.
    private static object? Read(PropertyInfo property, object record)
    {
        try
        {
            return property.GetValue(record);
        }
        catch (TargetInvocationException failure)
        {
            return failure.InnerException!.GetType().Name;
        }
    }

    private static bool IsUnmade(IEnumerable list) =>
        list.GetType() is { IsValueType: true } type
        && type.Name != typeof(Sequence<>).Name
        && list.Equals(RuntimeHelpers.GetUninitializedObject(type));

    private static bool IsOfFramework(object value) => value is decimal or DateTimeOffset or DateTime or TimeSpan;
}
