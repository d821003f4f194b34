using System.Reflection;
using Simulation.Rules.Effects;
using Simulation.Rules.Injects;
using Simulation.Rules.Intel;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Rules.Tests.Visibility;

public sealed class AudienceTests
{
    /// <summary>Events that nobody but the facilitator may know of, each on purpose.</summary>
    private static readonly string[] _forTheFacilitatorOnly =
    [
        // The seed, and the pack with its secrets.
        nameof(SessionOpened),
        // A ticket's hash concerns the server.
        nameof(TicketReissued),
        // How late it is stands in the clock already.
        nameof(ClockMarked),
        // How busy the server was concerns nobody at the table.
        nameof(DecidedLate),
        // What is true of what roles have heard.
        nameof(IntelDrawn),
        // For the facilitator's own eyes.
        nameof(NoteTaken),
        nameof(RoleViewed),
        nameof(RunOpened),
        // What somebody thinks; nobody is told, not even the facilitator.
        nameof(SurveyAnswered),
        // Where a game comes from; that it goes on is another event, for everybody.
        nameof(ContinuedFrom),
        // How an autopilot weighs is found out by playing against it.
        nameof(TemperamentSet),
        nameof(StrategySet),
        // What will happen is not known before it does.
        nameof(EffectsScheduled),
        nameof(ScheduleCame),
        nameof(InjectPlanned),
        nameof(InjectEdited),
        nameof(InjectRescheduled),
        nameof(InjectSkipped),
    ];

    [Fact]
    public void Every_event_says_who_may_know_of_it()
    {
        var silent = typeof(SessionEvent)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(SessionEvent)) && !type.IsAbstract)
            .Where(type =>
                type.GetMethod(
                    "KnownTo",
                    BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly,
                    [typeof(World)]
                )
                    is null
            )
            .Select(type => type.Name);
        Assert.Equal(_forTheFacilitatorOnly.Order(StringComparer.Ordinal), silent.Order(StringComparer.Ordinal));
    }
}
