using Simulation.Rules;
using Simulation.Scenarios.Binding;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>
/// The table of contents of the checks: whether the parts of a scenario make sense together. What the rules take for
/// granted is an error; what is only unlikely to be meant is a warning.
/// </summary>
internal static class ScenarioChecks
{
    /// <summary>Only whether every name means something.</summary>
    public static void RunOnNames(Scenario scenario, SourceMap sources, DiagnosticList diagnostics) =>
        UnknownNames.Run(new Checking(scenario, sources, diagnostics));

    public static void Run(Scenario scenario, SourceMap sources, DiagnosticList diagnostics)
    {
        var checking = new Checking(scenario, sources, diagnostics);
        ListLengths.Run(checking);
        ReservedIds.Run(checking);
        UnknownNames.Run(checking);
        AttributesAndStatusesOfAssets.Run(checking);
        Bounds.Run(checking);
        CalendarOrder.Run(checking);
        EndingOrder.Run(checking);
        Goals.Run(checking);
        OneOfSeveral.Run(checking);
        MovesThatAnswerDemands.Run(checking);
        PartiesOfAgreements.Run(checking);
        SecretConditions.Run(checking);
        LeakableMoves.Run(checking);
        AuthorityReachesTargets.Run(checking);
        HistoryChecks.Run(checking);
        DataPlanChecks.Run(checking);
        SurveyChecks.Run(checking);
        StudyChecks.Run(checking);
        AutopilotPhraseChecks.Run(checking);
        InertDefinitions.Run(checking);
    }
}
