using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.Tests;

/// <summary>
/// A session as a server records it: a facilitator, people in some roles who do anything legal now and then, and
/// autopilots in all others, asked every twenty seconds.
/// </summary>
internal sealed class PeopledGame
{
    private static readonly TimeSpan _step = TimeSpan.FromSeconds(20);

    private readonly string[] _people;
    private readonly List<GameEntry> _entries = [];
    private readonly Random _random;
    private DateTimeOffset _now = new(2031, 6, 2, 7, 0, 0, TimeSpan.Zero);
    private World _world;

    private PeopledGame(Scenario scenario, SessionOpened opened, string[] people)
    {
        (_people, _random) = (people, new Random(opened.Seed.Length));
        _world = World.Open(scenario, opened);
        _entries.Add(new GameEntry(_now, CommandAuthor.Server, [opened]));
    }

    /// <param name="people">Roles that people play; the seat of each has the role's name.</param>
    public static RecordedGame Play(Scenario scenario, string seed, Pacing pacing, params string[] people) =>
        Play(
            scenario,
            new SessionOpened(
                "peopled",
                "PEOPLE",
                ImmutableSortedDictionary<string, string>.Empty,
                seed,
                pacing,
                30,
                scenario.Cast
            ),
            people
        );

    public static RecordedGame Play(Scenario scenario, SessionOpened opened, params string[] people)
    {
        var game = new PeopledGame(scenario, opened, people);
        game.Play();
        return new RecordedGame(scenario, game._entries);
    }

    private void Play()
    {
        Do(CommandAuthor.Server, new TakeSeat("f", "Flora", null, SeatKind.Facilitator, "hash-f"));
        foreach (var role in _people)
            Do(
                CommandAuthor.Server,
                new TakeSeat(role, "N. " + role, role, SeatKind.Player, "hash-" + role, "join-" + role)
            );
        Do(CommandAuthor.Person("f"), new StartSession());
        Do(CommandAuthor.Person(_people[0]), new WriteRoleNote("Ours alone."));
        for (var step = 1; _world.Phase == Phase.Running; step++)
        {
            _now += _step;
            Do(CommandAuthor.Server, new AdvanceClock());
            foreach (var actor in _world.Scenario.Actors)
            {
                if (_people.Contains(actor.Id))
                    ActAsPerson(actor.Id, step);
                else
                    ActAsAutopilot(actor.Id);
            }

            if (step % 5 == 0)
                Do(CommandAuthor.Server, new MarkClock());
        }
    }

    private void ActAsAutopilot(string role)
    {
        for (var more = true; more && _world.Phase == Phase.Running; )
        {
            var seen = Redaction.For(_world, Viewer.Of(role));
            var key = ThinkKey.OfRound(_world, role);
            more =
                Autopilots.Choose(Strategy.Base, seen, role, key, _now).Command is { } command
                && Do(CommandAuthor.Autopilot(role), command);
        }
    }

    private void ActAsPerson(string role, int step)
    {
        var by = CommandAuthor.Person(role);
        if (step % 7 == 0)
            Do(by, new Say([], $"We are at step {step}."));
        if (_random.Next(4) > 0 || _world.Phase != Phase.Running)
            return;
        var options = LegalOptions.Of(Redaction.For(_world, Viewer.Of(role)), role);
        if (!options.IsEmpty)
            Do(by, options[_random.Next(options.Length)]);
    }

    private bool Do(CommandAuthor by, Command command)
    {
        if (Rulebook.Decide(_world, by, command, _now) is not Decision.Accepted { Events.IsEmpty: false } accepted)
            return false;
        _world = accepted.After;
        _entries.Add(new GameEntry(_now, by, accepted.Events) { Command = command });
        return true;
    }
}
