using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Sessions;

public sealed class TalkingTests
{
    [Fact]
    public void A_role_talks_to_roles_to_the_facilitator_or_to_all()
    {
        var table = Table.Running();
        Assert.Equal(
            [new Said(Valley.Council, "N. council", [Valley.Utility, "facilitator"], "Psst.")],
            table.Do(Valley.Council, new Say([Valley.Utility, "facilitator", Valley.Utility], " Psst. "))
        );
        Assert.Equal(
            [new Said("facilitator", "Flora", [], "Hello.")],
            table.Do(Table.Facilitator, new Say([], "Hello."))
        );
        table.Refused(RefusalCode.Unknown, Valley.Council, new Say(["senate"], "Hello?"));
        table.Refused(RefusalCode.Unknown, Valley.Council, new Say([null!], "Hello?"));
    }

    [Fact]
    public void The_facilitator_speaks_as_an_institution_that_nobody_plays()
    {
        var table = Table.Lobby();
        table.Sit("ana", Valley.Council);
        Assert.Equal(
            [new Said(Valley.Growers, "Facilitator", [Valley.Council], "The wells are dry.")],
            table.Do(Table.Facilitator, new SpeakAs(Valley.Growers, [Valley.Council], " The wells are dry. "))
        );
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, new SpeakAs(Valley.Council, [], "We resign."));
        table.Refused(RefusalCode.FacilitatorOnly, "ana", new SpeakAs(Valley.Growers, [], "We resign."));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new SpeakAs("senate", [], "We resign."));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new SpeakAs(Valley.Growers, ["senate"], "We resign."));
        table.Refused(RefusalCode.Malformed, Table.Facilitator, new SpeakAs(Valley.Growers, [], " "));
    }

    [Fact]
    public void Who_has_no_role_listens()
    {
        var table = Table.Lobby();
        table.Sit("ana", null);
        table.Refused(RefusalCode.NotYours, "ana", new Say([], "Hello?"));
        table.Refused(RefusalCode.NotYours, CommandAuthor.Server, new Say([], "Hello?"));
        table.Refused(RefusalCode.NotYours, CommandAuthor.Autopilot("senate"), new Say([], "Hello?"));
    }

    [Fact]
    public void Texts_are_neither_empty_nor_long_nor_unprintable()
    {
        var table = Table.Running();
        foreach (
            var (text, code) in new[]
            {
                ("", RefusalCode.Malformed),
                (" \n ", RefusalCode.Malformed),
                ("a\0b", RefusalCode.Malformed),
                ("a\u0085b", RefusalCode.Malformed),
                ("a\u202Eb", RefusalCode.Malformed),
                ("\u2066b", RefusalCode.Malformed),
                ("\uDC00b", RefusalCode.Malformed),
                ("\u200B\u200D", RefusalCode.Malformed),
                ("\u3164", RefusalCode.Malformed),
                (new string('a', 1001), RefusalCode.TooLarge),
            }
        )
        {
            table.Refused(code, Valley.Council, new Say([], text));
            table.Refused(code, Table.Facilitator, new Announce(text));
            table.Refused(code, Valley.Council, new Propose(null, [Valley.Utility], text));
        }

        table.Refused(RefusalCode.TooLarge, Valley.Council, new Propose("compact", [], new string('a', 1001)));
        table.Refused(RefusalCode.Malformed, Valley.Council, new Propose("compact", [], "a\0b"));
        table.Do(Valley.Council, new Say([], "שלום\u200F (shalom) 👍🏽"));
        table.Do(Valley.Council, new Say([], "Two\nlines, " + new string('a', 980)));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new Announce("Hello."));
    }
}
