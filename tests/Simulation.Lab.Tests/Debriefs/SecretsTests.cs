using Simulation.Lab.Debriefs;
using Simulation.Lab.Exports;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Debriefing;
using Simulation.Rules.History;
using Simulation.Rules.Improvised;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests.Debriefs;

/// <summary>What somebody at the table did not know, at the end.</summary>
public sealed class SecretsTests
{
    [Fact]
    public void A_secret_move_is_known_to_its_player_to_whom_it_named_the_player_and_to_all_once_it_came_out()
    {
        var table = new HousesTable();
        table.Play("north", new MoveChoice("whisper"));
        table.Play("north", new MoveChoice("whisper"));
        table.Play("north", new MoveChoice("warn", "south"));
        table.Play("north", new MoveChoice("bribe"));
        table.Play("north", new MoveChoice("ask", "west"));
        var secrets = table.Secrets();
        Assert.Equal(("played in secret, 2 times", "north"), Told(secrets["North: Whisper"]));
        Assert.Equal(
            ("played in secret; South could tell by what it brought about", "north, south"),
            Told(secrets["North: Warn"])
        );
        Assert.Equal(("played in secret; it came out", "north, south, west"), Told(secrets["North: Bribe"]));
        Assert.Equal(
            ("played in secret; West could tell by what it brought about", "north, west"),
            Told(secrets["North: Ask in private"])
        );
    }

    [Fact]
    public void Secret_directives_and_agreements_say_how_they_ended()
    {
        var table = new HousesTable();
        table.Play("north", new MoveChoice("ask", "south"));
        table.Play("south", new MoveChoice("keep-quiet", Directive: table.World.Directives[0].Id));
        table.Play("north", new MoveChoice("ask", "west"));
        table.Do("south", new Propose("pact", [], ""));
        table.Do("west", new AcceptProposal(table.World.Agreements[0].Id));
        table.Do("north", new Propose(null, ["south"], "Let us talk."));
        var secrets = table.Secrets();
        Assert.Equal(
            ("demanded in secret; complied with by “Keep quiet”", "north, south"),
            Told(secrets["North to South: Say nothing"])
        );
        Assert.Equal(
            ("demanded in secret; lapsed without an answer", "north, west"),
            Told(secrets["North to West: Say nothing"])
        );
        Assert.Equal(("offered in secret by South; in force", "south, west"), Told(secrets["A quiet pact"]));
        Assert.DoesNotContain("An agreement in free words", secrets.Keys);
    }

    [Fact]
    public void Intel_says_whether_it_was_true_who_had_it_and_who_made_it_public()
    {
        var table = new HousesTable();
        table.Play("north", new MoveChoice("check"));
        table.Play("west", new MoveChoice("print"));
        var secrets = table.Secrets();
        Assert.Equal(
            ("true; held by North, for certain; South, believing it to 60 %", "north"),
            Told(secrets["“The letter is forged”"])
        );
        Assert.Equal(("false; made public by West", ""), Told(secrets["“The well is dry”"]));
        Assert.Equal(("false; nobody had it", ""), Told(secrets["“There is gold”"]));
    }

    [Fact]
    public void Permits_that_are_not_public_are_told_with_their_grantor_and_public_ones_are_not()
    {
        var table = new HousesTable();
        table.Play("north", new MoveChoice("pass", "south"));
        table.Do(
            "f",
            new AdjustWorld(
                [new PermitAdjustment("west", "pass", true, 5), new PermitAdjustment("west", "badge", true)],
                "A test."
            )
        );
        var secrets = table.Secrets();
        Assert.Equal(
            (SecretSubject.Permit, SecretSubject.Intel),
            (secrets["South: Night pass"].Subject, secrets["“There is gold”"].Subject)
        );
        Assert.Equal(
            ("granted by North and not made public; held to the end", "south, north"),
            Told(secrets["South: Night pass"])
        );
        Assert.Equal(("granted and not made public; held to the end", "west"), Told(secrets["West: Night pass"]));
        Assert.DoesNotContain("West: Badge", secrets.Keys);
    }

    [Fact]
    public void A_warning_of_First_Call_is_known_to_whom_it_warned()
    {
        var debriefs = Enumerable
            .Range(0, 20)
            .Select(i =>
                DebriefReader.Of(FirstCall.Scenario, HeadlessGame.Play(FirstCall.Scenario, $"warned/{i}").Entries)!
            );
        var warnings = debriefs
            .SelectMany(debrief => debrief.Secrets)
            .Where(secret => secret.Title.EndsWith("Warn Northlight, in confidence", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(warnings);
        Assert.All(warnings, warning => Assert.Equal(["cloud", "ai-lab"], warning.KnownTo));
    }

    [Fact]
    public void Improvised_moves_stand_among_the_decisions_with_their_ruling_and_without_their_words()
    {
        var table = new HousesTable();
        table.Do("north", new Improvise("Ring the bell", "They wake", []));
        table.Do("f", new RuleImprovised("north.1", 100, [], []));
        table.Do("south", new Improvise("Bar the door", "They stay", [], Secret: true));
        table.End();
        var decisions = DataExport
            .Of(HousesTable.Scenario, [FinishedSession.Of(HousesTable.Scenario, table.Entries)!])["decisions"]
            .TrimEnd()
            .Split("\r\n");
        Assert.Equal(3, decisions.Length);
        Assert.Contains(
            ",1,north,person,improvised,north.1,,,,,succeeded,,,person-2,",
            decisions[1],
            StringComparison.Ordinal
        );
        Assert.Contains(
            ",1,south,person,improvised,south.secret.1,,,,,lapsed,,,person-",
            decisions[2],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_improvised_move_that_was_ruled_on_is_part_of_the_path_beside_history()
    {
        var table = new HousesTable();
        table.Do("north", new Improvise("Ring the bell", "They wake", []));
        table.Do("f", new RuleImprovised("north.1", 0, [], []));
        table.Do("south", new Improvise("Bar the door", "They stay", []));
        table.End();
        var comparison = DebriefReader
            .Of(HousesTable.Scenario with { History = new HistoricalRecord("Invented", "dawn", []) }, table.Entries)!
            .History!;
        var step = Assert.Single(comparison.Rounds[0].AtTable);
        Assert.Equal(
            ("north", "Ring the bell (improvised, failed)", Pilot.People),
            (step.Role, step.Title, step.Pilot)
        );
    }

    private static (string Text, string KnownTo) Told(Secret secret) =>
        (secret.Text, string.Join(", ", secret.KnownTo));
}
