import { expect, test } from 'vitest';
import type { SessionAnalysis } from '../protocol';
import type { Answer } from '../rest/api';
import { AnalysisFollower } from './follower';

const running: SessionAnalysis = { state: 'running', done: 10, all: 100 };
const done: SessionAnalysis = { state: 'done', done: 0, all: 0 };
const refused = (code: 'try-again' | 'sealed', retryAfter?: number): Answer<SessionAnalysis> => ({
  refusal: { code, message: 'No.' },
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

function following(...answers: readonly Answer<SessionAnalysis>[]) {
  const pauses: number[] = [];
  const waiting: (() => void)[] = [];
  const asked: string[] = [];
  const left = [...answers];
  const answer = (what: string) => async () => {
    asked.push(what);
    return left.shift() ?? { value: done };
  };
  const follower = new AnalysisFollower({
    read: answer('read'),
    begin: answer('begin'),
    later: (milliseconds, action) => {
      pauses.push(milliseconds);
      waiting.push(action);
      return () => waiting.splice(waiting.indexOf(action), 1);
    },
  });
  const next = async () => {
    waiting.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { follower, pauses, waiting, asked, next };
}

test('it asks until the analysis is done', async () => {
  const { follower, pauses, waiting, next } = following({ value: running }, { value: running });
  follower.open();
  await next();
  expect(follower.current().analysis).toEqual(running);
  await next();
  await next();
  expect(follower.current().analysis).toEqual(done);
  expect(pauses).toEqual([2000, 2000]);
  expect(waiting).toEqual([]);
});

test('what nobody has begun is not asked for again, until the person begins it', async () => {
  const { follower, waiting, asked, next } = following({ value: { state: 'none', done: 0, all: 0 } });
  follower.open();
  await next();
  expect(waiting).toEqual([]);
  follower.begin();
  expect(follower.current().asking).toBe(true);
  await next();
  expect(follower.current()).toEqual({ analysis: done, refusal: null, asking: false });
  expect(asked).toEqual(['read', 'begin']);
});

test('a refusal that passes is waited out, and not for ever', async () => {
  const { follower, pauses, next } = following(refused('try-again', 60), refused('try-again'), refused('try-again'));
  follower.open();
  await next();
  await next();
  await next();
  expect(follower.current().refusal?.code).toBe('try-again');
  expect(pauses).toEqual([60_000, 5000]);
});

test('a refusal that stays ends it', async () => {
  const { follower, waiting, next } = following(refused('sealed'));
  follower.open();
  await next();
  expect(follower.current().refusal?.code).toBe('sealed');
  expect(waiting).toEqual([]);
});

test('what comes after the page was left is not taken', async () => {
  const { follower, next } = following({ value: running });
  follower.open();
  follower.close();
  await next();
  expect(follower.current().analysis).toBeNull();
});
