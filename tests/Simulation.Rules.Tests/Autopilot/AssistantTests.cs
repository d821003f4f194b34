using Simulation.Rules.Autopilot;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Autopilot;

/// <summary>A language model in a seat, as far as the rules know of it.</summary>
public sealed class AssistantTests
{
    private static readonly AssistantModel _model = new("model-1", "models.example", new string('a', 64));

    [Fact]
    public void Without_a_model_nobody_can_choose_it()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, new SetStrategy(Valley.Council, Strategy.Assistant));
    }

    [Fact]
    public void Everybody_is_told_which_model_decides_for_which_role()
    {
        var table = Table.Running();
        var before = table.World;
        var events = table.Do(Table.Facilitator, new SetStrategy(Valley.Council, Strategy.Assistant, _model));
        Assert.Equal(
            [new StrategySet(Valley.Council, Strategy.Assistant), new AssistantSeated(Valley.Council, _model)],
            events
        );
        foreach (var viewer in new[] { Viewer.Spectator, Viewer.Of(Valley.Council), Viewer.Of(Valley.Growers) })
        {
            var told = Assert.Single(NoticeProjection.Of(new NarratedEvents(before, [.. events]), viewer));
            Assert.Contains("model-1 at models.example", told.Text, StringComparison.Ordinal);
            var role = Projection.Of(Redaction.For(table.World, viewer), viewer).Roles[Valley.Council];
            Assert.Equal(_model, role.Assistant);
            Assert.Null(role.Strategy);
        }

        Assert.Equal(
            [new StrategySet(Valley.Council, Strategy.Base), new AssistantSeated(Valley.Council, null)],
            table.Do(Table.Facilitator, new SetStrategy(Valley.Council, Strategy.Base))
        );
    }

    [Fact]
    public void Another_model_of_the_server_takes_its_place_before_it_is_asked()
    {
        var table = Table.Running();
        var other = _model with { Host = "elsewhere.example" };
        Assert.Empty(table.Do(CommandAuthor.Server, new SeatAssistant(Valley.Council, other)));
        table.Do(Table.Facilitator, new SetStrategy(Valley.Council, Strategy.Assistant, _model));
        Assert.Equal(
            [new AssistantSeated(Valley.Council, other)],
            table.Do(CommandAuthor.Server, new SeatAssistant(Valley.Council, other))
        );
        Assert.Empty(table.Do(CommandAuthor.Server, new SeatAssistant(Valley.Council, other)));
        Assert.Equal(
            [new AssistantSeated(Valley.Council, null)],
            table.Do(CommandAuthor.Server, new SeatAssistant(Valley.Council, null))
        );
    }

    [Fact]
    public void It_may_what_an_autopilot_may_and_its_decisions_say_so()
    {
        var table = Table.Running();
        var by = CommandAuthor.Assistant(Valley.Council);
        var play = LegalOptions
            .Of(Redaction.For(table.World, Viewer.Of(Valley.Council)), Valley.Council)
            .OfType<PlayMove>()
            .First();
        Assert.IsType<Decision.Refused>(Rulebook.Decide(table.World, by, play, table.Now));
        table.Do(Table.Facilitator, new HandRole(Valley.Council, ToAutopilot: true));
        var before = table.World;
        var events = table.Do(by, play);
        Assert.Contains(
            events,
            e => e is MovePlayed { Pilot: Pilot.Assistant } or MoveSealed { Pilot: Pilot.Assistant }
        );
        Assert.Contains(
            NoticeProjection.Of(new NarratedEvents(before, [.. events], by), Viewer.Facilitator),
            notice => notice is { Actor: Valley.Council, Pilot: Pilot.Assistant }
        );
        var said = Assert.IsType<Said>(Assert.Single(table.Do(by, new Say([], "We act."))));
        Assert.Equal("AI assistant", said.Name);
    }

    [Fact]
    public void Its_name_in_a_journal_is_read_again()
    {
        var by = CommandAuthor.Assistant(Valley.Council);
        Assert.Equal("assistant:council", by.ToString());
        Assert.Equal(by, CommandAuthor.Parse(by.ToString()));
    }

    [Fact]
    public void Every_legal_option_is_accepted()
    {
        var table = Table.Running();
        foreach (var actor in Valley.Scenario.Actors)
        {
            table.Do(Table.Facilitator, new HandRole(actor.Id, ToAutopilot: true));
            var seen = Redaction.For(table.World, Viewer.Of(actor.Id));
            var options = LegalOptions.Of(seen, actor.Id);
            Assert.Contains(new DeclareReady(true), options);
            foreach (var option in options)
            {
                var by = CommandAuthor.Assistant(actor.Id);
                Assert.IsType<Decision.Accepted>(Rulebook.Decide(table.World, by, option, table.Now));
            }
        }
    }

    [Fact]
    public void What_nobody_answered_is_stamped_so()
    {
        var table = Table.Running();
        table.Order(minutes: 30);
        var before = table.World;
        var notices = NoticeProjection.Of(
            new NarratedEvents(before, [.. table.PassMinutes(30)]),
            Viewer.Of(Valley.Utility)
        );
        Assert.Contains(notices, notice => notice is { Kind: NoticeKind.Directive, Pilot: Pilot.Nobody });
    }

    [Fact]
    public void Nothing_is_legal_while_the_clock_stands()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new PauseClock());
        Assert.Empty(LegalOptions.Of(Redaction.For(table.World, Viewer.Of(Valley.Council)), Valley.Council));
    }
}
