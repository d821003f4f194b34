import { expect, test } from 'vitest';
import type { ClassInfo, ClassUpdate } from '../protocol';
import type { Answer } from '../rest/api';
import type { StreamEvents } from '../session/hub-stream';
import { ClassStream } from './class-stream';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function world() {
  const opened: StreamEvents<ClassUpdate>[] = [];
  const timers: { readonly milliseconds: number; readonly action: () => void }[] = [];
  let answer: Answer<{ version: number }> = { value: { version: 1 } };
  const stream = new ClassStream('c', 'ticket', {
    watch: (_request, events) => {
      opened.push(events);
      return { close: () => events.closed() };
    },
    ask: async () => answer,
    now: () => 0,
    monotonic: () => 0,
    random: () => 0.5,
    later: (milliseconds, action) => {
      timers.push({ milliseconds, action });
      return () => timers.splice(0);
    },
  });
  return { stream, opened, timers, answers: (next: typeof answer) => (answer = next) };
}

const update = (changes: Partial<ClassUpdate>): ClassUpdate => ({
  serverTime: 0,
  full: false,
  tables: [],
  goneTables: [],
  members: [],
  goneMembers: [],
  ...changes,
});
const info = { class: 'c', title: 'First Call', indicators: [] } as unknown as ClassInfo;

test('after a break the board stays, and the stream is opened again', async () => {
  const { stream, opened, timers } = world();
  stream.open();
  opened[0]?.update(update({ full: true, class: info }));
  expect(stream.current().status).toBe('live');
  opened[0]?.closed();
  await settled();
  expect(stream.current()).toMatchObject({ status: 'reconnecting', board: { info: { title: 'First Call' } } });
  for (const { action } of timers.splice(0)) action();
  expect(opened).toHaveLength(2);
  opened[1]?.update(update({ full: true, class: info }));
  expect(stream.current()).toMatchObject({ status: 'live', outage: null });
});

test('a refusal ends it for good', async () => {
  const { stream, opened, timers } = world();
  stream.open();
  opened[0]?.update(update({ refusal: { code: 'wrong-ticket', message: 'Withdrawn.' } }));
  await settled();
  expect(stream.current()).toMatchObject({ status: 'ended', ended: { message: 'Withdrawn.' } });
  expect(timers).toHaveLength(0);
  expect(opened).toHaveLength(1);
});

test('a page of another version says so instead of trying for ever', async () => {
  const { stream, opened, timers, answers } = world();
  answers({ value: { version: 2 } });
  stream.open();
  opened[0]?.closed();
  await settled();
  expect(stream.current().ended?.code).toBe('other-version');
  expect(timers).toHaveLength(0);
});

test('a stream that is closed while it asks why it broke is not opened again', async () => {
  const { stream, opened, timers } = world();
  stream.open();
  opened[0]?.closed();
  stream.close();
  await settled();
  expect(timers).toHaveLength(0);
  expect(opened).toHaveLength(1);
});

test('what a stream says after it was closed counts no more', async () => {
  const { stream, opened } = world();
  stream.open();
  stream.close();
  opened[0]?.update(update({ full: true, class: info }));
  await settled();
  expect(stream.current().board).toBeNull();
});
