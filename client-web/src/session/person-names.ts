// What people are called on the screens: two of one session with the same name are told apart.
import type { Notice, SeatView } from '../protocol';

export interface CalledPerson {
  readonly name: string;
  /** Tells the person from others of the same name, on every screen and for as long as they stay; empty without any. */
  readonly mark: string;
}

type Seats = Readonly<Record<string, Pick<SeatView, 'name'>>>;

/** Names that look the same are the same. */
const looks = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[\u115F\u1160\u2800\u3164]/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();

/** How many characters of a seat's id a mark has, unless more are needed. */
const usualLength = 2;

export function called(seats: Seats, seat: string): CalledPerson {
  const name = seats[seat]?.name ?? '';
  const others = Object.entries(seats).flatMap(([id, other]) =>
    id !== seat && looks(other.name) === looks(name) ? [id] : [],
  );
  if (others.length === 0) return { name, mark: '' };
  let length = usualLength;
  while (length < seat.length && others.some((id) => id.slice(-length) === seat.slice(-length))) length++;
  return { name, mark: `#${seat.slice(-length)}` };
}

/** In one piece, for labels. */
export function calledInWords(seats: Seats, seat: string): string {
  const { name, mark } = called(seats, seat);
  return mark ? `${name} ${mark}` : name;
}

const left = ' has left the table';
const namesOfLogs = new WeakMap<readonly Notice[], readonly string[]>();

/** Names of those who have no seat any more, as far as the log tells. */
export function namesOfGone(log: readonly Notice[]): readonly string[] {
  const known = namesOfLogs.get(log);
  if (known) return known;
  const names = log.flatMap(({ kind, headline }) =>
    kind === 'seat' && headline.endsWith(left) ? [headline.slice(0, -left.length)] : [],
  );
  namesOfLogs.set(log, names);
  return names;
}

/** A headline around the person's name in it; null where none is found. */
export function aroundName(
  { kind, headline }: Pick<Notice, 'kind' | 'headline'>,
  seats: Seats,
  gone: readonly string[] = [],
): readonly [string, string, string] | null {
  const known = [...Object.values(seats).map(({ name }) => name), ...gone]
    .filter(Boolean)
    .sort((one, other) => other.length - one.length);
  if (kind === 'message') {
    // "Cumulo Cloud (Ada)"
    const name = known.find((one) => headline.endsWith(` (${one})`)) ?? / \(([^(]*)\)$/u.exec(headline)?.[1];
    return name ? [headline.slice(0, -name.length - 1), name, ')'] : null;
  }
  if (kind !== 'seat') return null;
  // "Ada joins as Cumulo Cloud", "The facilitator has muted Ada"
  const name = known.find((one) => headline.startsWith(`${one} `));
  if (name) return ['', name, headline.slice(name.length)];
  const last = known.find((one) => headline.endsWith(` has muted ${one}`));
  return last ? [headline.slice(0, -last.length), last, ''] : null;
}
