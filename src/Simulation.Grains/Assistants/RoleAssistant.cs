using System.Collections.Immutable;
using Simulation.Grains.Sessions;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Assistants;

/// <summary>
/// Asks the language model of one role. The role's actor goes on receiving calls meanwhile, and one of them may end the
/// question.
/// </summary>
internal sealed class RoleAssistant(string session, string role, AssistantService service)
{
    /// <summary>Questions in a row without an answer, after which the model is left alone for a while.</summary>
    private const int FaultsInARow = 3;

    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

    private Action? _end;
    private int _faults;
    private DateTimeOffset _pausedUntil;

    /// <summary>Whether a role is to be decided by a language model.</summary>
    public static bool Decides(Situation situation, string role) =>
        situation.World.Actors[situation.World.Scenario.Actor(role)].Strategy == Strategy.Assistant;

    /// <summary>Whether a question is open.</summary>
    public bool IsAsking => _end is not null;

    /// <summary>Ends an open question: its answer concerns nobody any more.</summary>
    public void Cancel()
    {
        _end?.Invoke();
        _end = null;
    }

    /// <summary>Has the model choose for a role.</summary>
    /// <param name="consult">Gets what the model may be told.</param>
    /// <returns>Null when it has not chosen, and the autopilot decides.</returns>
    /// <exception cref="OperationCanceledException">The question was ended.</exception>
    public async Task<AssistantChoice?> Choose(Situation situation, Func<Task<AssistantInput?>> consult)
    {
        if (service.Time.GetUtcNow() < _pausedUntil)
            return null;
        var options = LegalOptions.Of(situation.World, role);
        if (options.IsEmpty)
            return new AssistantChoice(null, "");
        using var asking = new CancellationTokenSource();
        Action end = asking.Cancel;
        _end = end;
        try
        {
            return await Ask(options, consult, asking.Token);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OrleansException))
        {
            service.LogDefect(failure, session);
            return null;
        }
        finally
        {
            if (ReferenceEquals(_end, end))
                _end = null;
        }
    }

    private async Task<AssistantChoice?> Ask(
        ImmutableArray<SeatCommand> options,
        Func<Task<AssistantInput?>> consult,
        CancellationToken cancellation
    )
    {
        if (await consult() is not { } told)
            return null;
        cancellation.ThrowIfCancellationRequested();
        if (AssistantPrompt.Of(told, options, service.Limits.InputCharacters) is not { } prompt)
            return null;
        var answer = await service.Ask(session, prompt.Text, prompt.Options.Length, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (answer is null)
        {
            if (++_faults % FaultsInARow == 0)
                _pausedUntil = service.Time.GetUtcNow() + s_pause;
            return null;
        }

        _faults = 0;
        return new AssistantChoice(prompt.Options[answer.Option - 1], answer.Say);
    }
}

/// <param name="Command">What the role does; null when it leaves everything as it is.</param>
/// <param name="Say">The sentence for the table; empty for none.</param>
internal sealed record AssistantChoice(SeatCommand? Command, string Say);
