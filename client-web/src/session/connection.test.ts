import { expect, test } from 'vitest';
import { snapshot } from '../../dev/first-call';
import type {
  Batch,
  CommandEnvelope,
  DraftEdit,
  DraftReply,
  EnterReply,
  EnterRequest,
  HubInfo,
  Notice,
  Receipt,
  Refusal,
  SeatCommand,
  TeamDrafts,
} from '../protocol';
import type { Answer } from '../rest/api';
import { SessionConnection, withdrawn } from './connection';
import type { HubEvents } from './hub';

interface Call {
  readonly method: 'Enter' | 'Submit' | 'Draft';
  readonly message: EnterRequest | CommandEnvelope | DraftEdit;
  readonly hub: FakeHub;
  answer(reply: EnterReply | Receipt | DraftReply): Promise<void>;
  fail(): Promise<void>;
}

class FakeHub {
  up = false;
  constructor(
    readonly events: HubEvents,
    readonly world: World,
  ) {}
  async open() {
    if (this.world.offline) throw new Error('offline');
    this.up = true;
  }
  async close() {
    this.up = false;
  }
  isOpen() {
    return this.up;
  }
  invoke<T>(method: 'Enter' | 'Submit' | 'Draft' | 'Time', message?: unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      if (method === 'Time') {
        this.world.timeAsked.push((time) => {
          resolve(time as T);
          return settled();
        });
        return;
      }
      this.world.calls.push({
        method,
        message: message as EnterRequest,
        hub: this,
        answer: (reply) => {
          resolve(reply as T);
          return settled();
        },
        fail: () => {
          reject(new Error('broken'));
          return settled();
        },
      });
    });
  }
  async breakDown(forAnError = false) {
    this.up = false;
    this.events.closed(forAnError);
    await settled();
  }
}

/** Lets everything run that waits on promises only. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

class World {
  offline = false;
  time = 1000;
  /** What the server answers when it is asked why it takes no connection. */
  answer: Answer<HubInfo> = { refusal: unreachable };
  asked = 0;
  /** The monotonic clock; the wall clock is `time`. */
  monotonic = 0;
  /** Answers to the questions for the session's time. */
  readonly timeAsked: ((time: number | null) => Promise<void>)[] = [];
  readonly calls: Call[] = [];
  readonly hubs: FakeHub[] = [];
  timers: { readonly milliseconds: number; readonly action: () => void }[] = [];
  readonly received: Notice[] = [];
  readonly warned: string[] = [];
  readonly connection = new SessionConnection(
    's',
    'ticket',
    {
      hub: (events) => {
        const hub = new FakeHub(events, this);
        this.hubs.push(hub);
        return hub;
      },
      ask: async () => {
        this.asked++;
        return this.answer;
      },
      now: () => this.time,
      monotonic: () => this.monotonic,
      random: () => 1,
      later: (milliseconds, action) => {
        const timer = { milliseconds, action };
        this.timers.push(timer);
        return () => {
          this.timers = this.timers.filter((one) => one !== timer);
        };
      },
    },
    { received: (notices) => this.received.push(...notices), warned: (text) => this.warned.push(text) },
  );
  get last(): Call {
    const call = this.calls.at(-1);
    if (!call) throw new Error('Nothing was called.');
    return call;
  }
  get hub(): FakeHub {
    const hub = this.hubs.at(-1);
    if (!hub) throw new Error('Nothing was opened.');
    return hub;
  }
  get at() {
    return this.connection.current().table?.at;
  }
  async passTime() {
    const due = this.timers;
    this.timers = [];
    for (const { action } of due) action();
    await settled();
  }
}

const unreachable: Refusal = { code: 'try-again', message: 'The server cannot be reached.' };
const full: Refusal = { code: 'server-full', message: 'The server is full.' };

const notice: Notice = { at: 0, round: 0, kind: 'move', headline: 'x', with: [], changes: [], rolls: [] };
const batch = (from: number, to = from + 1): Batch => ({ from, to, notices: [notice], changes: {} });
const ready: SeatCommand = { type: 'declare-ready', ready: true };

async function live(): Promise<World> {
  const world = new World();
  world.connection.open();
  await settled();
  await world.last.answer({ snapshot: snapshot('running', 'ai-lab', 5000) });
  return world;
}

test('a fresh start asks for everything and takes the snapshot', async () => {
  const world = new World();
  world.connection.open();
  await settled();
  expect(world.last.message).toEqual({ version: 1, session: 's', ticket: 'ticket', stream: null, after: null });
  await world.last.answer({ snapshot: snapshot('running', 'ai-lab', 5000) });
  expect(world.connection.current().status).toBe('live');
  expect(world.connection.current().table?.clockOffset).toBe(5000);
  expect(world.received).toEqual([]);
});

test('the next batch is applied, one we have is ignored', async () => {
  const world = await live();
  world.hub.events.batch(batch(1));
  world.hub.events.batch(batch(1));
  world.hub.events.batch(batch(0, 2));
  expect(world.at).toBe(2);
  expect(world.received).toHaveLength(1);
});

test('a gap is closed by entering again after the last batch', async () => {
  const world = await live();
  world.hub.events.batch(batch(3));
  expect(world.last.message).toMatchObject({ stream: 'ai-lab', after: 1 });
  world.hub.events.batch(batch(4));
  await world.last.answer({ missed: [batch(1), batch(2), batch(3)] });
  expect(world.at).toBe(5);
  expect(world.hubs).toHaveLength(1);
});

test('batches that overtake the answer to Enter wait for it', async () => {
  const world = new World();
  world.connection.open();
  await settled();
  world.hub.events.batch(batch(1));
  await world.last.answer({ snapshot: snapshot('running', 'ai-lab') });
  expect(world.at).toBe(2);
});

test('it reconnects for ever, with growing pauses, and resumes', async () => {
  const world = await live();
  world.offline = true;
  await world.hub.breakDown();
  expect(world.connection.current().status).toBe('reconnecting');
  const pauses: number[] = [];
  for (let i = 0; i < 12; i++) {
    pauses.push(...world.timers.map(({ milliseconds }) => milliseconds));
    await world.passTime();
  }
  expect(pauses).toEqual([250, 500, 1000, ...Array(7).fill(2000), 15_000, 15_000]);
  world.offline = false;
  await world.passTime();
  expect(world.last.message).toMatchObject({ stream: 'ai-lab', after: 1 });
  await world.last.answer({ missed: [batch(1)] });
  expect(world.connection.current().status).toBe('live');
  expect(world.at).toBe(2);
});

test('a command without a receipt is sent again after a break, under the same id', async () => {
  const world = await live();
  const outcome = world.connection.submit(ready);
  const first = world.last.message as CommandEnvelope;
  expect(first.id).toMatch(/^[a-zA-Z0-9-]{8,64}$/);
  expect(world.connection.current().pending).toEqual([first]);
  const sent = world.last;
  await world.hub.breakDown();
  await sent.fail();
  await world.passTime();
  await world.last.answer({ missed: [] });
  expect(world.last.message).toEqual(first);
  await world.last.answer({ id: first.id });
  expect(await outcome).toBeNull();
  expect(world.connection.current().pending).toEqual([]);
});

test('a command given while away is sent once the seat is entered again', async () => {
  const world = await live();
  await world.hub.breakDown();
  world.connection.submit(ready);
  expect(world.last.method).toBe('Enter');
  await world.passTime();
  expect(world.last.method).toBe('Enter');
  await world.last.answer({ missed: [] });
  expect(world.last.message).toMatchObject({ command: ready });
});

test('a refusal reaches whoever asked', async () => {
  const world = await live();
  const outcome = world.connection.submit(ready);
  const refusal = { code: 'too-late', message: 'The deadline has passed.' } as const;
  await world.last.answer({ id: 'x', refusal });
  expect(await outcome).toEqual(refusal);
});

test('try-again sends the same command again, and gives up in the end', async () => {
  const world = await live();
  const outcome = world.connection.submit(ready);
  const refusal = { code: 'try-again', message: 'Not now.' } as const;
  for (let i = 0; i < 8; i++) {
    await world.last.answer({ id: 'x', refusal });
    await world.passTime();
  }
  expect(await outcome).toEqual(refusal);
  const sent = world.calls.filter(({ method }) => method === 'Submit').map(({ message }) => message);
  expect(sent).toHaveLength(8);
  expect(new Set(sent).size).toBe(1);
});

test('an oversized command is refused before it is sent', async () => {
  const world = await live();
  const before = world.calls.length;
  const refusal = await world.connection.submit({ type: 'announce', text: 'ä'.repeat(5000) });
  expect(refusal?.code).toBe('too-large');
  expect(world.calls).toHaveLength(before);
});

test('a wrong ticket ends it; a server in trouble does not', async () => {
  const world = new World();
  world.connection.open();
  await settled();
  await world.last.answer({ refusal: { code: 'try-again', message: '' } });
  expect(world.connection.current().status).toBe('connecting');
  await world.passTime();
  await world.last.answer({ refusal: { code: 'wrong-ticket', message: 'No.' } });
  expect(world.connection.current()).toMatchObject({ status: 'ended', ended: { code: 'wrong-ticket' } });
  expect(world.timers).toEqual([]);
});

test('dismissed to another stream, it starts afresh; dismissed for good, it ends', async () => {
  const world = await live();
  const refusal = { code: 'wrong-ticket', message: 'The facilitator has removed you.' } as const;
  world.hub.events.dismissed({ refusal, enterAgain: true });
  expect(world.last.message).toMatchObject({ stream: null, after: null });
  expect(world.connection.current().table?.you.role).toBe('ai-lab');
  await world.last.answer({ snapshot: snapshot('running', 'cloud') });
  expect(world.connection.current().table?.you.role).toBe('cloud');
  world.hub.events.dismissed({ refusal, enterAgain: false });
  expect(world.connection.current()).toMatchObject({ status: 'ended', ended: refusal });
});

test('closing leaves nothing behind', async () => {
  const world = await live();
  await world.hub.breakDown();
  world.connection.close();
  expect(world.timers).toEqual([]);
  await world.passTime();
  expect(world.hubs).toHaveLength(1);
});

test('a connection that cannot be opened is explained by an ordinary request, and when it is tried again', async () => {
  const world = new World();
  world.offline = true;
  world.answer = { refusal: full, retryAfter: 10 };
  world.connection.open();
  await settled();
  expect(world.asked).toBe(1);
  const { status, outage } = world.connection.current();
  expect(status).toBe('connecting');
  expect(outage).toEqual({ why: full.message, nextTry: 16_000 });
  expect(world.timers.map(({ milliseconds }) => milliseconds)).toEqual([15_000]);
  world.offline = false;
  await world.passTime();
  // While it is tried, the reason still stands.
  expect(world.connection.current().outage).toEqual({ why: full.message, nextTry: null });
  await world.last.answer({ snapshot: snapshot('running', 'ai-lab') });
  expect(world.connection.current()).toMatchObject({ status: 'live', outage: null });
});

test('a break alone asks nothing; the next try comes first', async () => {
  const world = await live();
  await world.hub.breakDown();
  expect(world.asked).toBe(0);
  expect(world.connection.current().outage?.why).toBeNull();
  await world.passTime();
  await world.last.answer({ missed: [] });
  expect(world.asked).toBe(0);
});

test('the person may try again before the pause is over, but not twice at once', async () => {
  const world = await live();
  world.offline = true;
  await world.hub.breakDown();
  world.connection.retryNow();
  world.connection.retryNow();
  expect(world.hubs).toHaveLength(2);
  expect(world.timers).toEqual([]);
  world.connection.retryNow();
  await settled();
  expect(world.asked).toBe(1);
  expect(world.connection.current().outage?.why).toBe(unreachable.message);
});

test('what is asked when the person has left is not waited for', async () => {
  const world = new World();
  world.offline = true;
  world.connection.open();
  world.connection.close();
  await settled();
  expect(world.timers).toEqual([]);
});

test('a server of another version ends it', async () => {
  const world = new World();
  world.offline = true;
  world.answer = { value: { version: 2 } };
  world.connection.open();
  await settled();
  expect(world.connection.current()).toMatchObject({ status: 'ended', ended: { code: 'other-version' } });
  expect(world.timers).toEqual([]);
});

test('a server that takes requests but never a connection is said to be cut off by something in between', async () => {
  const world = new World();
  world.offline = true;
  world.answer = { value: { version: 1 } };
  world.connection.open();
  await settled();
  expect(world.connection.current().outage?.why).toBeNull();
  for (let i = 0; i < 2; i++) await world.passTime();
  expect(world.connection.current().outage?.why).toMatch(/proxy or firewall/);
});

test('whoever is refused at the door of the session sees why, until it is over', async () => {
  const world = new World();
  world.connection.open();
  await settled();
  await world.last.answer({ refusal: { code: 'try-again', message: 'The journal rests.' } });
  expect(world.connection.current().outage?.why).toBe('The journal rests.');
  await world.passTime();
  await world.last.fail();
  expect(world.connection.current().outage?.why).toBe('Something went wrong at the server.');
});

test('pauses grow on while a server takes connections and loses them at once', async () => {
  const world = await live();
  const pauses: number[] = [];
  for (let i = 0; i < 4; i++) {
    await world.hub.breakDown();
    pauses.push(...world.timers.map(({ milliseconds }) => milliseconds));
    await world.passTime();
    await world.last.answer({ missed: [] });
  }
  expect(pauses).toEqual([250, 500, 1000, 2000]);
  world.time += 10_000;
  await world.hub.breakDown();
  expect(world.timers.map(({ milliseconds }) => milliseconds)).toEqual([250]);
});

test('a connection that the server closes for an error is reported, and what causes it is not sent for ever', async () => {
  const world = await live();
  const outcome = world.connection.submit(ready);
  for (let i = 1; i <= 3; i++) {
    expect(world.last.method).toBe('Submit');
    await world.hub.breakDown(true);
    expect(world.warned).toHaveLength(i);
    await world.passTime();
    await world.last.answer({ missed: [] });
  }
  expect((await outcome)?.code).toBe('malformed');
  expect(world.last.method).toBe('Enter');
  expect(world.connection.current()).toMatchObject({ status: 'live', pending: [] });
});

test('a page that was silent for so long that the server gave it up reports no error', async () => {
  const world = await live();
  const outcome = world.connection.submit(ready);
  for (let i = 0; i < 4; i++) {
    world.time += 40_000;
    await world.hub.breakDown(true);
    expect(world.connection.current().status).toBe('reconnecting');
    await world.passTime();
    await world.last.answer({ missed: [] });
  }
  expect(world.warned).toEqual([]);
  await world.last.answer({ id: (world.last.message as CommandEnvelope).id });
  expect(await outcome).toBeNull();
});

test('what waits for the connection can be taken back', async () => {
  const world = await live();
  await world.hub.breakDown();
  const taking = new AbortController();
  const outcome = world.connection.submit(ready, taking.signal);
  expect(world.connection.current().pending).toHaveLength(1);
  taking.abort();
  expect(await outcome).toBe(withdrawn);
  expect(world.connection.current().pending).toEqual([]);
  await world.passTime();
  await world.last.answer({ missed: [] });
  expect(world.last.method).toBe('Enter');
});

test('what has been sent is not taken back', async () => {
  const world = await live();
  const taking = new AbortController();
  const outcome = world.connection.submit(ready, taking.signal);
  taking.abort();
  expect(world.connection.current().pending).toHaveLength(1);
  await world.last.answer({ id: (world.last.message as CommandEnvelope).id });
  expect(await outcome).toBeNull();
});

test('who came while the answer to Enter was under way is there', async () => {
  const world = new World();
  world.connection.open();
  await settled();
  world.hub.events.presence({ online: ['ada', 'ben'], away: [] });
  await world.last.answer({
    snapshot: { ...snapshot('running', 'ai-lab', 5000), presence: { online: ['ada'], away: [] } },
  });
  expect(world.connection.current().table?.presence.online).toEqual(['ada', 'ben']);
  world.hub.events.presence({ online: ['ben'], away: [] });
  expect(world.connection.current().table?.presence.online).toEqual(['ben']);
});

test('after a resuming the session is asked for its time', async () => {
  const world = await live();
  expect(world.timeAsked).toHaveLength(0);
  await world.hub.breakDown();
  await world.passTime();
  world.monotonic = 10_000;
  await world.last.answer({ missed: [] });
  expect(world.timeAsked).toHaveLength(1);
  world.monotonic = 10_200;
  await world.timeAsked[0]?.(25_100);
  expect(world.connection.current().table?.clockOffset).toBe(15_000);
});

test('a page that is looked at after the clock was set shows the right time; small differences are left', async () => {
  const world = await live();
  world.monotonic += 1000;
  world.time += 61_000;
  world.connection.retryNow();
  await world.timeAsked[0]?.(6000);
  expect(world.connection.current().table?.clockOffset).toBe(5000);
  world.time -= 60_000;
  world.connection.retryNow();
  world.monotonic += 100;
  await world.timeAsked[1]?.(6060);
  expect(world.connection.current().table?.clockOffset).toBe(5000);
});

const drafts = (number: number, role = 'ai-lab'): TeamDrafts => ({ role, number, drafts: [] });
const shown = (world: World) => world.connection.current().table?.drafts;

test('drafts come with entering and live, and an older word never replaces a newer one', async () => {
  const world = new World();
  world.connection.open();
  await settled();
  world.hub.events.drafts(drafts(4));
  await world.last.answer({ snapshot: snapshot('running', 'ai-lab'), drafts: drafts(3) });
  expect(shown(world)?.number).toBe(4);
  world.hub.events.drafts(drafts(6));
  world.hub.events.drafts(drafts(5));
  expect(shown(world)?.number).toBe(6);

  // A session that was activated anew counts from the start: what it says on entering holds.
  await world.hub.breakDown();
  await world.passTime();
  await world.last.answer({ missed: [], drafts: drafts(1) });
  expect(shown(world)?.number).toBe(1);
});

test('drafts of another role are never shown, and those of the old team go with the role', async () => {
  const world = await live();
  world.hub.events.drafts(drafts(1, 'cloud'));
  expect(shown(world)).toBeNull();
  world.hub.events.drafts(drafts(1));
  expect(shown(world)?.role).toBe('ai-lab');
  world.hub.events.dismissed({ refusal: full, enterAgain: true });
  expect(shown(world)).toBeNull();
});

test('a draft is changed once, and its writer hears when that has not arrived', async () => {
  const world = await live();
  const edit: DraftEdit = { type: 'discard', draft: 'd1' };
  const done = world.connection.draft(edit);
  expect(world.last).toMatchObject({ method: 'Draft', message: edit });
  await world.last.answer({ draft: 'd1' });
  expect(await done).toEqual({ draft: 'd1' });
  await world.hub.breakDown();
  expect((await world.connection.draft(edit)).refusal?.code).toBe('try-again');
});

test('a command that sends a draft names it', async () => {
  const world = await live();
  world.connection.submit(ready, undefined, 'd1');
  expect(world.last.message).toMatchObject({ command: ready, draft: 'd1' });
});
