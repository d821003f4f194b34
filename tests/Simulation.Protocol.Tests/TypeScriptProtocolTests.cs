using Simulation.Protocol.TypeScript;
using Simulation.Testing;

namespace Simulation.Protocol.Tests;

public sealed class TypeScriptProtocolTests
{
    private static readonly string Text = TypeScriptProtocol.Write();

    [Fact]
    public void The_browsers_copy_is_up_to_date()
    {
        var path = Path.Combine(Repository.Root, TypeScriptProtocol.FilePath);
        var stored = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(
            stored == Text,
            $"{TypeScriptProtocol.FilePath} is stale. Rewrite it with: dotnet run --project src/Simulation.Cli -- protocol"
        );
    }

    [Fact]
    public void Every_record_of_the_wire_is_written()
    {
        var records = typeof(WireConstants)
            .Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(WireConstants).Namespace && !type.IsAbstract)
            .ToList();
        Assert.NotEmpty(records);
        Assert.All(
            records,
            type =>
                Assert.Contains(
                    type.IsEnum ? $"\nexport type {type.Name} =" : $"\nexport interface {type.Name} {{\n",
                    Text
                )
        );
    }

    [Theory]
    // Nullable in what is received: absent. In what is sent: present unless the parameter has a default.
    [InlineData("  readonly role?: string;")]
    [InlineData("  readonly after: number | null;")]
    [InlineData("  readonly counterTo?: string | null;")]
    [InlineData("  readonly pace?: number | null;")]
    // An entry of a view that is gone is null; one of a whole view is always there.
    [InlineData("  readonly moves?: Readonly<Record<string, MoveView | null>>;")]
    [InlineData("  readonly moves: Readonly<Record<string, MoveView>>;")]
    [InlineData("  readonly log: readonly Notice[];")]
    [InlineData("  readonly type: 'take-back-move';")]
    [InlineData("  | TakeBackMove")]
    [InlineData("  | 'complied-in-part'")]
    [InlineData("  version: 1,")]
    [InlineData("  /** Game seconds per real second. */")]
    public void Types_are_spelled_as_on_the_wire(string line) => Assert.Contains('\n' + line, Text);
}
