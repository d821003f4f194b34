import { expect, test } from 'vitest';
import type { GamesComparison, WhatIfPaths, WhatIfRequest, WhatIfUpdate } from '../protocol';
import type { StreamEvents } from '../session/hub-stream';
import { Question } from './question';

const request: WhatIfRequest = { version: 1, session: 's', ticket: 't', entry: 7 };
const paths = { played: {}, other: {} } as WhatIfPaths;
const comparison = { pairs: 100 } as GamesComparison;
const sofar = { pairs: 20 } as GamesComparison;

function asked() {
  const opened: { readonly events: StreamEvents<WhatIfUpdate>; closed: boolean }[] = [];
  const question = new Question((_request, events) => {
    const one = { events, closed: false };
    opened.push(one);
    return {
      close: () => {
        one.closed = true;
        events.closed();
      },
    };
  });
  question.ask(request);
  return { question, opened };
}

test('both paths come first, then progress and first figures, then the answer, which closes the connection', () => {
  const { question, opened } = asked();
  expect(question.current().status).toBe('working');
  opened[0]?.events.update({ paths, done: 0, all: 200 });
  opened[0]?.events.update({ done: 50, all: 200 });
  expect(question.current()).toMatchObject({ status: 'working', paths, done: 50, all: 200 });
  opened[0]?.events.update({ done: 60, all: 200, comparison: sofar });
  opened[0]?.events.update({ done: 70, all: 200 });
  expect(question.current()).toMatchObject({ status: 'working', done: 70, comparison: sofar });
  expect(opened[0]?.closed).toBe(false);
  opened[0]?.events.update({ done: 200, all: 200, comparison });
  expect(question.current()).toMatchObject({ status: 'answered', paths, comparison });
  expect(opened[0]?.closed).toBe(true);
});

test('a refusal is shown beside what has come before', () => {
  const { question, opened } = asked();
  opened[0]?.events.update({ paths, done: 0, all: 200 });
  opened[0]?.events.update({ refusal: { code: 'try-again', message: 'Later.' }, done: 0, all: 0 });
  expect(question.current()).toMatchObject({ status: 'refused', paths, refusal: { message: 'Later.' } });
});

test('a connection that breaks says so', () => {
  const { question, opened } = asked();
  opened[0]?.events.closed();
  expect(question.current()).toMatchObject({ status: 'refused', refusal: { code: 'try-again' } });
});

test('stopping closes the connection, and nothing that comes late is taken', () => {
  const { question, opened } = asked();
  question.stop();
  expect(opened[0]?.closed).toBe(true);
  opened[0]?.events.update({ paths, done: 10, all: 200 });
  expect(question.current()).toMatchObject({ status: 'stopped', paths: null });
});

test('another question replaces the one before', () => {
  const { question, opened } = asked();
  question.ask({ ...request, entry: 8 });
  expect(opened[0]?.closed).toBe(true);
  opened[0]?.events.update({ done: 200, all: 200, comparison });
  opened[1]?.events.update({ paths, done: 0, all: 200 });
  expect(question.current()).toMatchObject({ status: 'working', paths, comparison: null });
});
