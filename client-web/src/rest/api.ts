// The REST side of the wire. Every call answers with a value or a refusal; nothing here throws.
import type {
  Debrief,
  ExpectedReply,
  HostInfo,
  HubInfo,
  JoinPreview,
  JoinReply,
  JoinRequest,
  MoveChoice,
  OpenSessionRequest,
  PlayAloneReply,
  PlayAloneRequest,
  Problem,
  Refusal,
  ScenarioCard,
  SessionOpenedReply,
  Snapshot,
} from '../protocol';

export type Answer<T> =
  | { readonly value: T; readonly refusal?: undefined }
  | {
      readonly refusal: Refusal;
      /** Seconds before it is worth asking again, when the server says so. */
      readonly retryAfter?: number;
    };

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

const unreachable: Refusal = {
  code: 'try-again',
  message: 'The server cannot be reached. Check the connection and try again.',
};
const unreadable: Refusal = { code: 'malformed', message: 'The server sent something this page does not understand.' };

/** Seconds; whatever asks for more than a minute is not waited for. */
const longestPause = 60;

function pauseAskedBy(response: Response): { readonly retryAfter?: number } {
  const seconds = Number(response.headers.get('Retry-After') ?? '');
  return seconds > 0 ? { retryAfter: Math.min(seconds, longestPause) } : {};
}

export function createApi(fetch: Fetch) {
  async function ask<T>(path: string, read: (response: Response) => Promise<T>, init: RequestInit): Promise<Answer<T>> {
    let response: Response;
    try {
      response = await fetch(path, { cache: 'no-store', ...init });
    } catch {
      return { refusal: unreachable };
    }
    try {
      if (response.ok) return { value: await read(response) };
      const problem = (await response.json()) as Partial<Problem>;
      return { refusal: problem.refusal ?? unreadable, ...pauseAskedBy(response) };
    } catch {
      return { refusal: response.status >= 500 ? unreachable : unreadable };
    }
  }

  const json = <T>(response: Response) => response.json() as Promise<T>;
  const bearer = (secret: string): Record<string, string> => (secret ? { Authorization: `Bearer ${secret}` } : {});
  const get = <T>(path: string, secret = '') => ask<T>(path, json<T>, { headers: bearer(secret) });
  const post = <T>(path: string, body: unknown, secret = '') =>
    ask<T>(path, json<T>, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...bearer(secret) },
      body: JSON.stringify(body),
    });
  const session = (id: string) => `/api/sessions/${encodeURIComponent(id)}`;

  return {
    host: () => get<HostInfo>('/api/host'),
    /** For a page that waits for the hub: it is not kept waiting here as well. */
    hub: () => ask('/api/hub', json<HubInfo>, { signal: AbortSignal.timeout(5000) }),
    scenarios: () => get<readonly ScenarioCard[]>('/api/scenarios'),
    openSession: (request: OpenSessionRequest, hostKey: string) =>
      post<SessionOpenedReply>('/api/sessions', request, hostKey),
    playAlone: (request: PlayAloneRequest, hostKey: string) =>
      post<PlayAloneReply>('/api/sessions/alone', request, hostKey),
    previewJoin: (code: string) => get<JoinPreview>(`/api/join/${encodeURIComponent(code)}`),
    join: (request: JoinRequest) => post<JoinReply>('/api/join', request),
    expected: (id: string, ticket: string, choice: MoveChoice) =>
      post<ExpectedReply>(`${session(id)}/expected`, choice, ticket),
    /** The table as a role sees it, for the facilitator. */
    viewAs: (id: string, role: string, ticket: string) =>
      get<Snapshot>(`${session(id)}/roles/${encodeURIComponent(role)}/view`, ticket),
    newTicket: (id: string, seat: string, ticket: string) =>
      post<JoinReply>(`${session(id)}/seats/${encodeURIComponent(seat)}/ticket`, {}, ticket),
    debrief: (id: string, ticket: string) => get<Debrief>(`${session(id)}/debrief`, ticket),
    table: (id: string, name: 'sessions' | 'decisions' | 'codebook', ticket: string) =>
      ask<Blob>(`${session(id)}/data/${name}.csv`, (response) => response.blob(), { headers: bearer(ticket) }),
    journal: (id: string, ticket: string) =>
      ask<Blob>(`${session(id)}/journal`, (response) => response.blob(), { headers: bearer(ticket) }),
  };
}

export type Api = ReturnType<typeof createApi>;
