using Simulation.Rules.Actors;
using Simulation.Rules.Channels;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;

namespace Simulation.Testing;

/// <summary>What holds of every world. Written as plain loops, since it is asked of millions of them.</summary>
internal static class Soundness
{
    public static void Check(World world)
    {
        foreach (var value in world.Indicators)
            Between(0, value, 100, "an indicator");
        foreach (var value in world.Resources)
            Between(0, value, int.MaxValue, "a resource");
        foreach (var value in world.Relations)
            Between(-100, value, 100, "a relation");
        foreach (var asset in world.Assets)
        {
            foreach (var value in asset.Attributes)
                Between(0, value, 100, "an attribute");
        }

        for (var i = 0; i < world.Actors.Length; i++)
        {
            var actor = world.Actors[i];
            Between(actor.Sealed.Length, actor.MovesUsed, int.MaxValue, "moves used");
            CheckTeam(world, world.Scenario.Actors[i].Id, actor, world.MostIn(i));
            Holds(
                actor.ExtraTime is not { Until: not null }
                    || world.Phase == Phase.Debrief
                    || (world.Clock.Closing is not null && actor.Pilot == Pilot.People),
                "extra time that runs for nobody"
            );
        }

        Holds(
            world.Directives.Select(d => d.Id).Distinct().Count() == world.Directives.Length,
            "two directives with one id"
        );
        Holds(
            world.Agreements.Select(a => a.Id).Distinct().Count() == world.Agreements.Length,
            "two agreements with one id"
        );
        CheckChannels(world);
        foreach (var notebook in world.Notebooks)
        {
            Between(0, notebook.Notes.Length, Notebook.MostNotes, "notes of a role");
            Holds(
                notebook.Notes.Select(note => note.Number).Distinct().Count() == notebook.Notes.Length,
                "two notes with one number"
            );
        }

        Holds(
            (world.Phase == Phase.Debrief) == (world.Ending is not null),
            "an ending outside the debrief, or none in it"
        );
        Holds(world.Phase == Phase.Running || !world.Clock.Running, "the clock runs outside the game");
        Holds(
            world.Clock.Closing is null
                || (
                    world.Phase == Phase.Running
                    && world.Clock.At == world.RoundEnds
                    && (
                        !world.Clock.Running
                        || world.Actors.Any(actor => actor is { Ready: false, ExtraTime.Until: not null })
                    )
                ),
            "a round that is closing for nobody"
        );
        foreach (var agreement in world.Agreements)
        {
            Holds(
                agreement.Status != AgreementStatus.Fulfilled || agreement.Terms.All(t => t.Status == TermStatus.Kept),
                "fulfilled without every term kept"
            );
        }
    }

    /// <summary>The role that opened a channel is in it, and nobody is in it twice.</summary>
    private static void CheckChannels(World world)
    {
        Between(0, world.Channels.Length, GroupChannel.MostInSession, "open channels");
        Holds(world.Channels.Select(c => c.Id).Distinct().Count() == world.Channels.Length, "two channels with one id");
        foreach (var channel in world.Channels)
        {
            Holds(channel.Roles.Contains(channel.OpenedBy), "a channel without the role that opened it");
            Holds(channel.Roles.Distinct().Count() == channel.Roles.Count, "a role that is twice in a channel");
            Between(
                1,
                world.Channels.Count(c => c.OpenedBy == channel.OpenedBy),
                GroupChannel.MostOf(world.Scenario),
                "open channels of a role"
            );
        }
    }

    /// <summary>A team has a captain of its own, and none but its own people are ready in it.</summary>
    private static void CheckTeam(World world, string role, ActorState actor, int most)
    {
        var people = world.Seats.Values.Where(seat => seat.Role == role).ToList();
        Between(0, people.Count, most, "people in a role");
        Holds(people.Select(seat => seat.Place).Distinct().Count() == people.Count, "two who sat down at once");
        Holds(actor.ReadyPeople.All(ready => people.Any(seat => seat.Id == ready)), "somebody else is ready");
        if (world.Teams is not { } teams)
        {
            Holds(actor.Captain is null && actor.ReadyPeople.Count == 0, "a captain or people ready without teams");
            return;
        }

        Holds(people.Count == 0 ? actor.Captain is null : people.Any(seat => seat.Id == actor.Captain), "a captain");
        if (world.Phase != Phase.Running || actor.Pilot != Pilot.People)
            return;
        var isReady =
            teams.Ready == TeamReady.Captain
                ? actor.ReadyPeople.Contains(actor.Captain)
                : actor.ReadyPeople.Count * 2 > people.Count;
        Holds(actor.Ready == isReady, "a role that is ready while its people are not, or the other way round");
    }

    /// <summary>Whether everything that was due has been decided, when the clock has just been advanced.</summary>
    public static void CheckNothingIsStuck(World world, DateTimeOffset now)
    {
        if (world is not { Phase: Phase.Running, Clock.Running: true })
            return;

        // What falls due with the end of a round waits until a closing round has ended.
        var time = world.Clock.Time(now) - (world.Clock.Closing is null ? 0 : 1);
        foreach (var directive in world.Directives)
            Holds(!directive.IsOpen || directive.Deadline is null || directive.Deadline > time, "an overdue directive");
        foreach (var agreement in world.Agreements)
        {
            Holds(!agreement.IsOpen || agreement.Expires > time, "an overdue proposal");
            if (agreement.Status != AgreementStatus.Active)
                continue;
            foreach (var term in agreement.Terms)
                Holds(term.Status != TermStatus.Open || term.Due > time, "an overdue term");
        }

        foreach (var scheduled in world.Schedule)
            Holds(scheduled.At > time, "an overdue inject");
        Holds(world.NextDue > now && world.RoundEnds > time, "an overdue end of the round");
    }

    private static void Between(long least, long value, long most, string what)
    {
        if (value < least || value > most)
            Assert.Fail($"{what} of {value}, not from {least} to {most}");
    }

    private static void Holds(bool holds, string otherwise)
    {
        if (!holds)
            Assert.Fail(otherwise);
    }
}
