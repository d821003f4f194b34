using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Channels;

/// <summary>A role opened a channel.</summary>
/// <param name="Channel">Its id.</param>
/// <param name="Roles">Those in it, the one that opened it first.</param>
public sealed record ChannelOpened(string Channel, string Name, string Role, Sequence<string> Roles) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            Channels = world.Channels.Add(new GroupChannel(Channel, Name, Role, Roles)),
        };

    internal override ulong KnownTo(World world) => ActorMask.OfActors(world.Scenario, [.. Roles]);
}

/// <summary>The role that opened a channel brought others into it.</summary>
/// <param name="Roles">Those that are new in it.</param>
public sealed record RolesAddedToChannel(string Channel, Sequence<string> Roles) : SessionEvent
{
    internal override World Apply(World world) =>
        world.WithChannel(
            Channel,
            channel => channel with { Roles = channel.Roles.Concat(Roles).Distinct().ToSequence() }
        );

    internal override ulong KnownTo(World world) => world.InChannel(Channel);
}

/// <summary>
/// A role that had not opened the channel left it; it knows that it did, and nothing of what follows.
/// </summary>
public sealed record ChannelLeft(string Channel, string Role) : SessionEvent
{
    internal override World Apply(World world) =>
        world.WithChannel(
            Channel,
            channel => channel with { Roles = channel.Roles.Where(role => role != Role).ToSequence() }
        );

    internal override ulong KnownTo(World world) =>
        world.InChannel(Channel) | ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>The role that opened a channel left it, and so it is closed.</summary>
/// <param name="Roles">Those that were in it, the one that opened it first.</param>
public sealed record ChannelClosed(string Channel, Sequence<string> Roles) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            Channels = world.Channels.RemoveAll(channel => channel.Id == Channel),
        };

    internal override ulong KnownTo(World world) => ActorMask.OfActors(world.Scenario, [.. Roles]);
}

/// <summary>Something was said in a channel, to the roles that were in it then.</summary>
/// <param name="From">The role, or "facilitator".</param>
/// <param name="Name">The person.</param>
public sealed record SaidInChannel(string Channel, string From, string Name, string Text) : SessionEvent
{
    internal override World Apply(World world) => world;

    internal override ulong KnownTo(World world) => world.InChannel(Channel);
}

internal static class ChannelChanges
{
    public static World WithChannel(this World world, string id, Func<GroupChannel, GroupChannel> change) =>
        world.Channel(id) is { } channel
            ? world with
            {
                Channels = world.Channels.Replace(channel, change(channel)),
            }
            : world;

    /// <summary>Who is in a channel, as bits; nobody when there is no such channel.</summary>
    public static ulong InChannel(this World world, string id) =>
        world.Channel(id) is { } channel ? ActorMask.OfActors(world.Scenario, [.. channel.Roles]) : ActorMask.Nobody;
}
