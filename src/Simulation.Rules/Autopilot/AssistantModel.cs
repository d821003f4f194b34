namespace Simulation.Rules.Autopilot;

/// <summary>
/// The language model that decides for a role while the role is on autopilot. Everybody at the table may know it, and
/// exports state it beside the decisions.
/// </summary>
/// <param name="Model">Its name, as the endpoint knows it: 1 to 100 characters.</param>
/// <param name="Host">Host of the endpoint that receives what the role knows, with the port where it is not the usual one.</param>
/// <param name="Prompt">SHA-256 of the template of the prompt, 64 hexadecimal digits.</param>
public sealed record AssistantModel(string Model, string Host, string Prompt);
