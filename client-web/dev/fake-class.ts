// A class of forty tables that nobody plays, for work on the console: each looks different, and one changes a second.
import type { ClassUpdate, MemberParticipation, MemberView, ParticipationReport, TableSummary } from '../src/protocol';
import type { Server } from '../src/server';

const decisions = [
  'White House plays “Order Lantern taken down for foreign nationals”',
  'Northlight Lab: Write and ship a fix',
  'Cumulo Cloud informs the Commerce Department',
  'Agreement signed: Staged access for vetted users',
];
const names = ['Ana', 'Ben', 'Cem', 'Dora', 'Emil', 'Fay', 'Gus', 'Hana'];

const tableOf = (number: number, step: number): TableSummary => {
  const now = Date.now();
  const quiet = number % 9 === 4 ? 7 : 1;
  const phase = number % 13 === 0 ? 'debrief' : number % 11 === 0 ? 'lobby' : 'running';
  const last = decisions[(number + step) % decisions.length];
  return {
    table: number,
    session: 'running-ai-lab',
    phase,
    round: number % 3,
    clock: { running: number % 7 !== 2, at: 0, anchor: now - 1_000 * number, pace: 30, roundEnds: 5400 },
    here: number % 17 === 5 ? 0 : 3 + (number % 4),
    seats: 6,
    ready: number % 4,
    roles: 5,
    openDemands: number % 5 === 1 ? 2 : 0,
    ...(phase === 'lobby' ? {} : { lastDecision: last, lastDecisionAt: now - quiet * 60_000 }),
    silentSince: now - (quiet - 0.5) * 60_000,
    indicators: [40 + ((number * 7 + step * 3) % 23), number === 21 ? 97 : 50 + ((number * 5 + step) % 17)],
    rulings: number % 12 === 3 ? 1 : 0,
    questions: number % 10 === 6 ? 1 : 0,
    assistants: number % 8 === 3 ? [{ role: 'Northlight Lab', model: 'small-1' }] : [],
    ...(phase === 'debrief' ? { ending: 'A patch in time' } : {}),
  };
};

const memberOf = (number: number): MemberView => ({
  member: `m${number}`,
  name: `${names[number % names.length]} ${String.fromCharCode(65 + (number % 26))}.`,
  table: 1 + (number % 40),
  role: number % 3 === 0 ? 'white-house' : number % 3 === 1 ? 'ai-lab' : 'cloud',
  here: number % 6 !== 0,
  checkedIn: number % 12 !== 0,
  hasLink: true,
  seated: true,
});

const endings = ['A patch in time', 'Stalemate', 'The models stay down and nobody knows for how long'];
const participantOf = (number: number): MemberParticipation => {
  const { member, name, checkedIn, table, role } = memberOf(number);
  const state = checkedIn ? (['finished', 'playing', 'finished', 'left'] as const)[number % 4] : undefined;
  const startedAt = Date.now() - 3_600_000 * (5 + (number % 70));
  const finished = state === 'finished';
  return {
    member,
    name,
    checkedIn,
    ...(number % 5 === 0 ? {} : { group: `Group ${1 + (number % 3)}` }),
    ...(state === 'left' ? {} : { table, role }),
    state: state ?? 'not-started',
    ...(state ? { startedAt } : {}),
    ...(finished ? { finishedAt: startedAt + 4_000_000, ending: endings[number % 3] } : {}),
    seconds: state ? 300 + 97 * number : 0,
    decisions: state ? number % 23 : 0,
    answers: finished ? number % 4 : 0,
  };
};
export const fakeParticipation: ParticipationReport = {
  roles: [],
  questions: ['What would you do again?', 'Whom did you trust, and why?', 'What did you not know?'],
  members: Array.from({ length: 60 }, (_, number) => participantOf(number)),
  unread: [7],
};

const empty: Pick<ClassUpdate, 'full' | 'tables' | 'goneTables' | 'members' | 'goneMembers'> = {
  full: false,
  tables: [],
  goneTables: [],
  members: [],
  goneMembers: [],
};

export const watchFakeClass: Server['watchClass'] = (_request, events) => {
  const tables = Array.from({ length: 40 }, (_, index) => index + 1);
  const role = (id: string, title: string) => ({
    id,
    title,
    kind: 'agency',
    summary: 'An invented institution.',
    mostPeople: 1,
  });
  const indicator = (id: string, title: string) => ({ id, title });
  const indicators = [indicator('media-heat', 'Media heat'), indicator('public-trust', 'Public trust')];
  let step = 0;
  const timer = setInterval(() => {
    step++;
    const changed = tables.filter((table) => table % 8 === step % 8);
    events.update({ ...empty, serverTime: Date.now(), tables: changed.map((table) => tableOf(table, step)) });
  }, 1000);
  setTimeout(() =>
    events.update({
      ...empty,
      serverTime: Date.now(),
      full: true,
      class: {
        class: 'fake',
        code: 'K4M7PX2N',
        scenario: 'first-call',
        title: 'First Call',
        kind: 'room',
        luck: 'same',
        pacing: 'live',
        groups: 'together',
        chooseTable: false,
        tables: 40,
        seatsPerTable: 6,
        rounds: ['The tip', 'The order', 'The answer'],
        roles: [role('white-house', 'White House'), role('ai-lab', 'Northlight Lab'), role('cloud', 'Cumulo Cloud')],
        indicators,
        allIndicators: [...indicators, indicator('security-risk', 'Security risk')],
        released: false,
        ended: false,
        pending: 0,
        public: false,
      },
      tables: tables.map((table) => tableOf(table, 0)),
      members: Array.from({ length: 120 }, (_, index) => memberOf(index)),
      assistants: { assistants: [{ assistant: 'a1', name: 'Ines', tables: [1, 2, 3, 8] }] },
    }),
  );
  return { close: () => clearInterval(timer) };
};
