namespace Simulation.Rules.Surveys;

/// <summary>When people answer the scenario's survey.</summary>
public enum SurveyWave
{
    /// <summary>On arriving, before anything about the own role is read; open until the first round ends.</summary>
    BeforePreparation,

    /// <summary>When the role has been prepared; open until the first round ends.</summary>
    BeforePlay,

    /// <summary>In the debrief.</summary>
    After,
}
