using Simulation.Rules.Debriefing;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Grains.Tests;

public sealed class DebriefTests
{
    [Fact]
    public async Task Answers_to_the_survey_change_its_counts_alone_and_what_happens_after_them_is_told()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, _) = await host.Play(Pacing.Turns);
        await host.Do(ticket, new EndSession());
        var before = await Read();
        Assert.Null(before.Survey);

        await host.Do(ada.Ticket, new AnswerSurvey(SurveyWave.After, [new SurveyAnswer("switch-off", 3)]));
        var answered = await Read();
        Assert.Equal([0, 0, 1, 0, 0, 0, 0], answered.Survey!.Questions[0].Waves[0].Counts!.Value);
        Assert.Equal(before, answered with { Survey = null });

        await host.Do(ticket, new TakeNote("Ada answered first."));
        await host.Do(ada.Ticket, new AnswerSurvey(SurveyWave.After, [new SurveyAnswer("switch-off", 7)]));
        var noted = await Read();
        Assert.Equal([0, 0, 0, 0, 0, 0, 1], noted.Survey!.Questions[0].Waves[0].Counts!.Value);
        Assert.Equal(before.Timeline.Count + 1, noted.Timeline.Count);

        async Task<Debrief> Read() => (await host.Table.Debrief(ticket)).Value!;
    }
}
