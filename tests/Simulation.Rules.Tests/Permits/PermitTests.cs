using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Permits;

public sealed class PermitTests
{
    private static readonly Permit _licence = new("pump-licence", Valley.Growers, Valley.Council, 1800);

    [Fact]
    public void A_permit_is_held_from_its_grant_until_it_lapses()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.NotLegal, Valley.Growers, Table.Choose("pump"));
        Assert.Contains(
            table.Play(Valley.Council, "license-pumps", Valley.Growers),
            e => e is PermitGranted { Permit: var granted } && granted == _licence
        );
        table.Play(Valley.Growers, "pump");
        Assert.DoesNotContain(table.Pass(1799), e => e is PermitLapsed);
        Assert.Contains(table.Pass(1), e => e is PermitLapsed { Permit: var lapsed, At: 1800 } && lapsed == _licence);
        Assert.Empty(table.World.Permits);
        table.Refused(RefusalCode.NotLegal, Valley.Growers, Table.Choose("pump"));
    }

    [Fact]
    public void A_permit_is_taken_away()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.NotLegal, Valley.Council, Table.Choose("ban-pumps"));
        table.Play(Valley.Council, "license-pumps", Valley.Growers);
        Assert.Contains(
            table.Play(Valley.Council, "ban-pumps"),
            e => e is PermitRevoked { Permit: var revoked } && revoked == _licence
        );
        Assert.Empty(table.World.Permits);
        Assert.DoesNotContain(table.PassMinutes(30), e => e is PermitLapsed);
    }

    [Fact]
    public void A_permit_granted_again_lasts_longer_and_never_shorter()
    {
        var table = Table.Running();
        table.Play(Valley.Council, "license-pumps", Valley.Growers);
        table.PassMinutes(10);
        table.Play(Valley.Council, "license-pumps", Valley.Growers);
        Assert.Equal(_licence with { Until = 2400 }, Assert.Single(table.World.Permits));

        table.Play(Valley.Utility, "pass");
        table.Do(Valley.Growers, new AcceptProposal(table.Propose(Valley.Utility, "pact")));
        Assert.Equal(new Permit("night-pass", Valley.Growers, Valley.Utility, null), table.World.Permits[^1]);
    }

    [Fact]
    public void An_agreement_grants_what_it_says_when_the_last_party_signs()
    {
        var table = Table.Running();
        var pact = table.Propose(Valley.Utility, "pact");
        Assert.Empty(table.World.Permits);
        table.Do(Valley.Growers, new AcceptProposal(pact));
        Assert.Equal(
            new Permit("night-pass", Valley.Growers, Valley.Utility, 7200),
            Assert.Single(table.World.Permits)
        );
        Assert.Equal(TermStatus.Kept, table.World.Agreements[0].Terms[2].Status);
        Assert.Equal(
            "The utility will grant the growers: Night pass, for 2 game hours",
            table.View(Valley.Growers).Agreements[pact].Terms[2].Text
        );
    }

    [Fact]
    public void A_public_permit_is_seen_by_all_and_another_by_its_holder_and_its_grantor()
    {
        var table = Table.Running();
        table.Play(Valley.Council, "license-pumps", Valley.Growers);
        table.Play(Valley.Utility, "pass");
        foreach (var role in new[] { Valley.Growers, Valley.Utility })
        {
            Assert.Equal(
                ["Night pass", "Pumping licence"],
                table.View(role).Permits.Values.Select(p => p.Title).Order()
            );
        }

        foreach (var viewer in new[] { Viewer.Of(Valley.Council), Viewer.Of(Valley.Gazette), Viewer.Spectator })
        {
            var permit = Assert.Single(Projection.Of(Redaction.For(table.World, viewer), viewer).Permits.Values);
            Assert.Equal(
                new PermitView(
                    "Pumping licence",
                    "Whoever holds it may pump from the lake.",
                    true,
                    Valley.Growers,
                    Valley.Council,
                    1800
                ),
                permit
            );
        }
    }

    [Fact]
    public void A_permit_is_told_as_a_change_of_what_granted_it_and_its_lapse_by_itself()
    {
        var table = Table.Running();
        var before = table.World;
        var change = Assert.Single(
            Assert
                .Single(
                    NoticeProjection.Of(
                        new NarratedEvents(before, [.. table.Play(Valley.Council, "license-pumps", Valley.Growers)]),
                        Viewer.Spectator
                    )
                )
                .Changes
        );
        Assert.Equal(
            new Change(
                ChangeKind.Permit,
                "pump-licence",
                Valley.Growers,
                "Pumping licence · The growers",
                0,
                0,
                "granted for 30 game minutes"
            ),
            change
        );

        before = table.World;
        Assert.Contains(
            "Lapsed: Pumping licence of the growers",
            NoticeProjection
                .Of(new NarratedEvents(before, [.. table.PassMinutes(30)]), Viewer.Spectator)
                .Select(n => n.Headline)
        );

        before = table.World;
        var secret = table.Play(Valley.Utility, "pass");
        Assert.Empty(NoticeProjection.Of(new NarratedEvents(before, [.. secret]), Viewer.Of(Valley.Council)));
        Assert.Equal(
            NoticeKind.Undisclosed,
            Assert.Single(NoticeProjection.Of(new NarratedEvents(before, [.. secret]), Viewer.Of(Valley.Growers))).Kind
        );
    }

    [Fact]
    public void A_player_can_expect_the_permit()
    {
        var table = Table.Running();
        var option = table.View(Valley.Council).Moves["license-pumps"].Options.Single(o => o.Target == Valley.Growers);
        Assert.Equal(
            [new Expectation("Pumping licence: granted to the growers for 30 game minutes", null, null, null)],
            option.Expected
        );
        table.Play(Valley.Council, "license-pumps", Valley.Growers);
        Assert.Equal(
            "Pumping licence: taken from the growers",
            Assert.Single(table.View(Valley.Council).Moves["ban-pumps"].Options[0].Expected).Label
        );
    }
}
