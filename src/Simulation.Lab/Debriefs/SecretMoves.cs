using Simulation.Rules;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Agreements;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Injects;
using Simulation.Rules.Moves;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Lab.Debriefs;

/// <summary>
/// Secret moves that were played. Besides the player those knew of one who saw something of it that named the player;
/// once it came out everybody did.
/// </summary>
internal static class SecretMoves
{
    public static IEnumerable<Secret> Of(World world, IReadOnlyList<GameEntry> entries)
    {
        var scenario = world.Scenario;
        var learners = Learners(scenario, entries);
        for (var a = 0; a < world.Actors.Length; a++)
        {
            foreach (var (id, uses) in world.Actors[a].Played)
            {
                if (scenario.Move(id) is not { Secret: true } move)
                    continue;
                var player = scenario.Actors[a];
                var leaked = world.Actors[a].HasLeaked(id);
                var learned = ActorMask
                    .Ids(scenario, learners.GetValueOrDefault((player.Id, id)) & ~ActorMask.OfActor(a))
                    .ToList();
                Sentence said =
                    uses.Total > 1 ? DebriefSentences.PlayedOften.With(uses.Total) : DebriefSentences.Played;
                if (leaked)
                    said = ListWords.Semicolon.With(said, DebriefSentences.CameOut);
                else if (learned.Count > 0)
                {
                    var roles = learned.Select(role => (SentenceArgument)Secrets.Title(scenario, role)).ToList();
                    said = ListWords.Semicolon.With(
                        said,
                        DebriefSentences.CouldTell.With(ListWords.Of(roles, ListWords.And))
                    );
                }

                yield return new Secret(
                    SecretSubject.Move,
                    DebriefSentences.PlayedTitle.With(player.Title, move.Title).ToString(),
                    said.ToString(),
                    leaked ? Secrets.Everybody(scenario) : [player.Id, .. learned]
                );
            }
        }
    }

    /// <summary>Who learned of which role's secret moves, as bits of actors.</summary>
    private static Dictionary<(string Role, string Move), ulong> Learners(
        Scenario scenario,
        IReadOnlyList<GameEntry> entries
    )
    {
        var learners = new Dictionary<(string Role, string Move), ulong>();
        foreach (var entry in entries)
        {
            (string Role, string Move)? playing = null;
            foreach (var happened in entry.Events)
            {
                if (happened is MovePlayed played)
                    playing = (played.Role, played.Choice.Move);
                else if (IsAnotherCause(happened))
                    playing = null;
                else if (playing is { } move)
                    learners[move] = learners.GetValueOrDefault(move) | Told(scenario, happened, move.Role);
            }
        }

        return learners;
    }

    private static bool IsAnotherCause(SessionEvent happened) =>
        happened
            is Injected
                or InjectWritten
                or MoveLeaked
                or MoveFell
                or Drifted
                or WorldAdjusted
                or RoundEnded
                or DirectiveSettled { Status: DirectiveStatus.Lapsed }
                or AgreementSettled;

    /// <summary>Those to whom a consequence names the player.</summary>
    private static ulong Told(Scenario scenario, SessionEvent happened, string player) =>
        happened switch
        {
            DirectiveIssued { Directive: var it } when it.From == player => ActorMask.OfActor(scenario.Actor(it.To)),
            RelationChanged it when it.Of == player => ActorMask.OfActor(scenario.Actor(it.Role)),
            PermitGranted { Permit: var it } when it.GrantedBy == player => scenario
                .Permits[scenario.Permit(it.Name)]
                .Public
                ? ActorMask.Everyone
                : ActorMask.OfActor(scenario.Actor(it.Holder)),
            _ => ActorMask.Nobody,
        };
}
