using Simulation.Grains.Codes;

namespace Simulation.Grains.Tests;

/// <summary>What people type for a code that they see on a wall or hear.</summary>
public sealed class JoinCodeTests
{
    [Theory]
    [InlineData("qx7kmn", "QX7KMN")]
    [InlineData(" QX7-KMN ", "QX7KMN")]
    [InlineData("qx7kmn4w", "QX7KMN4W")]
    [InlineData("QX7K MN4W", "QX7KMN4W")]
    [InlineData("ＱＸ７ｋ ｍｎ４ｗ", "QX7KMN4W")]
    [InlineData("QX7K\u00A0MN4W", "QX7KMN4W")]
    [InlineData("QX7K \u2013 MN4W.", "QX7KMN4W")]
    [InlineData("\u200BQX7K\u2011MN4W\uFEFF\r\n", "QX7KMN4W")]
    [InlineData("\u202AQX7K\u202CMN\u00AD4W", "QX7KMN4W")]
    [InlineData("QX٧KMN٤W", "QX7KMN4W")]
    [InlineData("ǪX7KMN4W", null)]
    [InlineData("QX7KMN4\uD83D", null)]
    [InlineData("QX7K+MN4W", null)]
    [InlineData("QX7KM", null)]
    [InlineData("QX7KMNA", null)]
    [InlineData("QX7KMN4WA", null)]
    [InlineData("QX7KM0", null)]
    [InlineData("../../", null)]
    public void Codes_are_read_as_people_type_them(string typed, string? code) =>
        Assert.Equal(code, JoinCode.Read(typed));

    [Fact]
    public void Drawn_codes_can_be_read()
    {
        for (var i = 0; i < 100; i++)
        {
            var code = JoinCode.Draw();
            Assert.Equal(8, code.Length);
            Assert.Equal(code, JoinCode.Read(code));
        }
    }

    [Theory]
    [InlineData("qx7kmn4o", true)]
    [InlineData("QX7K MN41", true)]
    [InlineData("ＱＸ７ＫＭＮ４０", true)]
    [InlineData("LX7KMN", true)]
    [InlineData("QX7KMN4W", false)]
    [InlineData("QX7KMN4", false)]
    [InlineData("0", false)]
    [InlineData("ÖX7KMN40", false)]
    public void Characters_that_look_alike_are_in_no_code(string typed, bool hasConfusable) =>
        Assert.Equal(hasConfusable, JoinCode.HasConfusable(typed));
}
