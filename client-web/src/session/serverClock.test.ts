import { expect, test } from 'vitest';
import { ServerClock } from './serverClock';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function clockOf() {
  const device = { now: 1_000_000, monotonic: 0, timers: [] as (() => void)[] };
  const answers: ((time: number | null) => void)[] = [];
  const measured: number[] = [];
  const clock = new ServerClock(
    {
      now: () => device.now,
      monotonic: () => device.monotonic,
      later: (_, action) => {
        device.timers.push(action);
        return () => {
          device.timers = device.timers.filter((one) => one !== action);
        };
      },
    },
    () => new Promise((resolve) => answers.push(resolve)),
    (offset) => measured.push(offset),
  );
  return {
    clock,
    answers,
    measured,
    device,
    pass(milliseconds: number) {
      device.now += milliseconds;
      device.monotonic += milliseconds;
      this.look();
    },
    look() {
      const due = device.timers;
      device.timers = [];
      for (const action of due) action();
    },
  };
}

test('half of the way there and back is counted', async () => {
  const { clock, device, answers, measured } = clockOf();
  clock.start(true);
  device.monotonic += 400;
  answers[0]?.(5200);
  await settled();
  expect(measured).toEqual([5000]);
});

test('nobody asks while the clocks agree, and once a minute all the same', () => {
  const world = clockOf();
  world.clock.start(false);
  for (let i = 0; i < 11; i++) world.pass(5000);
  expect(world.answers).toHaveLength(0);
  world.pass(5000);
  expect(world.answers).toHaveLength(1);
});

test('a clock that was set and a sleep that one clock did not count are noticed once', () => {
  const world = clockOf();
  world.clock.start(false);
  world.device.now -= 60_000;
  world.look();
  world.look();
  expect(world.answers).toHaveLength(1);
  world.device.now += 100_000;
  world.clock.check();
  world.clock.check();
  expect(world.answers).toHaveLength(2);
});

test('an answer that took too long, none, or one to an older question is not believed', async () => {
  const world = clockOf();
  world.clock.start(true);
  world.device.monotonic += 5000;
  world.answers[0]?.(1);
  world.clock.start(true);
  world.answers[1]?.(null);
  world.clock.start(true);
  world.clock.start(true);
  world.answers[2]?.(1);
  world.clock.stop();
  world.answers[3]?.(1);
  await settled();
  expect(world.measured).toEqual([]);
});
