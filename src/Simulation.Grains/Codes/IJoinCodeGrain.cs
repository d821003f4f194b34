namespace Simulation.Grains.Codes;

/// <summary>One join code, keyed by the code as <see cref="JoinCode.Read"/> gives it.</summary>
public interface IJoinCodeGrain : IGrainWithStringKey
{
    /// <summary>Takes the code for a session.</summary>
    /// <returns>False when another session has it.</returns>
    Task<bool> Claim(string session);

    /// <summary>The session that has it, or null.</summary>
    Task<string?> Find();
}
