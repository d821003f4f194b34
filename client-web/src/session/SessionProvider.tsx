// Binds one SessionConnection to the screens of a seat.
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { DraftEdit, DraftReply, Notice, Refusal, SeatCommand } from '../protocol';
import { ServerContext } from '../server';
import { useToast } from '../ui/Toasts';
import { closingFor, gameTime } from './clock';
import { SessionConnection, type SessionState, withdrawn } from './connection';
import { onReturn, timing } from './surroundings';
import type { Table } from './table';

export interface Fresh {
  /** Counts up, so that the same words twice are two things. */
  readonly key: number;
  readonly notice: Notice;
}

interface Session {
  readonly state: SessionState;
  readonly ticket: string;
  /** Whether one can do something here; false where a table is only shown. */
  readonly acts: boolean;
  /** The session's time, Unix milliseconds, at which a shown table stands; null where time passes. */
  readonly standsAt: number | null;
  /** The newest notices, for the live log. */
  readonly fresh: readonly Fresh[];
  submit(command: SeatCommand, withdraw?: AbortSignal, draft?: string): Promise<Refusal | null>;
  /** Changes a draft of the own team. */
  draft(edit: DraftEdit): Promise<DraftReply>;
  /** Tries at once to connect, instead of waiting for the next time. */
  retry(): void;
}

/** More than any batch brings, so that a screen reader reads all of it out. */
const mostFresh = 40;

const SessionContext = createContext<Session | null>(null);

interface SessionProviderProps {
  readonly session: string;
  readonly ticket: string;
  readonly children: ReactNode;
}

export function SessionProvider({ session, ticket, children }: SessionProviderProps) {
  const { api, hub } = use(ServerContext);
  const toast = useToast();
  const [fresh, setFresh] = useState<readonly Fresh[]>([]);
  const connection = useMemo(
    () =>
      new SessionConnection(
        session,
        ticket,
        {
          ...timing,
          hub,
          ask: api.hub,
        },
        {
          received: (notices) =>
            setFresh((before) => {
              const next = (before.at(-1)?.key ?? 0) + 1;
              return [...before, ...notices.map((notice, index) => ({ key: next + index, notice }))].slice(-mostFresh);
            }),
          warned: toast,
        },
      ),
    [session, ticket, api, hub, toast],
  );

  useEffect(() => {
    connection.open();
    const stopRetrying = onReturn(() => connection.retryNow());
    // What waits to be sent goes with the page.
    const stay = (event: BeforeUnloadEvent) => {
      if (connection.current().pending.length > 0) event.preventDefault();
    };
    addEventListener('beforeunload', stay);
    return () => {
      stopRetrying();
      removeEventListener('beforeunload', stay);
      connection.close();
    };
  }, [connection]);

  const state = useSyncExternalStore(connection.subscribe, connection.current);
  const submit = useCallback(
    (command: SeatCommand, withdraw?: AbortSignal, id?: string) => connection.submit(command, withdraw, id),
    [connection],
  );
  const draft = useCallback((edit: DraftEdit) => connection.draft(edit), [connection]);
  const retry = useCallback(() => connection.retryNow(), [connection]);
  const value = useMemo(
    () => ({ state, ticket, acts: true, standsAt: null, fresh, submit, draft, retry }),
    [state, ticket, fresh, submit, draft, retry],
  );
  return <SessionContext value={value}>{children}</SessionContext>;
}

/** Null outside of a session. */
export const useSessionIfAny = (): Session | null => use(SessionContext);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('Used outside of a session.');
  return session;
}

export function useTable(): Table {
  const { table } = useSession().state;
  if (!table) throw new Error('Used before the session was entered.');
  return table;
}

const onlyLooking: Refusal = {
  code: 'not-yours',
  message: 'This is what the role sees. Only its people act here.',
};

/** What one does something with; left out where a table is only shown. */
export function Acts({ children }: { readonly children: ReactNode }) {
  // biome-ignore lint/complexity/noUselessFragments: a component gives back one element
  return useSession().acts ? <>{children}</> : null;
}

interface ShownTableProps {
  readonly table: Table;
  /** The session's time, Unix milliseconds, at which it stands and is only shown; it goes on when left out. */
  readonly standsAt?: number;
  readonly children: ReactNode;
}

/** Shows screens another table than that of this seat's connection; nothing can be done at it. */
export function ShownTable({ table, standsAt, children }: ShownTableProps) {
  const session = useSession();
  const value = useMemo(
    () => ({
      ...session,
      state: { ...session.state, table },
      acts: standsAt === undefined,
      standsAt: standsAt ?? null,
      fresh: [],
      submit: async () => onlyLooking,
      draft: async () => ({ refusal: onlyLooking }),
    }),
    [session, table, standsAt],
  );
  return <SessionContext value={value}>{children}</SessionContext>;
}

interface Sending {
  /**
   * Resolves with whether it was accepted.
   * @param draft Id of the team's draft that it sends.
   */
  send(command: SeatCommand, refusals?: 'toast' | 'inline', draft?: string): Promise<boolean>;
  /** Takes back what waits for the connection; what is on its way already cannot be. */
  withdraw(): void;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
}

/** Sends commands and keeps what a control shows about it: busy until the receipt, then the refusal if there is one. */
export function useSending(): Sending {
  const { submit } = useSession();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const withdrawing = useRef(new AbortController());
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const send = useCallback(
    async (command: SeatCommand, refusals: 'toast' | 'inline' = 'toast', draft?: string) => {
      withdrawing.current = new AbortController();
      setBusy(true);
      setRefusal(null);
      const refused = await submit(command, withdrawing.current.signal, draft);
      setBusy(false);
      if (refused === withdrawn) return false;
      setRefusal(refused);
      // The control may have gone with what it was for; the refusal is shown all the same.
      if (refused && (refusals === 'toast' || !isShown.current)) toast(refused.message);
      return refused === null;
    },
    [submit, toast],
  );
  const withdraw = useCallback(() => withdrawing.current.abort(), []);
  return { send, withdraw, busy, refusal };
}

/** Game time in seconds, running on between messages by a clock that nobody sets. */
export function useGameTime(): number {
  return gameTime(useTable().view.clock, useServerTime());
}

/** For how many milliseconds the round has been closing, running on likewise; null while it is not. */
export function useClosingFor(): number | null {
  return closingFor(useTable().view.clock, useServerTime());
}

/** The session's time, Unix milliseconds; it stands while the game clock does. */
function useServerTime(): number {
  const { standsAt } = useSession();
  const { view, clockOffset } = useTable();
  const { clock } = view;
  const passes = clock.running && standsAt === null;
  const [now, setNow] = useState(() => performance.now());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another clock is read at once
  useEffect(() => {
    setNow(performance.now());
    if (!passes) return;
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, [clock, passes]);
  return standsAt ?? now + clockOffset;
}
