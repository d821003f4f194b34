using System.Collections.Immutable;
using Simulation.Lab.Debriefs;
using Simulation.Lab.Exports;
using Simulation.Rules;
using Simulation.Rules.Conditions;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Lab.Tests.Debriefs;

/// <summary>The survey of a finished session: what the debrief counts, and what the tables for analysts hold.</summary>
public sealed class SurveyReaderTests
{
    private static readonly Scenario _scenario = FirstCall.Scenario with
    {
        Survey =
        [
            new SurveyQuestion("trust", "Do you trust them?", new SurveyScale("No", "Yes", 3)),
            new SurveyQuestion("field", "What do you study?", Choices: ["Law", "Art"], Waves: [SurveyWave.BeforePlay]),
        ],
        Predictions =
        [
            new Prediction("ends", "It ends somehow.", Endings: [.. FirstCall.Scenario.Endings.Select(e => e.Id)]),
            new Prediction("long", "There is a hundredth round.", [new RoundAtLeastCondition(100)]),
        ],
    };

    [Fact]
    public void The_debrief_counts_the_answers_of_each_wave_and_who_changed_their_mind()
    {
        var report = ReportOf(forFacilitator: false, AllThree)!;

        var trust = report.Questions[0];
        Assert.Equal(
            [
                new SurveyWaveReport(SurveyWave.BeforePlay, 3, [1, 1, 1]),
                new SurveyWaveReport(SurveyWave.After, 3, [0, 1, 2]),
            ],
            trust.Waves
        );
        Assert.Equal(new SurveyChange(Lower: 0, Same: 2, Higher: 1), trust.Change);
        Assert.Equal(new SurveyWaveReport(SurveyWave.BeforePlay, 3, [2, 1]), Assert.Single(report.Questions[1].Waves));
        Assert.Equal(
            [new PredictionReport("ends", true, 3, [20, 70, 90]), new PredictionReport("long", false, 3, [0, 10, 60])],
            report.Predictions
        );
    }

    [Fact]
    public void Of_fewer_than_three_people_players_are_told_how_many_answered_and_the_facilitator_what()
    {
        (string, SurveyWave, (string, int)[])[] two = [.. AllThree.Where(answer => answer.Seat != "cleo")];

        var players = ReportOf(forFacilitator: false, two)!;
        Assert.All(players.Questions, question => Assert.Null(question.Change));
        Assert.All(
            players.Questions.SelectMany(question => question.Waves),
            wave => Assert.Equal((2, true), (wave.People, wave.Counts is null))
        );
        Assert.All(
            players.Predictions,
            prediction => Assert.Equal((2, true), (prediction.People, prediction.Sure is null))
        );

        var facilitator = ReportOf(forFacilitator: true, two)!;
        Assert.Equal([1, 1, 0], facilitator.Questions[0].Waves[0].Counts!.Value);
        Assert.Equal([20, 90], facilitator.Predictions[0].Sure!.Value);
    }

    [Fact]
    public void Without_an_answer_there_is_no_report() => Assert.Null(ReportOf(forFacilitator: true));

    [Fact]
    public void The_table_for_analysts_has_a_row_for_each_answer_by_pseudonym()
    {
        var export = DataExport.Of(_scenario, [FinishedSession.Of(_scenario, Entries(AllThree))!]);
        var rows = export["survey"].TrimEnd().Split("\r\n").Skip(1).Select(line => line.Split(',')[1..10]).ToList();

        Assert.Equal(15, rows.Count);
        var lab = FirstCall.Scenario.Actors[0].Id;
        Assert.Equal(["person-1", lab, "before-play", "trust", "scale", "1", "", "", ""], rows[0]);
        Assert.Equal(["person-1", lab, "before-play", "field", "choice", "1", "", "", ""], rows[1]);
        Assert.Equal(["person-1", lab, "before-play", "ends", "prediction", "90", "yes", "0.0100", ""], rows[2]);
        Assert.Equal(["person-1", lab, "before-play", "long", "prediction", "10", "no", "0.0100", ""], rows[3]);
        var after = Assert.Single(rows, row => row[0] == "person-1" && row[2] == "after");
        Assert.NotEmpty(after[8]);
        Assert.DoesNotContain("Ana", export["survey"], StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_without_people_have_none_of_it()
    {
        var finished = FinishedSession.Of(_scenario, Entries(AllThree))!;
        Assert.Single(DataExport.Of(_scenario, [finished], persons: false)["survey"].TrimEnd().Split("\r\n"));
        Assert.Empty(DataExport.RowsOf(finished, persons: false).Tables.Single(table => table.Name == "survey").Csv);
    }

    private static readonly (string Seat, SurveyWave Wave, (string, int)[] Answers)[] AllThree =
    [
        ("ana", SurveyWave.BeforePlay, [("trust", 1), ("field", 1), ("ends", 90), ("long", 10)]),
        ("bo", SurveyWave.BeforePlay, [("trust", 2), ("field", 1), ("ends", 20), ("long", 60)]),
        ("cleo", SurveyWave.BeforePlay, [("trust", 3), ("field", 2), ("ends", 70), ("long", 0)]),
        ("ana", SurveyWave.After, [("trust", 3)]),
        ("bo", SurveyWave.After, [("trust", 2)]),
        ("cleo", SurveyWave.After, [("trust", 3)]),
    ];

    private static SurveyReport? ReportOf(
        bool forFacilitator,
        params (string Seat, SurveyWave Wave, (string, int)[] Answers)[] answers
    ) => DebriefReader.Of(_scenario, Entries(answers), forFacilitator)!.Survey;

    /// <summary>A game of autopilots in which three people sat, and answered before it and after it.</summary>
    private static ImmutableArray<GameEntry> Entries((string Seat, SurveyWave Wave, (string, int)[] Answers)[] answers)
    {
        var played = HeadlessGame.Play(FirstCall.Scenario, "survey").Entries;
        string[] seats = ["ana", "bo", "cleo"];
        return
        [
            played[0],
            .. seats.Select(
                (seat, i) =>
                    Entry(
                        played[0],
                        seat,
                        new SeatTaken(seat, "Ana", i == 0 ? _scenario.Actors[0].Id : null, SeatKind.Player, "")
                    )
            ),
            .. Answered(SurveyWave.BeforePlay, played[0]),
            .. played[1..],
            .. Answered(SurveyWave.After, played[^1]),
        ];

        IEnumerable<GameEntry> Answered(SurveyWave wave, GameEntry then) =>
            answers
                .Where(answer => answer.Wave == wave)
                .Select(answer =>
                    Entry(
                        then,
                        answer.Seat,
                        new SurveyAnswered(
                            answer.Seat,
                            wave,
                            [.. answer.Answers.Select(one => new SurveyAnswer(one.Item1, one.Item2))]
                        )
                    )
                );

        static GameEntry Entry(GameEntry then, string seat, SessionEvent happened) =>
            new(then.At, CommandAuthor.Person(seat), [happened with { At = then.Events[^1].At }]);
    }
}
