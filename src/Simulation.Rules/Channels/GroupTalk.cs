using System.Globalization;
using Simulation.Rules.Dice;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Channels;

/// <summary>
/// Roles open channels with a name, bring others into them, talk there and leave. Like all talk it is free, needs no
/// clock, and is for everybody of a team; autopilots are silent in it.
/// </summary>
internal static class GroupTalk
{
    public static Refusal? Open(DecisionContext decision, CommandAuthor by, OpenChannel command)
    {
        if (RefuseName(command.Name) is { } unfit)
            return unfit;
        if (RefuseToConvene(decision, by, out var role) is { } refusal)
            return refusal;
        if (RefuseRoles(decision, command.Roles) is { } unknown)
            return unknown;
        var others = command.Roles.Where(other => other != role).Distinct().ToList();
        if (others.Count < GroupChannel.FewestOthers)
            return ChannelRefusals.TooFewRoles.Refuse(RefusalCode.NotLegal, GroupChannel.FewestOthers);
        var own = decision.World.Channels.Where(channel => channel.OpenedBy == role).ToList();
        var most = GroupChannel.MostOf(decision.Scenario);
        if (own.Count >= most)
            return ChannelRefusals.TooMany.Refuse(RefusalCode.LimitReached, most);
        var name = command.Name.Trim();
        if (own.Any(channel => channel.Name == name))
            return ChannelRefusals.NameTaken.Refuse(RefusalCode.NotLegal);
        decision.Emit(new ChannelOpened(NewId(decision, role, name), name, role, [role, .. others]));
        return null;
    }

    public static Refusal? Add(DecisionContext decision, CommandAuthor by, AddToChannel command)
    {
        if (RefuseToConvene(decision, by, out var role) is { } refusal)
            return refusal;
        if (Find(decision, command.Channel, role) is not { } channel)
            return ChannelRefusals.NoSuchChannel.Refuse(RefusalCode.Unknown);
        if (channel.OpenedBy != role)
            return ChannelRefusals.OnlyOpenerAdds.Refuse(RefusalCode.NotYours);
        if (RefuseRoles(decision, command.Roles) is { } unknown)
            return unknown;
        if (command.Roles.Count == 0)
            return ChannelRefusals.NobodyToAdd.Refuse(RefusalCode.NotLegal);
        var added = command.Roles.Where(other => !channel.Roles.Contains(other)).Distinct().ToSequence();
        if (added.Count > 0)
            decision.Emit(new RolesAddedToChannel(channel.Id, added));
        return null;
    }

    public static Refusal? Leave(DecisionContext decision, CommandAuthor by, LeaveChannel command)
    {
        if (RoleOf(decision, by) is not { } role)
            return TableRefusals.TakeRoleToTalk.Refuse(RefusalCode.NotYours);
        if (Find(decision, command.Channel, role) is not { } channel)
            return ChannelRefusals.NoSuchChannel.Refuse(RefusalCode.Unknown);
        decision.Emit(
            channel.OpenedBy == role ? new ChannelClosed(channel.Id, channel.Roles) : new ChannelLeft(channel.Id, role)
        );
        return null;
    }

    public static Refusal? Say(DecisionContext decision, CommandAuthor by, SayInChannel command)
    {
        if (CommandGuards.RefuseText(command.Text, 1000) is { } unfit)
            return unfit;
        if (command.As is not null)
            return SayAs(decision, by, command, command.As);
        var seat = by.Kind == AuthorKind.Person ? decision.World.Seats.GetValueOrDefault(by.Id) : null;
        var from = seat is { Kind: SeatKind.Facilitator } ? Talking.Facilitator : seat?.Role;
        if (from is null)
            return TableRefusals.TakeRoleToTalk.Refuse(RefusalCode.NotYours);
        if (decision.RefuseMuted(by) is { } muted)
            return muted;
        if (Find(decision, command.Channel, from) is not { } channel)
            return ChannelRefusals.NoSuchChannel.Refuse(RefusalCode.Unknown);
        decision.Emit(new SaidInChannel(channel.Id, from, seat!.Name, command.Text.Trim()));
        return null;
    }

    private static Refusal? SayAs(DecisionContext decision, CommandAuthor by, SayInChannel command, string role)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (decision.Scenario.Actor(role) < 0)
            return TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown);
        if (decision.World.PeopleIn(role) > 0)
            return TableRefusals.PeoplePlayIt.Refuse(RefusalCode.NotLegal);
        if (Find(decision, command.Channel, role) is not { } channel)
            return ChannelRefusals.NoSuchChannel.Refuse(RefusalCode.Unknown);
        decision.Emit(new SaidInChannel(channel.Id, role, NoticeSentences.Facilitator.English, command.Text.Trim()));
        return null;
    }

    /// <summary>A channel that a role is in, or any for the facilitator.</summary>
    private static GroupChannel? Find(DecisionContext decision, string id, string role) =>
        decision.World.Channel(id) is { } channel && (role == Talking.Facilitator || channel.Roles.Contains(role))
            ? channel
            : null;

    private static string? RoleOf(DecisionContext decision, CommandAuthor by) =>
        by.Kind == AuthorKind.Person ? decision.World.Seats.GetValueOrDefault(by.Id)?.Role : null;

    /// <summary>Names and invitations are words, too: who is muted opens and adds nothing.</summary>
    private static Refusal? RefuseToConvene(DecisionContext decision, CommandAuthor by, out string role)
    {
        role = RoleOf(decision, by) ?? "";
        if (role.Length == 0)
            return TableRefusals.TakeRoleToTalk.Refuse(RefusalCode.NotYours);
        return decision.RefuseMuted(by)
            ?? (decision.World.Phase == Phase.Debrief ? TableRefusals.Over.Refuse(RefusalCode.WrongPhase) : null);
    }

    private static Refusal? RefuseRoles(DecisionContext decision, Sequence<string> roles)
    {
        foreach (var role in roles)
        {
            if (decision.Scenario.Actor(role) < 0)
                return TableRefusals.NoSuchListener.Refuse(RefusalCode.Unknown);
        }

        return null;
    }

    private static Refusal? RefuseName(string name) =>
        CommandGuards.RefuseText(name, GroupChannel.LongestName)
        ?? (
            name.Trim().EnumerateRunes().Any(rune => rune.Value == '\t' || TextCharacters.IsLineBreak(rune))
                ? ChannelRefusals.NameOneLine.Refuse(RefusalCode.Malformed)
                : null
        );

    // Follows from what the roles in it know, and so is the same whatever channels others have.
    private static string NewId(DecisionContext decision, string role, string name) =>
        "c"
        + Die.Between(decision.World.Seed, $"channel/{role}/{name}", 0, int.MaxValue)
            .ToString("x8", CultureInfo.InvariantCulture);
}
