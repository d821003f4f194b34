// Who of a class has taken part: which members are shown, and in which order.
import type { MemberParticipation, ParticipationReport, ParticipationState } from '../protocol';

export type ShownState = 'all' | ParticipationState | 'answered' | 'unanswered';

export interface ParticipationFilter {
  /** Part of a name or a group. */
  readonly wanted: string;
  readonly state: ShownState;
  /** Title of an ending; empty for all. */
  readonly ending: string;
}

export type Column =
  | 'name'
  | 'group'
  | 'table'
  | 'state'
  | 'started'
  | 'finished'
  | 'time'
  | 'decisions'
  | 'ending'
  | 'answers';

export interface ParticipationOrder {
  readonly by: Column;
  readonly descending: boolean;
}

export const stateWords: Readonly<Record<ParticipationState, string>> = {
  'not-started': 'Not started',
  playing: 'Playing',
  finished: 'Finished',
  left: 'Left',
};

const ranks: Readonly<Record<ParticipationState, number>> = { 'not-started': 0, playing: 1, left: 2, finished: 3 };

const keys: Readonly<Record<Column, (member: MemberParticipation) => string | number | undefined>> = {
  name: ({ name }) => name,
  group: ({ group }) => group,
  table: ({ table }) => table,
  state: ({ state }) => ranks[state],
  started: ({ startedAt }) => startedAt,
  finished: ({ finishedAt }) => finishedAt,
  time: ({ seconds }) => seconds,
  decisions: ({ decisions }) => decisions,
  ending: ({ ending }) => ending,
  answers: ({ answers }) => answers,
};

/** Those without a value come last in any order; those with the same one by name. */
export function shownMembers(
  { members }: ParticipationReport,
  { wanted, state, ending }: ParticipationFilter,
  { by, descending }: ParticipationOrder,
): readonly MemberParticipation[] {
  const sought = wanted.trim().toLocaleLowerCase();
  const key = keys[by];
  return members
    .filter(
      (member) =>
        [member.name, member.group ?? ''].some((text) => text.toLocaleLowerCase().includes(sought)) &&
        isIn(member, state) &&
        (ending === '' || member.ending === ending),
    )
    .toSorted((a, b) => {
      const [one, other] = [key(a), key(b)];
      if (one === undefined || other === undefined) {
        return Number(one === undefined) - Number(other === undefined) || a.name.localeCompare(b.name);
      }
      const difference =
        typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other));
      return (descending ? -difference : difference) || a.name.localeCompare(b.name);
    });
}

function isIn(member: MemberParticipation, state: ShownState): boolean {
  if (state === 'all') return true;
  if (state === 'answered') return member.answers > 0;
  if (state === 'unanswered') return member.state === 'finished' && member.answers === 0;
  return member.state === state;
}

/** "12 not started, 30 playing, 18 finished": how many there are of each that is there. */
export function countsOf({ members }: ParticipationReport): string {
  return (Object.keys(ranks) as ParticipationState[])
    .map((state) => [stateWords[state].toLowerCase(), members.filter((one) => one.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([words, count]) => `${count} ${words}`)
    .join(', ');
}

/** Titles of the endings that there are. */
export const endingsIn = ({ members }: ParticipationReport): readonly string[] =>
  [...new Set(members.flatMap(({ ending }) => ending ?? []))].sort((a, b) => a.localeCompare(b));

/** "1 h 05 min"; less than a minute is told as such. */
export function durationOf(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return '< 1 min';
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
