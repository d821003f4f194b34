using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Surveys;

public sealed class SurveyingTests
{
    [Fact]
    public void Each_wave_is_open_at_its_time()
    {
        var table = Table.Lobby();
        table.Sit("ana", null);
        table.Do("ana", Answer(SurveyWave.BeforePreparation, ("side", 3)));
        table.Do("ana", Answer(SurveyWave.BeforePlay, ("trust", 2), ("alarmed", 70)));
        table.Refused(RefusalCode.WrongPhase, "ana", Answer(SurveyWave.After, ("trust", 2)));

        table.Do("ana", new ChooseRole(Valley.Council));
        table.Do(Table.Facilitator, new StartSession());
        table.Do("ana", Answer(SurveyWave.BeforePlay, ("trust", 1)));
        table.Do(Table.Facilitator, new EndRound());
        table.Refused(RefusalCode.WrongPhase, "ana", Answer(SurveyWave.BeforePlay, ("trust", 5)));

        table.Do(Table.Facilitator, new EndSession());
        table.Refused(RefusalCode.WrongPhase, "ana", Answer(SurveyWave.BeforePreparation, ("side", 1)));
        table.Do("ana", Answer(SurveyWave.After, ("trust", 5)));
        Assert.Equal(
            [
                new SurveyResponse("ana", SurveyWave.BeforePreparation, [new SurveyAnswer("side", 3)]),
                new SurveyResponse(
                    "ana",
                    SurveyWave.BeforePlay,
                    [new SurveyAnswer("alarmed", 70), new SurveyAnswer("trust", 1)]
                ),
                new SurveyResponse("ana", SurveyWave.After, [new SurveyAnswer("trust", 5)]),
            ],
            table.World.SurveyResponses.AsEnumerable()
        );
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var table = Table.Lobby();
        table.Sit("ana", null);
        Refused(RefusalCode.Malformed);
        Refused(RefusalCode.Unknown, ("trusted", 1));
        Refused(RefusalCode.Malformed, ("trust", 0));
        Refused(RefusalCode.Malformed, ("trust", 6));
        Refused(RefusalCode.Malformed, ("side", 4));
        Refused(RefusalCode.Malformed, ("riots", 101));
        Refused(RefusalCode.Malformed, ("riots", -1));
        Refused(RefusalCode.Malformed, ("trust", 1), ("trust", 2));
        table.Refused(RefusalCode.Unknown, "ana", Answer(SurveyWave.BeforePreparation, ("trust", 1)));
        table.Refused(RefusalCode.NotYours, Table.Facilitator, Answer(SurveyWave.BeforePlay, ("trust", 1)));
        table.Refused(
            RefusalCode.NotYours,
            CommandAuthor.Autopilot(Valley.Council),
            Answer(SurveyWave.BeforePlay, ("trust", 1))
        );
        Assert.Empty(table.World.SurveyResponses);

        void Refused(RefusalCode code, params (string, int)[] answers) =>
            table.Refused(code, "ana", Answer(SurveyWave.BeforePlay, answers));
    }

    [Fact]
    public void Nobody_is_told_what_a_person_answered_and_the_facilitator_how_many_did()
    {
        var table = Table.Running();
        table.Do(Valley.Council, Answer(SurveyWave.BeforePlay, ("trust", 4)));
        table.Do(Valley.Utility, Answer(SurveyWave.BeforePlay, ("trust", 2)));
        table.Do(Valley.Utility, Answer(SurveyWave.BeforePreparation, ("side", 2)));

        var facilitator = Redaction.For(table.World, Viewer.Facilitator);
        Assert.All(facilitator.SurveyResponses, response => Assert.Empty(response.Answers));
        Assert.Equal(
            [("before-play", 2), ("before-preparation", 1)],
            Projection.Of(facilitator, Viewer.Facilitator).Surveys.Select(wave => (wave.Key, wave.Value.Answered))
        );
        foreach (var viewer in (Viewer[])[Viewer.Of(Valley.Council), Viewer.Of(Valley.Gazette), Viewer.Spectator])
        {
            var seen = Redaction.For(table.World, viewer);
            Assert.Empty(seen.SurveyResponses);
            Assert.Empty(Projection.Of(seen, viewer).Surveys);
        }

        var told = new NarratedEvents(
            table.World,
            [new SurveyAnswered(Valley.Council, SurveyWave.BeforePlay, [new SurveyAnswer("trust", 1)])],
            CommandAuthor.Person(Valley.Council)
        );
        Assert.Empty(NoticeProjection.Of(told, Viewer.Facilitator));
        Assert.Empty(NoticeProjection.Of(told, Viewer.Of(Valley.Council)));
    }

    [Fact]
    public void Everybody_reads_what_is_asked_and_not_what_makes_a_prediction_true()
    {
        var table = Table.Running();
        var sheet = Sheets.For(table.World, Viewer.Of(Valley.Gazette));
        Assert.Equal(["trust", "side", "alarmed", "riots"], sheet.Survey!.Value.Select(item => item.Id));
        Assert.Equal([false, false, true, true], sheet.Survey.Value.Select(item => item.Prediction));
    }

    [Fact]
    public void A_prediction_has_come_about_by_its_conditions_or_by_the_ending()
    {
        var (alarmed, riots) = (Valley.Scenario.Predictions[0], Valley.Scenario.Predictions[1]);
        var table = Table.Running();
        Assert.False(alarmed.HasCome(table.World));
        Assert.True(alarmed.HasCome(table.World with { Flags = table.World.Flags.SetItem(0, true) }));
        Assert.False(riots.HasCome(table.World with { Ending = "calm" }));
        Assert.True(riots.HasCome(table.World with { Ending = "riot" }));
    }

    private static AnswerSurvey Answer(SurveyWave wave, params (string Question, int Value)[] answers) =>
        new(wave, [.. answers.Select(answer => new SurveyAnswer(answer.Question, answer.Value))]);
}
