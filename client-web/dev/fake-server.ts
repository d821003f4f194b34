// Stands in for the server while working on the screens (`npm run fake`): the session's id names a phase and a viewer,
// such as /s/running-ai-lab#t=x. It acknowledges commands and tells a little of what they would do; it knows no rules.

import type { Batch, CommandEnvelope, Notice, Phase, SeatCommand, Snapshot, ViewChanges } from '../src/protocol';
import { createApi } from '../src/rest/api';
import type { Server } from '../src/server';
import type { HubEvents, HubFactory } from '../src/session/hub';
import { fakeParticipation, watchFakeClass } from './fake-class';
import { debrief, preview, scenarios, snapshot, type Viewer } from './first-call';

const hub: HubFactory = (events) => {
  let isOpen = false;
  let state: Snapshot | null = null;
  return {
    open: async () => {
      isOpen = true;
    },
    close: async () => {
      isOpen = false;
    },
    isOpen: () => isOpen,
    invoke: async <T>(method: string, message: unknown) => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      if (method === 'Enter') {
        const [, phase, viewer] = /^(\w+)-(.+)$/.exec((message as { session: string }).session) ?? [];
        state = snapshot((phase ?? 'running') as Phase, (viewer ?? 'ai-lab') as Viewer, Date.now());
        return { snapshot: state } as T;
      }
      const { id, command } = message as CommandEnvelope;
      if (!state) throw new Error('Enter first.');
      if (command.type === 'say' && command.text === 'refuse') {
        return { id, refusal: { code: 'not-legal', message: 'This is how a refusal looks.' } } as T;
      }
      state = carryOut(command, state, events);
      return { id } as T;
    },
  };
};

function carryOut(command: SeatCommand, state: Snapshot, events: HubEvents): Snapshot {
  const role = state.sheet.role;
  const { clock, session, roles } = state.view;
  const own = role ? roles[role] : undefined;
  const common: Partial<Notice> = { actor: role, pilot: 'people' };
  let changes: ViewChanges = {};
  let notice: Partial<Notice> | null = null;
  const now = clock.running ? clock.at + ((Date.now() - clock.anchor) / 1000) * clock.pace : clock.at;
  const at = Math.round(now);
  switch (command.type) {
    case 'say':
      notice = { ...common, kind: 'message', headline: 'A message', text: command.text, with: command.to };
      break;
    case 'announce':
      notice = { kind: 'announcement', headline: `Facilitator: ${command.text}` };
      break;
    case 'play-move':
      notice = {
        ...common,
        kind: 'move',
        headline: `Played: ${command.choice.move}`,
        text: command.choice.words ?? undefined,
      };
      break;
    case 'declare-ready':
      if (role && own) changes = { roles: { [role]: { ...own, ready: command.ready } } };
      break;
    case 'share-intel': {
      const piece = state.view.intel[command.intel];
      if (piece) {
        const toldTo = [...new Set([...piece.toldTo, ...command.to])];
        changes = { intel: { [command.intel]: { ...piece, toldTo } } };
      }
      break;
    }
    case 'pause-clock':
    case 'resume-clock':
      changes = { clock: { ...clock, at, anchor: Date.now(), running: command.type === 'resume-clock' } };
      break;
    case 'set-pace':
      changes = { clock: { ...clock, at, anchor: Date.now(), pace: command.pace } };
      break;
    case 'extend-round':
      changes = { clock: { ...clock, roundEnds: clock.roundEnds + command.minutes * 60 } };
      break;
    case 'lock-session':
      changes = { session: { ...session, locked: command.locked } };
      break;
    case 'start-session':
      changes = { session: { ...session, phase: 'running' } };
      break;
    case 'end-session':
      changes = { session: { ...session, phase: 'debrief' } };
      break;
  }
  const notices: Notice[] = notice
    ? [{ at, round: session.round, kind: 'move', headline: '', with: [], changes: [], rolls: [], ...notice }]
    : [];
  const batch: Batch = { from: state.at, to: state.at + 1, notices, changes };
  events.batch(batch);
  const next = { ...state.view, clock: changes.clock ?? clock, session: changes.session ?? session };
  return { ...state, at: batch.to, view: next };
}

const answers: readonly (readonly [RegExp, unknown])[] = [
  [/^\/api\/host$/, { version: '0.2.0', journal: 'sqlite', keyNeeded: false, addresses: [] }],
  [/^\/api\/hub$/, { version: 1 }],
  [/^\/api\/scenarios$/, scenarios],
  [/^\/api\/sessions$/, { session: 'lobby-facilitator', code: 'K4M7PX2N', ticket: 'x' }],
  [
    /^\/api\/sessions\/alone$/,
    { session: 'running-ai-lab', code: 'K4M7PX2N', facilitatorTicket: 'y', seat: 's2', ticket: 'x' },
  ],
  [/^\/api\/join\/K4M7PX2N$/, preview],
  [/^\/api\/join$/, { session: 'lobby-nobody', seat: 's3', ticket: 'x' }],
  [/\/debrief$/, debrief],
  [/\/analysis$/, { state: 'none', done: 0, all: 0 }],
  [/\/decisions$/, { decisions: [{ entry: 7, round: 0, at: 600, role: 'ai-lab', text: 'Played: warn the others' }] }],
  [/\/options$/, { options: [{ command: { type: 'declare-ready', ready: true }, text: 'Do nothing more' }] }],
  [/\/participation$/, fakeParticipation],
  [
    /\/answers$/,
    {
      member: 'm2',
      answers: [
        { role: 'ai-lab', question: 0, text: 'I would warn the others earlier, and in writing.' },
        { role: 'ai-lab', question: 1, text: 'The cloud, because it told us\nwhat it had seen before the order came.' },
      ],
    },
  ],
  [/\/journal$/, { journal: [] }],
];

const askWhatIf: Server['askWhatIf'] = (_request, events) => {
  const refusal = { code: 'not-legal', message: 'The fake server plays no games.' } as const;
  queueMicrotask(() => events.update({ refusal, done: 0, all: 0 }));
  return { close: () => {} };
};

export function fakeServer(): Server {
  const api = createApi(async (path) => {
    const body = answers.find(([pattern]) => pattern.test(path))?.[1];
    return body
      ? Response.json(body)
      : Response.json({ refusal: { code: 'unknown-session', message: 'No session has this code.' } }, { status: 404 });
  });
  return { api, hub, watchClass: watchFakeClass, askWhatIf };
}
