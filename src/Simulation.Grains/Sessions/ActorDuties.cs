using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Simulation.Grains.Actors;
using Simulation.Protocol;
using Simulation.Rules.Actors;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Gives each institution's actor its duty: to fly its role, to wait for the role's people, or nothing.
/// </summary>
/// <param name="setDuty">Calls the actor of a role.</param>
/// <param name="fly">Is told of the indices of the actors that autopilots fly, each time.</param>
/// <param name="grace">How long an actor waits for its people.</param>
/// <param name="now">The session's time.</param>
internal sealed class ActorDuties(
    Action<string, Duty> setDuty,
    Action<World, ImmutableArray<int>> fly,
    TimeSpan grace,
    Func<DateTimeOffset> now
)
{
    private readonly Dictionary<string, Duty> _duties = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _away = new(StringComparer.Ordinal);

    /// <summary>Roles that wait for their people, and until when.</summary>
    public Sequence<AwayRole> Away => _away.Select(role => new AwayRole(role.Key, role.Value)).ToSequence();

    /// <summary>Says what has changed.</summary>
    /// <returns>Whether <see cref="Away"/> is another one.</returns>
    public bool Update(World world, ConnectedSeats connected)
    {
        var letPlay = connected.LetPlay;
        var hasChanged = false;
        var flown = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < world.Actors.Length; i++)
        {
            var role = world.Scenario.Actors[i].Id;
            var duty = letPlay ? DutyOf(world, world.Actors[i], connected.Hold(role)) : Duty.None;
            hasChanged |=
                duty is Duty.AwaitPeople
                    ? _away.TryAdd(role, (now() + grace).ToUnixTimeMilliseconds())
                    : _away.Remove(role);
            if (duty is Duty.Fly)
                flown.Add(i);
            if (_duties.GetValueOrDefault(role) == duty)
                continue;
            _duties[role] = duty;
            setDuty(role, duty);
        }

        fly(world, flown.DrainToImmutable());
        return hasChanged;
    }

    /// <summary>
    /// Has the next update call every actor with a duty: a duty is lost with the silo that the actor was on, and an
    /// actor that is not called is deactivated with its timer.
    /// </summary>
    public void Forget() => _duties.Clear();

    /// <summary>What an autopilot decides on; null when people play the role, or nobody.</summary>
    public static Situation? SituationOf(World world, string role, DateTimeOffset now)
    {
        var actor = world.Scenario.Actor(role);
        return actor >= 0 && world.Actors[actor].Pilot == Pilot.Autopilot
            ? new Situation(
                Redaction.For(world, Viewer.Of(role)),
                ThinkKey.OfRound(world, role),
                DecisionId(world, role),
                now
            )
            : null;
    }

    // One for each state of the session, so that a decision that is sent again is carried out once.
    private static string DecisionId(World world, string role) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{world.Seed}/{role}/{world.Version}")));

    // In play over days people are away most of the time, and nobody waits for them.
    private static Duty DutyOf(World world, ActorState actor, bool hasPeople) =>
        actor switch
        {
            { Pilot: Pilot.Autopilot, Absent: true } when hasPeople => Duty.HandBack,
            { Pilot: Pilot.Autopilot } => Duty.Fly,
            { Pilot: Pilot.People } when !hasPeople && world.Pacing != Pacing.Async => Duty.AwaitPeople,
            _ => Duty.None,
        };
}
