using Simulation.Rules.Channels;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Visibility;

/// <summary>
/// The headlines of what is said in channels with a name, and of what becomes of them. Both are messages; only what
/// somebody said has a text.
/// </summary>
internal static class ChannelHeadlines
{
    public static Notice? Of(SessionEvent happened, World before, World world) =>
        happened switch
        {
            ChannelOpened e => About(
                world.Channel(e.Channel),
                e.Role,
                c => NoticeSentences.ChannelOpened.With(Title(world, e.Role), c.Name, Titles(world, Others(c, e.Role)))
            ),
            RolesAddedToChannel e => About(
                world.Channel(e.Channel),
                world.Channel(e.Channel)?.OpenedBy,
                c => NoticeSentences.AddedToChannel.With(Title(world, c.OpenedBy), Titles(world, e.Roles), c.Name)
            ),
            ChannelLeft e => About(
                before.Channel(e.Channel),
                e.Role,
                c => NoticeSentences.ChannelLeft.With(Title(world, e.Role), c.Name)
            ),
            ChannelClosed e => About(
                before.Channel(e.Channel),
                before.Channel(e.Channel)?.OpenedBy,
                c => NoticeSentences.ChannelClosed.With(Title(world, c.OpenedBy), c.Name)
            ),
            SaidInChannel e when world.Channel(e.Channel) is { } channel => In(
                channel,
                e.From,
                NoticeHeadlines.New(
                    NoticeKind.Message,
                    NoticeSentences.MessageFrom.With(NoticeHeadlines.Speaker(world, e.From), e.Name),
                    e.Text
                )
            ),
            _ => null,
        };

    private static Notice? About(GroupChannel? channel, string? role, Func<GroupChannel, Sentence> headline) =>
        channel is null || role is null
            ? null
            : In(channel, role, NoticeHeadlines.New(NoticeKind.Message, headline(channel)));

    private static Notice In(GroupChannel channel, string from, Notice notice) =>
        notice with
        {
            Actor = from == Talking.Facilitator ? null : from,
            With = Others(channel, from),
            Channel = new NoticeChannel(channel.Id, channel.Name),
        };

    private static Sequence<string> Others(GroupChannel channel, string role) =>
        channel.Roles.Where(other => other != role).ToSequence();

    private static string Title(World world, string role) => NoticeHeadlines.Title(world, role);

    private static SentenceArgument Titles(World world, Sequence<string> roles) =>
        ListWords.Of([.. roles.Select(role => (SentenceArgument)Title(world, role))], ListWords.And);
}
