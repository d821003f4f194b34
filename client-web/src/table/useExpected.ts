// What to expect of a move with numbers other than the usual ones: the server is asked once they rest for a moment.
import { use, useEffect, useState } from 'react';
import type { Expectation, MoveChoice, MoveOption } from '../protocol';
import { ServerContext } from '../server';
import { useSession, useTable } from '../session/SessionProvider';

const restsFor = 250;

interface Expecting {
  readonly expected: readonly Expectation[];
  /** Whether it is for the numbers that are set now. */
  readonly upToDate: boolean;
}

/**
 * @param option The legal option that is picked; its expectations are for the usual numbers.
 * @param choice The choice with other numbers; null while they are the usual ones.
 */
export function useExpected(option: MoveOption, choice: MoveChoice | null): Expecting {
  const { api } = use(ServerContext);
  const { ticket } = useSession();
  const { session } = useTable();
  const asked = choice && JSON.stringify(choice);
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly expected: readonly Expectation[] } | null>(
    null,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another option is another situation, so it is asked again
  useEffect(() => {
    if (!asked) return;
    let current = true;
    const timer = setTimeout(async () => {
      const { value } = { value: undefined, ...(await api.expected(session, ticket, JSON.parse(asked))) };
      if (current && value) setAnswer({ asked, expected: value.expected });
    }, restsFor);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [api, session, ticket, asked, option]);
  if (!asked) return { expected: option.expected, upToDate: true };
  return { expected: answer?.expected ?? option.expected, upToDate: answer?.asked === asked };
}
