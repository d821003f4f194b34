namespace Simulation.Grains.Codes;

/// <summary>One join code, keyed by the code as <see cref="JoinCode.Read"/> gives it.</summary>
public interface IJoinCodeGrain : IGrainWithStringKey
{
    /// <summary>Takes the code for a session.</summary>
    /// <returns>False when another one has it.</returns>
    Task<bool> Claim(string session);

    /// <summary>Takes the code for a class.</summary>
    /// <returns>False when another one has it.</returns>
    Task<bool> ClaimForClass(string classId);

    /// <summary>What has it, or null.</summary>
    Task<CodeTarget?> Find();
}

/// <summary>What a join code leads to: a session or a class, the other one being null.</summary>
public sealed record CodeTarget(string? Session, string? Class);
