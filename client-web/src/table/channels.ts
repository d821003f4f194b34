// Who talks with whom: messages sorted into channels as one viewer sees them.
import type { Notice } from '../protocol';
import { facilitator } from '../session/names';

/** The other parties, sorted and joined; empty for the whole table. */
export type ChannelId = string;

export interface Channel {
  readonly id: ChannelId;
  readonly others: readonly string[];
  /** Oldest first, each with its place in the log. */
  readonly messages: readonly { readonly key: number; readonly notice: Notice }[];
}

/** `me` is the viewer's role, or "facilitator"; undefined for a spectator. */
export function channelOf(notice: Notice, me: string | undefined): ChannelId {
  if (notice.with.length === 0) return '';
  const parties = new Set([...notice.with, notice.actor ?? facilitator]);
  if (me) parties.delete(me);
  return [...parties].sort().join(',');
}

/** The table first, then one channel with every other role and the facilitator, then groups that have talked. */
export function channelsOf(
  log: readonly Notice[],
  me: string | undefined,
  others: readonly string[],
): readonly Channel[] {
  const channels = new Map<ChannelId, { key: number; notice: Notice }[]>([['', []]]);
  for (const other of others) channels.set(other, []);
  log.forEach((notice, key) => {
    if (notice.kind !== 'message') return;
    const id = channelOf(notice, me);
    const messages = channels.get(id);
    if (messages) messages.push({ key, notice });
    else channels.set(id, [{ key, notice }]);
  });
  return Array.from(channels, ([id, messages]) => ({ id, others: id === '' ? [] : id.split(','), messages }));
}

/** How many messages from others came after the last one read, per channel. */
export function unread(channel: Channel, me: string | undefined, readUpTo: number): number {
  return channel.messages.filter(({ key, notice }) => key > readUpTo && (notice.actor ?? facilitator) !== me).length;
}
