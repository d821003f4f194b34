using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Scenarios.Binding;
using Simulation.Scenarios.Checks;

namespace Simulation.Scenarios.Tests.Checks;

public sealed class NameKindTableTests
{
    [Fact]
    public void Every_text_of_the_language_is_in_the_table()
    {
        var forgotten = Records(ShapeOfType.Of(typeof(Scenario)), [])
            .SelectMany(record => record.Fields.Select(field => (Record: record.Type, Field: field)))
            .Where(found => IsText(found.Field.Shape.Value))
            .Where(found => NameKindTable.Of(found.Record, found.Field.Parameter.Name!) is null)
            .Select(found => $"{found.Record.Name}.{found.Field.Parameter.Name}");

        Assert.Empty(forgotten);
    }

    [Fact]
    public void Every_field_of_the_language_is_described()
    {
        var bare = Records(ShapeOfType.Of(typeof(Scenario)), [])
            .SelectMany(record =>
                record
                    .Fields.Where(field => field.Parameter.Name != "Id" && string.IsNullOrWhiteSpace(field.Description))
                    .Select(field => $"{record.Type.Name}.{field.Parameter.Name}")
            );

        Assert.Empty(bare);
    }

    private static bool IsText(Shape shape) =>
        shape switch
        {
            Shape.Text or Shape.Map => true,
            Shape.List list => IsText(list.Item.Value),
            _ => false,
        };

    private static ImmutableHashSet<Shape.Record> Records(Shape shape, ImmutableHashSet<Shape.Record> known) =>
        shape switch
        {
            Shape.Record record when known.Contains(record) => known,
            Shape.Record record => record.Fields.Aggregate(
                known.Add(record),
                (found, field) => Records(field.Shape.Value, found)
            ),
            Shape.Union union => union.Cases.Values.Aggregate(known, (found, one) => Records(one.Value, found)),
            Shape.List list => Records(list.Item.Value, known),
            Shape.Map map => Records(map.Value.Value, known),
            _ => known,
        };
}
