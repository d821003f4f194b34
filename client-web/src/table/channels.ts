// Who talks with whom: messages sorted into channels as one viewer sees them.
import type { ChannelView, Notice, RoleSheet, Sheet, View } from '../protocol';
import { facilitator } from '../session/names';

/** The other parties, sorted and joined; empty for the whole table; of a group with a name its id behind a `#`. */
export type ChannelId = string;

/** A channel with a name. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** Null when it is closed, or the viewer's role is not in it any more. */
  readonly open: ChannelView | null;
}

export interface Channel {
  readonly id: ChannelId;
  readonly others: readonly string[];
  readonly group?: Group;
  /** Oldest first, each with its place in the log. */
  readonly messages: readonly { readonly key: number; readonly notice: Notice }[];
}

/** `me` is the viewer's role, or "facilitator"; undefined for a spectator. */
export function channelOf(notice: Notice, me: string | undefined): ChannelId {
  if (notice.channel) return channelOfGroup(notice.channel.id);
  if (notice.with.length === 0) return '';
  const parties = new Set([...notice.with, notice.actor ?? facilitator]);
  // What a team says to itself alone stands in the channel of its own role.
  if (me && parties.size > 1) parties.delete(me);
  return [...parties].sort().join(',');
}

export const channelOfGroup = (id: string): ChannelId => `#${id}`;

/** The id of a group with a name; null for another channel. */
export const groupOfChannel = (channel: ChannelId): string | null =>
  channel.startsWith('#') ? channel.slice(1) : null;

/** Whether the viewer said it: with teams the person, else the role. */
export function isOwn(notice: Notice, me: string | undefined, seat: string): boolean {
  return notice.person ? notice.person.seat === seat : (notice.actor ?? facilitator) === me;
}

/**
 * The table first, then one channel with every other role and the facilitator, then groups with a name and those that
 * have talked; with teams the own role is one of the others.
 * @param open The open channels with a name that the viewer knows of, by id.
 */
export function channelsOf(
  log: readonly Notice[],
  me: string | undefined,
  others: readonly string[],
  open: View['channels'] = {},
): readonly Channel[] {
  const channels = new Map<ChannelId, { key: number; notice: Notice }[]>([['', []]]);
  const groups = new Map<ChannelId, Group>();
  for (const other of others) channels.set(other, []);
  for (const [id, group] of Object.entries(open)) {
    channels.set(channelOfGroup(id), []);
    groups.set(channelOfGroup(id), { id, name: group.name, open: group });
  }
  log.forEach((notice, key) => {
    if (notice.kind !== 'message') return;
    const id = channelOf(notice, me);
    if (notice.channel && !groups.has(id)) groups.set(id, { ...notice.channel, open: null });
    const messages = channels.get(id);
    if (messages) messages.push({ key, notice });
    else channels.set(id, [{ key, notice }]);
  });
  return Array.from(channels, ([id, messages]) => {
    const group = groups.get(id);
    const parties = group ? (group.open?.roles ?? []) : id === '' ? [] : id.split(',');
    return { id, others: parties.filter((role) => !group || role !== me), messages, ...(group && { group }) };
  });
}

/** How many messages from others came after the last one read, per channel. */
export function unread(channel: Channel, me: string | undefined, seat: string, readUpTo: number): number {
  return channel.messages.filter(({ key, notice }) => key > readUpTo && !isOwn(notice, me, seat)).length;
}

/** The whole table stays a button, and this many of the channels that were used last. */
const recentlyUsed = 4;
/** Up to this many channels, all are buttons. */
const fewChannels = 6;

export interface Offered {
  readonly buttons: readonly Channel[];
  readonly rest: readonly Channel[];
}

/** Which channels are buttons and which wait in a list: with many roles only the table, the last used and those to keep are buttons. */
export function offer(channels: readonly Channel[], keep: (channel: Channel) => boolean): Offered {
  if (channels.length <= fewChannels) return { buttons: channels, rest: [] };
  const last = (channel: Channel) => channel.messages.at(-1)?.key ?? -1;
  const used = channels
    .filter(({ id, messages }) => id !== '' && messages.length > 0)
    .sort((a, b) => last(b) - last(a));
  const recent = new Set(used.slice(0, recentlyUsed));
  const isButton = (channel: Channel) => channel.id === '' || recent.has(channel) || keep(channel);
  return { buttons: channels.filter(isButton), rest: channels.filter((channel) => !isButton(channel)) };
}

/**
 * Institutions as which the facilitator may speak in a channel: nobody plays them, and nobody speaks to them there. In
 * one with a name they are among those in it.
 */
export function voicesFor(channel: Channel, sheet: Sheet, view: View): readonly RoleSheet[] {
  const played = new Set(Object.values(view.seats).map(({ role }) => role));
  const isGroup = channel.group !== undefined;
  return sheet.roles.filter(({ id }) => !played.has(id) && channel.others.includes(id) === isGroup);
}
