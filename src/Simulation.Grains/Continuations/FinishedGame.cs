using Simulation.Grains.Choices;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Lab.Continuations;
using Simulation.Lab.WhatIfs;
using Simulation.Protocol;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Continuations;

/// <summary>
/// A session up to its end, with the world at each entry, and what was prepared for the last questions about it. Safe
/// to use from several threads.
/// </summary>
public sealed class FinishedGame
{
    /// <summary>Questions whose beginnings are kept; a further one replaces the oldest.</summary>
    private const int KeptQuestions = 6;

    public static readonly Refusal NoDecision = new(
        RefusalCode.Unknown,
        "The session has no decision with this number."
    );

    private readonly List<(ContinuationQuestion Question, Lazy<Prepared> Prepared)> _questions = [];
    private readonly Lazy<DecisionList> _decisions;

    private FinishedGame(RecordedGame game)
    {
        Game = game;
        _decisions = new Lazy<DecisionList>(ListDecisions);
    }

    public RecordedGame Game { get; }

    public DecisionList Decisions => _decisions.Value;

    /// <summary>Reads a session up to the entry that ends it; what people do in the debrief changes no game.</summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    /// <exception cref="JournalDamagedException">The stream is not as it was written.</exception>
    public static async Task<Result<FinishedGame>> Read(IJournal journal, string session)
    {
        var (scenario, entries) = await SessionReader.Read(journal, session);
        if (scenario is null)
            return SessionRefusals.NoSession;
        var end = entries.FindIndex(entry => entry.Events.Any(happened => happened is SessionEnded));
        if (end < 0)
            return SessionRefusals.NotOver;
        return new FinishedGame(new RecordedGame(scenario, entries.Take(end + 1)));
    }

    /// <summary>What else the role could have done; a refusal when the entry is no decision.</summary>
    public Result<DecisionOptions> OptionsAt(int entry)
    {
        if (!Decisions.Decisions.Any(decision => decision.Entry == entry))
            return NoDecision;
        var before = Game.Before(entry);
        if (RecordedDecisions.RoleOf(before, Game.Entries[entry].By) is not { } role)
            return new DecisionOptions([]);
        var viewer = Viewer.Of(role);
        var words = new OptionWords(Sheets.For(before, viewer), Projection.Of(before, viewer));
        var taken = Game.Entries[entry].Command;
        return new DecisionOptions(
            LegalOptions
                .Of(Redaction.For(before, viewer), role)
                .Where(option => !option.Equals(taken))
                .Select(option => new DecisionOption(option, words.Brief(option)))
                .ToSequence()
        );
    }

    /// <summary>Both paths of a what-if; takes as long as a game the first time.</summary>
    public Result<WhatIf> Ask(WhatIfQuestion question) => Prepare(question).Asked!;

    /// <summary>The games that a question has played; takes as long as a game the first time.</summary>
    public Result<ContinuationPlan> PlanOf(ContinuationQuestion question) => Prepare(question).Plan;

    private Prepared Prepare(ContinuationQuestion question)
    {
        Lazy<Prepared> prepared;
        lock (_questions)
        {
            var known = _questions.FindIndex(kept => kept.Question == question);
            if (known >= 0)
            {
                prepared = _questions[known].Prepared;
            }
            else
            {
                if (_questions.Count == KeptQuestions)
                    _questions.RemoveAt(0);
                prepared = new Lazy<Prepared>(() => Prepared.Of(Game, question));
                _questions.Add((question, prepared));
            }
        }

        return prepared.Value;
    }

    private DecisionList ListDecisions() =>
        new(
            RecordedDecisions
                .In(Game)
                .Select(entry =>
                {
                    var (before, one) = (Game.Before(entry), Game.Entries[entry]);
                    return new RecordedDecision(
                        entry,
                        before.Round,
                        one.Events[^1].At,
                        RecordedDecisions.RoleOf(before, one.By),
                        RecordedDecisions.TextOf(before, one) ?? ""
                    );
                })
                .ToSequence()
        );

    /// <param name="Asked">Null when the question is no what-if.</param>
    private sealed record Prepared(Result<ContinuationPlan> Plan, Result<WhatIf>? Asked = null)
    {
        public static Prepared Of(RecordedGame game, ContinuationQuestion question) =>
            question switch
            {
                WhatIfQuestion whatIf => Of(game, whatIf),
                TurningPointsQuestion asked => new Prepared(asked.PlanFor(game).Plan),
                TypicalityQuestion asked => new Prepared(asked.PlanFor(game).Plan),
                _ => throw new ArgumentOutOfRangeException(nameof(question), question.GetType().Name, "Not known."),
            };

        private static Prepared Of(RecordedGame game, WhatIfQuestion question)
        {
            DecisionChange change = question.Instead is { } other
                ? new DecisionChange.Instead(other)
                : new DecisionChange.Without();
            return WhatIf.Ask(game, question.Entry, change, out var refusal) is { } asked
                ? new Prepared(asked.Continuations(question.Pairs), asked)
                : Refused(WhatIfToWire.RefusalOf(refusal!));
        }

        private static Prepared Refused(Refusal refusal) => new(refusal, refusal);
    }
}
