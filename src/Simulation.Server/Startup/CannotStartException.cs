namespace Simulation.Server.Startup;

/// <summary>
/// The server cannot start; the message is one line for the person who started it and says what to do.
/// </summary>
public sealed class CannotStartException(string message) : Exception(message);
