// The REST side of the wire. Every call answers with a value or a refusal; nothing here throws.
import type {
  AssistantReply,
  ClassCommandEnvelope,
  ClassComparison,
  ClassOpenedReply,
  Debrief,
  DecisionList,
  DecisionOptions,
  ExpectedReply,
  HubInfo,
  InviteAssistantRequest,
  JoinPreview,
  JoinReply,
  JoinRequest,
  MemberAnswers,
  MoveChoice,
  OpenClassRequest,
  OpenRunRequest,
  OpenSessionRequest,
  ParticipationReport,
  PlayAloneReply,
  PlayAloneRequest,
  Problem,
  ProjectorReply,
  Receipt,
  Refusal,
  Replay,
  RosterReply,
  RosterRequest,
  ScenarioCard,
  ServerInfo,
  SessionAnalysis,
  SessionOpenedReply,
  Snapshot,
  TableCommandsReply,
  TableCommandsRequest,
} from '../protocol';

export type Answer<T> =
  | { readonly value: T; readonly refusal?: undefined }
  | {
      readonly refusal: Refusal;
      /** Seconds before it is worth asking again, when the server says so. */
      readonly retryAfter?: number;
      /** Of what was uploaded, from 1, when the fault is in one. */
      readonly line?: number;
    };

/** A file that a class gives. */
export interface ClassFile {
  readonly file: Blob;
  /** Numbers of the tables that are not in it. */
  readonly leftOut: readonly number[];
}

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

const lineOf = ({ line }: Partial<Problem>) => (line === undefined || line === null ? {} : { line });

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
      return { refusal: problem.refusal ?? unreadable, ...pauseAskedBy(response), ...lineOf(problem) };
    } catch {
      return { refusal: response.status >= 500 ? unreachable : unreadable };
    }
  }

  const classFile = async (response: Response): Promise<ClassFile> => ({
    file: await response.blob(),
    leftOut: (response.headers.get('Whitecell-Left-Out') ?? '').split(',').filter(Boolean).map(Number),
  });
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
  const classOf = (id: string) => `/api/classes/${encodeURIComponent(id)}`;

  return {
    host: () => get<ServerInfo>('/api/host'),
    /** For a page that waits for the hub: it is not kept waiting here as well. */
    hub: () => ask('/api/hub', json<HubInfo>, { signal: AbortSignal.timeout(5000) }),
    scenarios: () => get<readonly ScenarioCard[]>('/api/scenarios'),
    openSession: (request: OpenSessionRequest, hostKey: string) =>
      post<SessionOpenedReply>('/api/sessions', request, hostKey),
    /** A session that begins where another one stood, for that one's facilitator. */
    openRun: (id: string, request: OpenRunRequest, ticket: string, hostKey: string) =>
      ask<SessionOpenedReply>(`${session(id)}/runs`, json<SessionOpenedReply>, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...bearer(ticket),
          ...(hostKey ? { 'Whitecell-Host-Key': hostKey } : {}),
        },
        body: JSON.stringify(request),
      }),
    playAlone: (request: PlayAloneRequest, hostKey: string) =>
      post<PlayAloneReply>('/api/sessions/alone', request, hostKey),
    previewJoin: (code: string) => get<JoinPreview>(`/api/join/${encodeURIComponent(code)}`),
    join: (request: JoinRequest) => post<JoinReply>('/api/join', request),
    openClass: (request: OpenClassRequest, hostKey: string) => post<ClassOpenedReply>('/api/classes', request, hostKey),
    /** With the secret of a link of the roster. */
    takeSeatByLink: (id: string, link: string) => post<JoinReply>(`${classOf(id)}/link`, { link }),
    classCommand: (id: string, ticket: string, envelope: ClassCommandEnvelope) =>
      post<Receipt>(`${classOf(id)}/commands`, envelope, ticket),
    commandTables: (id: string, ticket: string, request: TableCommandsRequest) =>
      post<TableCommandsReply>(`${classOf(id)}/tables/commands`, request, ticket),
    /** A facilitator's seat at one of the tables. */
    tableConsole: (id: string, table: number, ticket: string) =>
      post<JoinReply>(`${classOf(id)}/tables/${table}/console`, {}, ticket),
    /** A ticket for a screen that everybody sees. */
    classProjector: (id: string, ticket: string) => post<ProjectorReply>(`${classOf(id)}/projector`, {}, ticket),
    comparison: (id: string, ticket: string) => get<ClassComparison>(`${classOf(id)}/comparison`, ticket),
    participation: (id: string, ticket: string) => get<ParticipationReport>(`${classOf(id)}/participation`, ticket),
    participationTable: (id: string, name: 'participation' | 'participation-codebook', ticket: string) =>
      ask<ClassFile>(`${classOf(id)}/${name}.csv`, classFile, { headers: bearer(ticket) }),
    /** The data of all tables that are over, as an archive. */
    classData: (id: string, ticket: string) =>
      ask<ClassFile>(`${classOf(id)}/data.zip`, classFile, { headers: bearer(ticket) }),
    memberAnswers: (id: string, member: string, ticket: string) =>
      get<MemberAnswers>(`${classOf(id)}/members/${encodeURIComponent(member)}/answers`, ticket),
    addRoster: (id: string, ticket: string, request: RosterRequest) =>
      post<RosterReply>(`${classOf(id)}/roster`, request, ticket),
    inviteAssistant: (id: string, ticket: string, request: InviteAssistantRequest) =>
      post<AssistantReply>(`${classOf(id)}/assistants`, request, ticket),
    expected: (id: string, ticket: string, choice: MoveChoice) =>
      post<ExpectedReply>(`${session(id)}/expected`, choice, ticket),
    /** The table as a role sees it, for the facilitator. */
    viewAs: (id: string, role: string, ticket: string) =>
      get<Snapshot>(`${session(id)}/roles/${encodeURIComponent(role)}/view`, ticket),
    newTicket: (id: string, seat: string, ticket: string) =>
      post<JoinReply>(`${session(id)}/seats/${encodeURIComponent(seat)}/ticket`, {}, ticket),
    debrief: (id: string, ticket: string) => get<Debrief>(`${session(id)}/debrief`, ticket),
    /** Which decisions turned the game and whether it was a usual one, as far as the server knows. */
    analysis: (id: string, ticket: string) => get<SessionAnalysis>(`${session(id)}/analysis`, ticket),
    beginAnalysis: (id: string, ticket: string) => post<SessionAnalysis>(`${session(id)}/analysis`, {}, ticket),
    /** What a what-if can be asked about. */
    decisions: (id: string, ticket: string) => get<DecisionList>(`${session(id)}/decisions`, ticket),
    decisionOptions: (id: string, entry: number, ticket: string) =>
      get<DecisionOptions>(`${session(id)}/decisions/${entry}/options`, ticket),
    /** @param eyes Whose; null for the ticket owner's own. */
    replay: (id: string, ticket: string, eyes: string | null) =>
      get<Replay>(`${session(id)}/replay${eyes ? `?${new URLSearchParams({ as: eyes })}` : ''}`, ticket),
    table: (id: string, name: string, ticket: string) =>
      ask<Blob>(`${session(id)}/data/${name}.csv`, (response) => response.blob(), { headers: bearer(ticket) }),
    journal: (id: string, ticket: string, form?: 'pseudonyms') =>
      ask<Blob>(`${session(id)}/journal${form ? `?form=${form}` : ''}`, (response) => response.blob(), {
        headers: bearer(ticket),
      }),
  };
}

export type Api = ReturnType<typeof createApi>;
