using System.Text;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Tests.Yaml;

public sealed class PackTextDecoderTests
{
    [Fact]
    public void Line_ends_and_the_mark_at_the_start_do_not_matter()
    {
        var diagnostics = new DiagnosticList();

        Assert.Equal("a\nb\n", PackTextDecoder.Decode("x.md", [0xEF, 0xBB, 0xBF, .. "a\r\nb\r"u8], diagnostics));
        Assert.Empty(diagnostics.ToImmutable());
    }

    [Fact]
    public void Text_of_every_language_is_kept()
    {
        const string text = "Überprüfung, 審査, проверка, 🙂\n";

        Assert.Equal(text, PackTextDecoder.Decode("x.md", Encoding.UTF8.GetBytes(text), new DiagnosticList()));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', (byte)'b', 0xFF }, 2, 2)]
    [InlineData(new byte[] { 0xC0, 0x80 }, 1, 1)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 1, 1)]
    [InlineData(new byte[] { (byte)'a', 0xE2, 0x82 }, 1, 2)]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, 1, 1)]
    public void What_is_not_UTF_8_is_refused_where_it_stands(byte[] bytes, int line, int column)
    {
        var diagnostics = new DiagnosticList();

        Assert.Null(PackTextDecoder.Decode("x.md", bytes, diagnostics));
        var found = Assert.Single(diagnostics.ToImmutable());
        Assert.Equal((DiagnosticCodes.NotUtf8, line, column), (found.Code, found.Line, found.Column));
    }

    [Fact]
    public void A_control_character_is_refused_where_it_stands()
    {
        var diagnostics = new DiagnosticList();

        Assert.Null(PackTextDecoder.Decode("x.md", "ab\nc\0"u8, diagnostics));
        Assert.Equal(
            "x.md:2:2: error WC0007: the control character U+0000 is not allowed in a scenario; delete it",
            Assert.Single(diagnostics.ToImmutable()).ToString()
        );
    }
}
