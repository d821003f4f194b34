// Binds one ClassStream to the screens of a class's console.
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ClassDeskCommand, Refusal, SeatCommand, TableResult } from '../protocol';
import type { Answer } from '../rest/api';
import { ServerContext } from '../server';
import { newId } from '../session/ids';
import { onReturn, timing } from '../session/surroundings';
import type { Board } from './board';
import { type ClassState, ClassStream } from './class-stream';

interface Class {
  readonly id: string;
  readonly ticket: string;
  readonly state: ClassState;
  /** Null when the class has taken it down. */
  submit(command: ClassDeskCommand): Promise<Refusal | null>;
  /** A facilitator's command for these tables. */
  command(tables: readonly number[], command: SeatCommand): Promise<Answer<readonly TableResult[]>>;
  /** Tries at once to connect, instead of waiting for the next time. */
  retry(): void;
}

const ClassContext = createContext<Class | null>(null);

interface ClassProviderProps {
  readonly id: string;
  readonly ticket: string;
  readonly children: ReactNode;
}

export function ClassProvider({ id, ticket, children }: ClassProviderProps) {
  const { api, watchClass } = use(ServerContext);
  const stream = useMemo(
    () => new ClassStream(id, ticket, { ...timing, watch: watchClass, ask: api.hub }),
    [id, ticket, api, watchClass],
  );
  useEffect(() => {
    stream.open();
    const stopRetrying = onReturn(() => stream.retryNow());
    return () => {
      stopRetrying();
      stream.close();
    };
  }, [stream]);
  const state = useSyncExternalStore(stream.subscribe, stream.current);
  const submit = useCallback(
    async (command: ClassDeskCommand) => {
      const answer = await api.classCommand(id, ticket, { id: newId(), command });
      return answer.refusal ?? answer.value.refusal ?? null;
    },
    [api, id, ticket],
  );
  const command = useCallback(
    async (tables: readonly number[], seatCommand: SeatCommand): Promise<Answer<readonly TableResult[]>> => {
      const answer = await api.commandTables(id, ticket, { id: newId(), tables, command: seatCommand });
      return answer.refusal ? answer : { value: answer.value.results };
    },
    [api, id, ticket],
  );
  const retry = useCallback(() => stream.retryNow(), [stream]);
  const value = useMemo(
    () => ({ id, ticket, state, submit, command, retry }),
    [id, ticket, state, submit, command, retry],
  );
  return <ClassContext value={value}>{children}</ClassContext>;
}

export function useClass(): Class {
  const known = use(ClassContext);
  if (!known) throw new Error('Used outside of a class.');
  return known;
}

export function useBoard(): Board {
  const { board } = useClass().state;
  if (!board) throw new Error('Used before the class was read.');
  return board;
}

/** Server time in Unix milliseconds, running on every second between updates. */
export function useServerNow(): number {
  const { clockOffset } = useBoard();
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now + clockOffset;
}
