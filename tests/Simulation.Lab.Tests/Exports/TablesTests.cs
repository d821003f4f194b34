using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Simulation.Lab.Exports;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Effects;
using Simulation.Rules.Moves;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Simulation.Lab.Tests.Exports;

/// <summary>The tables of an export say what the journal and the last world of a game say.</summary>
public sealed class TablesTests
{
    private static readonly Scenario _scenario = FirstCall.Scenario;

    private static readonly List<FinishedSession> _games =
    [
        .. Enumerable
            .Range(0, 12)
            .Select(i => HeadlessGame.Play(_scenario, $"tables/{i}", i < 6 ? null : Lineup.All(Strategy.Random)))
            .Select(game => FinishedSession.Of(_scenario, game.Entries)!),
    ];

    [Fact]
    public void A_score_is_the_weighted_mean_of_the_values_of_its_goals()
    {
        foreach (var game in _games)
        {
            foreach (var role in Rows(game, "scores").GroupBy(row => row["role"]))
            {
                var weights = role.Sum(row => Number(row["weight"]));
                var mean = role.Sum(row => Number(row["weight"]) * Number(row["value"])) / weights;
                Assert.All(
                    role,
                    row => Assert.Equal(decimal.Round(mean, 0, MidpointRounding.AwayFromZero), Number(row["score"]))
                );
                Assert.Equal(Scores.Total(game.Played.End, _scenario.Actor(role.Key)), Number(role.First()["score"]));
            }
        }
    }

    [Fact]
    public void Changes_lead_from_the_first_value_of_each_indicator_and_resource_to_its_last_and_have_a_cause()
    {
        foreach (var game in _games)
        {
            var changes = Rows(game, "changes");
            Assert.Equal(
                game.Played.Events.Count(e =>
                    e is IndicatorChanged or ResourceChanged or RelationChanged or AttributeChanged
                ),
                changes.Count
            );
            Assert.All(changes, row => Assert.NotEmpty(row["cause"]));
            Assert.All(changes.Where(row => row["cause"] == "move"), row => Assert.NotEmpty(row["role"]));
            foreach (var indicator in _scenario.Indicators)
            {
                decimal value = indicator.Start;
                foreach (var row in changes.Where(row => row["kind"] == "indicator" && row["what"] == indicator.Id))
                {
                    value += Number(row["by"]);
                    Assert.Equal(value, Number(row["to"]));
                }

                Assert.Equal(game.Played.End.Indicator(indicator.Id), value);
            }
        }

        var all = _games.SelectMany(game => Rows(game, "changes")).Select(row => row["cause"]).ToHashSet();
        Assert.Superset(new HashSet<string> { "move", "inject", "drift" }, all);
    }

    [Fact]
    public void A_directive_has_its_times_in_order_and_who_answered_it()
    {
        var rows = _games.SelectMany(game => Rows(game, "directives")).ToList();
        Assert.Equal(_games.Sum(game => game.Played.End.Directives.Length), rows.Count);
        foreach (var row in rows)
        {
            if (row["settled_minute"].Length > 0)
                Assert.InRange(Number(row["settled_minute"]), Number(row["issued_minute"]), decimal.MaxValue);
            Assert.Equal(
                row["status"] switch
                {
                    "lapsed" => "default",
                    "issued" or "withdrawn" => "",
                    _ => "autopilot",
                },
                row["answered_by"]
            );
            Assert.Equal(row["answered_by"] == "autopilot", row["answer"].Length > 0);
            Assert.Equal("", row["person"]);
        }

        Assert.Contains(rows, row => row["answered_by"] == "autopilot");
    }

    [Fact]
    public void An_agreement_has_its_parties_its_promises_and_who_broke_one()
    {
        var rows = _games.SelectMany(game => Rows(game, "agreements")).ToList();
        Assert.Equal(_games.Sum(game => game.Played.End.Agreements.Length), rows.Count);
        Assert.Contains(rows, row => Number(row["kept"]) > 0);
        foreach (var row in rows)
        {
            Assert.Equal(row["proposed_by"], row["parties"].Split(' ')[0]);
            Assert.Equal(row["status"] == "breached", Number(row["broken"]) > 0);
            Assert.Equal(row["status"] == "breached", row["broken_by"].Length > 0);
            Assert.Equal(row["status"] is "active" or "fulfilled" or "breached", row["signed_minute"].Length > 0);
            var terms = row["terms"].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(Number(row["kept"]), terms.Count(term => term.EndsWith("=kept", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_sealed_move_is_one_row_with_the_times_of_its_decision_and_of_its_opening()
    {
        var sealings = 0;
        foreach (var game in _games)
        {
            var rows = Rows(game, "decisions");
            var events = game.Played.Events;
            sealings += events.Count(e => e is MoveSealed);
            Assert.Equal(
                events.Count(e => e is MoveSealed),
                rows.Count(row => row["opened_at"].Length > 0 || row["kind"] == "sealed")
            );
            Assert.Equal(events.Count(e => e is MovePlayed), rows.Count(row => row["kind"] == "played"));
            Assert.All(
                rows.Where(row => row["opened_minute"].Length > 0),
                row => Assert.InRange(Number(row["opened_minute"]), Number(row["game_minute"]), decimal.MaxValue)
            );
            Assert.Equal(
                Number(Rows(game, "sessions")[0]["rounds"]),
                game.Played.Events.OfType<RoundBegan>().Max(began => began.Round) + 1
            );
            Assert.All(
                rows,
                row => Assert.InRange(Number(row["round"]), 1, Number(Rows(game, "sessions")[0]["rounds"]))
            );
        }

        Assert.InRange(sealings, 1, int.MaxValue);
    }

    [Fact]
    public void Without_people_no_table_and_no_line_of_the_codebook_has_the_column()
    {
        var (with, without) = (DataExport.Of(_scenario, _games), DataExport.Of(_scenario, _games, persons: false));
        foreach (var (table, bare) in with.Tables.Zip(without.Tables))
        {
            var header = bare.Csv.Split("\r\n")[0].Split(',');
            Assert.DoesNotContain("person", header);
            Assert.Equal(table.Csv.Split("\r\n")[0].Split(',').Where(column => column != "person"), header);
            Assert.Equal(table.Csv.Split("\r\n").Length, bare.Csv.Split("\r\n").Length);
        }

        Assert.Contains("\r\ndirectives,person,", with.Codebook, StringComparison.Ordinal);
        Assert.DoesNotContain(",person,", without.Codebook, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_says_its_pace_how_its_autopilots_decided_and_which_server_opened_it()
    {
        var game = HeadlessGame.Play(_scenario, "tables/server").Entries;
        var opened = (SessionOpened)game[0].Events[0];
        var row = Rows(
            FinishedSession.Of(
                _scenario,
                game.SetItem(0, game[0] with { Events = [opened with { Server = "0.3.0" }] })
            )!,
            "sessions"
        )[0];
        Assert.Equal("0.3.0", row["server"]);
        Assert.Equal(_scenario.Pace, Number(row["pace"]));
        Assert.Equal(_scenario.Actors.Length, row["strategies"].Split(' ').Length);
        Assert.StartsWith($"{_scenario.Actors[0].Id}=base/", row["strategies"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_says_whether_its_game_repeats_from_its_seed()
    {
        var game = HeadlessGame.Play(_scenario, "tables/late").Entries;
        var row = Rows(FinishedSession.Of(_scenario, game)!, "sessions")[0];
        Assert.Equal(("0", "0"), (row["late_decisions"], row["clock_restarts"]));

        var began = game[^2];
        GameEntry[] late =
        [
            new(began.At, CommandAuthor.Server, [new DecidedLate("cloud")]),
            new(began.At, CommandAuthor.Server, [new DecidedLate("cloud")]),
            new(began.At, CommandAuthor.Server, [new ClockSet(true, began.At, 24, ClockReason.Restart)]),
            new(began.At, CommandAuthor.Server, [new ClockSet(true, began.At, 48, ClockReason.Pace)]),
        ];
        row = Rows(FinishedSession.Of(_scenario, game.InsertRange(game.Length - 1, late))!, "sessions")[0];
        Assert.Equal(("2", "1"), (row["late_decisions"], row["clock_restarts"]));
    }

    [Fact]
    public void What_a_viewer_was_told_is_what_its_screen_was_given()
    {
        var game = HeadlessGame.Play(_scenario, "tables/told", talk: true).Entries;
        foreach (var viewer in (Viewer[])[Viewer.Of("cloud"), Viewer.Spectator, Viewer.Facilitator])
        {
            var told = ToldEntry.Of(_scenario, game, viewer).SelectMany(entry => entry.Notices).ToList();
            Assert.NotEmpty(told);
            if (viewer != Viewer.Facilitator)
                Assert.True(told.Count < ToldEntry.Of(_scenario, game, Viewer.Facilitator).Sum(e => e.Notices.Count));
        }
    }

    [Fact]
    public void Names_and_free_texts_of_every_event_are_replaced()
    {
        string[] written =
        [
            "Ana",
            "Flora",
            "Back room",
            "Please",
            "soon",
            "You may",
            "May we",
            "shovels",
            "Ice.",
            "Hail",
            "Rain",
            "Does it rain?",
            "Well dug",
            "Now!",
            "Dig a well",
            "Out of the scenario",
            "The crack",
            "\"s1\"",
        ];
        var samples = Directory.GetFiles(
            Path.Combine(Repository.Root, "tests/Simulation.Rules.Tests/Stored"),
            "*.json"
        );
        var people = new PseudonymousEvents();
        var all = samples.ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => JsonNode.Parse(File.ReadAllText(file))!.AsObject()
        );
        var before = string.Concat(all.Values.Select(Text));
        var after = string.Concat(all.Select(sample => Text(people.Of(sample.Key, sample.Value))));
        foreach (var words in written)
        {
            Assert.Contains(words, before, StringComparison.Ordinal);
            Assert.DoesNotContain(words, after, StringComparison.Ordinal);
        }

        // Neither does a single word that could be an id, in a field that people fill.
        string[] free = ["text", "title", "words", "action", "result", "arguments", "reason", "by", "label", "says"];
        foreach (var (name, fields) in all)
        {
            foreach (var (field, _) in fields.Where(field => free.Contains(field.Key)))
            {
                var planted = new JsonObject { [field] = "Zoe" };
                var kept =
                    (name, field) is ("clock-set", "reason") or ("agreement-settled" or "agreement-marked", "by");
                Assert.Equal(kept, Text(people.Of(name, planted)).Contains("Zoe", StringComparison.Ordinal));
            }
        }

        Assert.Contains("person-1", after, StringComparison.Ordinal);
        Assert.Contains("\"to\":[\"council\"]", after, StringComparison.Ordinal);
    }

    private static readonly JsonSerializerOptions _plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Text(JsonObject value) => value.ToJsonString(_plain);

    private static decimal Number(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);

    // No cell of these games has a comma, a quote or a line end in it.
    private static List<Dictionary<string, string>> Rows(FinishedSession game, string table)
    {
        var lines = DataExport.Of(_scenario, [game])[table].TrimEnd().Split("\r\n");
        var columns = lines[0].Split(',');
        return
        [
            .. lines
                .Skip(1)
                .Select(line => columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second)),
        ];
    }
}
