using System.Collections.Immutable;
using Simulation.Rules.Agreements;
using Simulation.Rules.Dice;
using Simulation.Rules.Effects;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Phrases;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// What an autopilot says about what it does and about what others did to it: at the table, or between the parties.
/// Talk changes nothing in the game and counts as no decision. Whatever is said comes from the world as the role may
/// know it, and of that only titles and terms that the listeners know, too.
/// </summary>
public static class Speech
{
    /// <summary>Lines of a role in a round.</summary>
    public const int MostInRound = 4;

    /// <summary>Of these, what is kept for its own deeds: thanks and complaints are fewer.</summary>
    private const int KeptForDeeds = 2;

    /// <summary>Cost of a move from which on it is important enough to be announced.</summary>
    private const int ImportantCost = 2;

    /// <summary>What a role says beside what it does now, in order.</summary>
    /// <param name="seen">The world redacted for the role.</param>
    /// <param name="role">The role's id.</param>
    /// <param name="command">What it does now; null for nothing.</param>
    /// <param name="key">The key with which it was decided.</param>
    public static ImmutableArray<Line> Lines(World seen, string role, SeatCommand? command, string key)
    {
        var actor = seen.Scenario.Actor(role);
        if (actor < 0 || seen.Phase != Phase.Running)
            return [];
        var spoken = seen.Spoken.Count(line => line.Role == role && line.Round == seen.Round);
        var lines = ImmutableArray.CreateBuilder<Line>(2);
        if (spoken < MostInRound - KeptForDeeds && Reaction(seen, actor) is { } reaction)
            Add(reaction, isFirst: true);
        if (spoken + lines.Count < MostInRound && Deed(seen, actor, command, key) is { } deed)
            Add(deed, isFirst: deed.Occasion == Occasion.Threaten);
        return lines.ToImmutable();

        void Add(Topic topic, bool isFirst)
        {
            if (seen.Spoken.Any(line => line.Role == role && line.About == topic.About))
                return;
            if (Word(seen.Scenario, actor, topic, key) is { } text)
                lines.Add(new Line(new Say(topic.To, text, topic.About), isFirst));
        }
    }

    /// <summary>One thing that an autopilot says.</summary>
    /// <param name="First">Whether it is said before the deed; else only once that was accepted.</param>
    public readonly record struct Line(Say Say, bool First);

    /// <param name="To">Empty for the whole table.</param>
    /// <param name="About">Names the occasion once and for all.</param>
    /// <param name="Title">What it is about, in words.</param>
    private sealed record Topic(
        Occasion Occasion,
        string About,
        Sequence<string> To,
        string Title,
        int Other = -1,
        string? Reason = null,
        string? Move = null,
        string? Demand = null,
        string? Agreement = null
    );

    private static Topic? Deed(World seen, int actor, SeatCommand? command, string key) =>
        command switch
        {
            AcceptProposal accept when seen.Agreement(accept.Agreement) is { } agreement => Of(
                seen,
                actor,
                agreement,
                Occasion.Accept,
                WhyAccepted(seen, actor, agreement)
            ),
            DeclineProposal decline when seen.Agreement(decline.Agreement) is { } agreement => Of(
                seen,
                actor,
                agreement,
                Occasion.Decline,
                WhyDeclined(seen, actor, agreement, key)
            ),
            Propose { CounterTo: { } countered } propose when seen.Agreement(countered) is { } agreement => Of(
                seen,
                actor,
                agreement,
                Occasion.Counter,
                Terms(seen.Scenario, agreement, propose.Terms)
            ),
            Propose propose when seen.Scenario.Agreement(propose.Template) is { } template => Proposed(
                seen,
                actor,
                template
            ),
            PlayMove play when seen.Scenario.Move(play.Choice.Move) is { } move => Played(
                seen,
                actor,
                move,
                play.Choice
            ),
            _ => null,
        };

    private static Topic Of(World seen, int actor, Agreement agreement, Occasion occasion, string? reason)
    {
        var me = seen.Scenario.Actors[actor].Id;
        return new Topic(
            occasion,
            $"{occasion}/{agreement.Id}",
            agreement.Parties.Where(party => party != me).ToSequence(),
            TitleOf(seen.Scenario, agreement),
            seen.Scenario.Actor(agreement.From == me ? agreement.Parties.First(party => party != me) : agreement.From),
            reason,
            Agreement: agreement.Template
        );
    }

    private static Topic Proposed(World seen, int actor, AgreementDefinition template)
    {
        var others = template.Between.Where(party => party != seen.Scenario.Actors[actor].Id).ToSequence();
        return new Topic(
            Occasion.Propose,
            $"Propose/{template.Id}/{seen.Round}",
            others,
            template.Title,
            seen.Scenario.Actor(others[0]),
            Agreement: template.Id
        );
    }

    /// <summary>Nothing of a secret move, and nothing of a sealed one before it opens.</summary>
    private static Topic? Played(World seen, int actor, MoveDefinition move, MoveChoice choice)
    {
        var scenario = seen.Scenario;
        if (move.Secret)
            return null;
        if (move.Answers is { } demand)
        {
            if (seen.Directive(choice.Directive) is not { } directive)
                return null;
            return new Topic(
                Occasion.Answer,
                $"Answer/{directive.Id}/{move.Id}",
                directive.Secret ? [directive.From] : [],
                move.Title,
                scenario.Actor(directive.From),
                Move: move.Id,
                Demand: demand
            );
        }

        if (move.Timing == MoveTiming.Sealed)
            return null;
        var aimed =
            choice.Target is { } target ? scenario.Actor(target)
            : choice.Asset is { } asset ? scenario.Actor(scenario.Assets[scenario.Asset(asset)].Owner)
            : -1;
        if (aimed == actor)
            aimed = -1;
        if (aimed >= 0 && move.Outcome.OfType<DirectiveEffect>().FirstOrDefault() is { } demanding)
        {
            return new Topic(
                Occasion.Threaten,
                $"Threaten/{move.Id}/{seen.Round}",
                [scenario.Actors[aimed].Id],
                scenario.Demand(demanding.Demand)!.Title,
                aimed,
                Move: move.Id,
                Demand: demanding.Demand
            );
        }

        var isImportant =
            scenario.CostOf(move).Values.Sum() >= ImportantCost
            || move.PerGame == 1
            || scenario.Says.Any(phrase => phrase.Occasion == Occasion.Announce && phrase.Move == move.Id);
        return isImportant
            ? new Topic(Occasion.Announce, $"Announce/{move.Id}/{seen.Round}", [], move.Title, aimed, Move: move.Id)
            : null;
    }

    /// <summary>Thanks for a promise kept or a claim shared, or a word about a promise broken; the first not yet said.</summary>
    private static Topic? Reaction(World seen, int actor)
    {
        var me = seen.Scenario.Actors[actor].Id;
        foreach (var agreement in seen.Agreements)
        {
            if (!agreement.Parties.Contains(me) || !IsRecent(seen, agreement))
                continue;
            var terms = agreement.TermsIn(seen.Scenario);
            var occasion = agreement.Status switch
            {
                AgreementStatus.Breached => Occasion.Broken,
                AgreementStatus.Fulfilled => Occasion.Thank,
                _ => (Occasion?)null,
            };
            var which = occasion == Occasion.Broken ? TermStatus.Broken : TermStatus.Kept;
            var other = terms
                .Where((term, i) => term.By != me && term.Minutes is not null && agreement.Terms[i].Status == which)
                .Select(term => term.By)
                .FirstOrDefault();
            if (occasion is not { } said || other is null)
                continue;
            var about = $"{said}/{agreement.Id}";
            if (seen.Spoken.Any(line => line.Role == me && line.About == about))
                continue;
            // What everybody saw broken is said to everybody.
            Sequence<string> to =
                said == Occasion.Broken && !agreement.Secret
                    ? []
                    : agreement.Parties.Where(party => party != me).ToSequence();
            return new Topic(
                said,
                about,
                to,
                TitleOf(seen.Scenario, agreement),
                seen.Scenario.Actor(other),
                Agreement: agreement.Template
            );
        }

        return Shared(seen, actor, me);
    }

    private static Topic? Shared(World seen, int actor, string me)
    {
        for (var i = 0; i < seen.Intel.Length; i++)
        {
            if (seen.Intel[i].Public || seen.Intel[i].By(actor) is not { From: { } from, Confidence: >= 50 })
                continue;
            var about = $"Thank/{seen.Scenario.Intel[i].Id}/{from}";
            if (from == me || seen.Spoken.Any(line => line.Role == me && line.About == about))
                continue;
            return new Topic(Occasion.Thank, about, [from], seen.Scenario.Intel[i].Title, seen.Scenario.Actor(from));
        }

        return null;
    }

    /// <summary>Whether a promise of it was to be judged in the round before, or later.</summary>
    private static bool IsRecent(World seen, Agreement agreement) =>
        agreement.Terms.Any(term => term.Due >= seen.Scenario.Calendar[Math.Max(0, seen.Round - 1)].Starts);

    private static string TitleOf(Scenario scenario, Agreement agreement) =>
        scenario.Agreement(agreement.Template)?.Title ?? NoticeSentences.FreeWords.English;

    private static string WhyAccepted(World seen, int actor, Agreement agreement)
    {
        if (agreement.Template is null)
            return SpeechSentences.TakesWord.English;
        var signed = Lookahead.Sign(seen, agreement);
        var (title, most) = ("", 0);
        foreach (var goal in seen.Scenario.Actors[actor].Objectives.Where(goal => !goal.Private))
        {
            var gain = Scores.Value(signed, actor, goal).Value - Scores.Value(seen, actor, goal).Value;
            if (gain > most)
                (title, most) = (goal.Title, gain);
        }

        return most > 0 ? SpeechSentences.ServesGoal.With(title).ToString() : SpeechSentences.LeavesBetter.English;
    }

    private static string WhyDeclined(World seen, int actor, Agreement agreement, string key) =>
        Negotiation.Judge(seen, actor, agreement, key).Verdict switch
        {
            Negotiation.Verdict.OnlyWords => SpeechSentences.OnlyWords.English,
            Negotiation.Verdict.Distrust => SpeechSentences.Distrust.English,
            _ => SpeechSentences.TooDear.English,
        };

    /// <summary>The terms that differ from those of the proposal which is answered.</summary>
    private static string Terms(Scenario scenario, Agreement answered, Sequence<TermDefinition>? terms)
    {
        var before = answered.TermsIn(scenario);
        var prepared = scenario.Agreement(answered.Template)?.Terms ?? [];
        IReadOnlyList<TermDefinition> after = terms is { } all ? all : prepared;
        return string.Join(
            "; ",
            after.Where(term => !before.Contains(term)).Select(term => term.Describe(scenario).ToString())
        );
    }

    /// <summary>
    /// The line that fits best and has all that it speaks of; of several the dice choose. Null when there is none, or
    /// when it would be too long to be said.
    /// </summary>
    private static string? Word(Scenario scenario, int actor, Topic topic, string key)
    {
        var other = topic.Other >= 0 ? scenario.Actors[topic.Other].Title : null;
        var lines = Phrases(scenario, actor, topic).Where(line => HasAll(line, topic)).ToList();
        if (lines.Count == 0)
            return null;
        var pattern = new SentencePattern(
            "speech.line",
            lines[Die.Between(key, $"say/{topic.About}", 0, lines.Count - 1)]
        );
        var text = pattern
            .With([
                .. pattern.Parameters.Select(parameter =>
                    (SentenceArgument)(
                        parameter switch
                        {
                            "other" => other!,
                            "reason" => topic.Reason!,
                            _ => topic.Title,
                        }
                    )
                ),
            ])
            .ToString();
        return CommandGuards.RefuseText(text, Talking.LongestText) is null ? text : null;
    }

    /// <summary>Whether there is something for each gap of a line, and nothing else in braces.</summary>
    private static bool HasAll(string line, Topic topic)
    {
        var rest = line.Replace("{title}", "", StringComparison.Ordinal);
        if (topic.Other >= 0)
            rest = rest.Replace("{other}", "", StringComparison.Ordinal);
        if (topic.Reason is { Length: > 0 })
            rest = rest.Replace("{reason}", "", StringComparison.Ordinal);
        return !rest.Contains('{', StringComparison.Ordinal) && !rest.Contains('}', StringComparison.Ordinal);
    }

    /// <summary>Those of the scenario that name what it is about and who speaks, before more general ones.</summary>
    private static IEnumerable<string> Phrases(Scenario scenario, int actor, Topic topic)
    {
        var fitting = scenario
            .Says.Where(phrase =>
                phrase.Occasion == topic.Occasion
                && (phrase.By.IsEmpty || scenario.Actors[actor].IsNamedBy(phrase.By))
                && (phrase.Move is null || phrase.Move == topic.Move)
                && (phrase.Demand is null || phrase.Demand == topic.Demand)
                && (phrase.Agreement is null || phrase.Agreement == topic.Agreement)
            )
            .ToList();
        if (fitting.Count == 0)
            return SpeechSentences.Of(topic.Occasion).Select(pattern => pattern.English);
        var closest = fitting.Max(Closeness);
        return fitting.Where(phrase => Closeness(phrase) == closest).SelectMany(phrase => phrase.Lines);
    }

    private static int Closeness(PhraseDefinition phrase) =>
        (phrase.Move is not null || phrase.Demand is not null || phrase.Agreement is not null ? 2 : 0)
        + (phrase.By.IsEmpty ? 0 : 1);
}
