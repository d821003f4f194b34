import { expect, test } from 'vitest';
import { createApi } from './api';

const refusal = { code: 'unknown-session', message: 'No session has this code.' } as const;

test('a value', async () => {
  const api = createApi(async () => Response.json([]));
  expect(await api.scenarios()).toEqual({ value: [] });
});

test('a refusal', async () => {
  const api = createApi(async () => Response.json({ refusal }, { status: 404 }));
  expect(await api.previewJoin('X')).toEqual({ refusal });
});

test('no network, no sense and no server are told apart for the person', async () => {
  const down = createApi(async () => Promise.reject(new TypeError('failed')));
  expect((await down.host()).refusal?.code).toBe('try-again');
  const broken = createApi(async () => new Response('<html>', { status: 502 }));
  expect((await broken.host()).refusal?.code).toBe('try-again');
  const odd = createApi(async () => new Response('<html>', { status: 200 }));
  expect((await odd.host()).refusal?.code).toBe('malformed');
});

test('a refusal may say how long to wait, within reason', async () => {
  const asking = (retryAfter: string) =>
    createApi(async () => Response.json({ refusal }, { status: 503, headers: { 'Retry-After': retryAfter } })).hub();
  expect(await asking('10')).toEqual({ refusal, retryAfter: 10 });
  expect(await asking('86400')).toEqual({ refusal, retryAfter: 60 });
  expect(await asking('-1')).toEqual({ refusal });
  expect(await asking('Wed, 21 Oct 2015 07:28:00 GMT')).toEqual({ refusal });
});

test('secrets travel in a header, never in the address', async () => {
  const asked: { path: string; init?: RequestInit }[] = [];
  const api = createApi(async (path, init) => {
    asked.push({ path, init });
    return Response.json({});
  });
  await api.openSession({ scenario: 'first-call', pacing: 'live' }, 'key');
  await api.debrief('s/1', 'ticket');
  await api.openSession({ scenario: 'first-call', pacing: 'live' }, '');
  expect(asked.map(({ path }) => path)).toEqual(['/api/sessions', '/api/sessions/s%2F1/debrief', '/api/sessions']);
  expect(asked.map(({ init }) => new Headers(init?.headers).get('Authorization'))).toEqual([
    'Bearer key',
    'Bearer ticket',
    null,
  ]);
});
