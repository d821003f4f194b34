using System.Text;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Sessions;

/// <summary>The one rule for names, for what people type, paste and try.</summary>
public sealed class PersonNameTests
{
    [Theory]
    [InlineData("  Ana ", "Ana")]
    [InlineData("Ana\u00A0Maria\u2003Sol", "Ana Maria Sol")]
    [InlineData("Ana\t \tMaria", "Ana Maria")]
    [InlineData("Zoe\u0308", "Zoë")]
    [InlineData("An\u200Ba\uFEFF", "Ana")]
    [InlineData("e\u200B\u0301", "é")]
    [InlineData("Trần Thị Ánh", "Trần Thị Ánh")]
    [InlineData("عائشة", "عائشة")]
    [InlineData("נֹעַם", "נֹעַם")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("陳大文", "陳大文")]
    [InlineData("ไอริณ", "ไอริณ")]
    [InlineData("O’Neill-Šimić 2", "O’Neill-Šimić 2")]
    [InlineData("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦")]
    [InlineData("🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🏴󠁧󠁢󠁷󠁬󠁳󠁿")]
    public void A_name_is_kept_as_it_is_read(string given, string kept)
    {
        Assert.Null(PersonName.Read(given, Valley.Scenario, out var name));
        Assert.Equal(kept.Normalize(NormalizationForm.FormC), name);
        Assert.Null(PersonName.Read(name, Valley.Scenario, out var again));
        Assert.Equal(name, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u00A0\u3000")]
    [InlineData("\u200B\u2060\uFEFF\u00AD")]
    [InlineData("\u200D\u200C")]
    [InlineData("\u3164")]
    [InlineData("\u115F\u1160\uFFA0\u2800")]
    [InlineData("\u0301\u0302")]
    [InlineData("\uFE0F")]
    public void A_name_that_nobody_can_see_is_refused(string? given) => Refused(RefusalCode.Malformed, given);

    [Theory]
    [InlineData("Ana\nMaria")]
    [InlineData("Ana\r")]
    [InlineData("Ana\u2028Maria")]
    [InlineData("Ana\u0085Maria")]
    [InlineData("Ana\u0007")]
    [InlineData("Ana\u0000")]
    [InlineData("Ana\u202Etxt.")]
    [InlineData("\u2067Ana\u2069")]
    [InlineData("Ana\u200F")]
    [InlineData("Ana\u061C")]
    [InlineData("Ana\uFFFE")]
    [InlineData("Ana\uE000")]
    [InlineData("Ana\U000E0080")]
    [InlineData("Z\u0334\u0335\u0336\u0337\u0338a")]
    public void A_name_that_cannot_be_shown_in_a_line_is_refused(string given) => Refused(RefusalCode.Malformed, given);

    // Half of a pair cannot stand in an attribute.
    [Fact]
    public void Half_a_character_is_refused() => Refused(RefusalCode.Malformed, "Ana" + '\uD83D');

    [Theory]
    [InlineData("a", 40)]
    [InlineData("ë", 40)]
    [InlineData("e\u0308", 40)]
    [InlineData("👍🏽", 40)]
    [InlineData("🇨🇭", 40)]
    [InlineData("陳", 40)]
    public void Length_is_counted_in_characters_as_people_count_them(string character, int most)
    {
        Assert.Null(PersonName.Read(Repeat(character, most), Valley.Scenario, out _));
        Refused(RefusalCode.TooLarge, Repeat(character, most + 1));
    }

    [Fact]
    public void Characters_of_many_code_points_have_a_bound_as_well() =>
        Refused(RefusalCode.TooLarge, Repeat("👩‍👩‍👧‍👦", 30));

    [Theory]
    [InlineData("Facilitator")]
    [InlineData("FACILITATOR")]
    [InlineData("Ｆａｃｉｌｉｔａｔｏｒ")]
    [InlineData("F a c i l i t a t o r")]
    [InlineData("«Facilitator»")]
    [InlineData("Facilitator\u3164")]
    [InlineData("Facil\u1160itator")]
    [InlineData("\uFFA0The council\u2800")]
    [InlineData("autopilot")]
    [InlineData("The council")]
    [InlineData("the-COUNCIL")]
    public void Nobody_has_the_name_of_a_role(string given) => Refused(RefusalCode.NameReserved, given);

    [Fact]
    public void The_rule_holds_for_everybody_who_joins()
    {
        var table = Table.Lobby();
        foreach (var kind in new[] { SeatKind.Player, SeatKind.Spectator })
            table.Refused(
                RefusalCode.NameReserved,
                CommandAuthor.Server,
                new TakeSeat("a", "Facilitator", null, kind, "hash")
            );
        table.Do(CommandAuthor.Server, new TakeSeat("a", "Zoe\u0308", null, SeatKind.Player, "hash"));
        Assert.Equal("Zoë", table.World.Seats["a"].Name);
    }

    private static void Refused(RefusalCode code, string? given)
    {
        Assert.Equal(code, PersonName.Read(given, Valley.Scenario, out var name)?.Code);
        Assert.Equal("", name);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
