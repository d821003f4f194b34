import { use, useEffect, useState } from 'react';
import type { ServerInfo } from '../protocol';
import { ServerContext } from '../server';

/** What the server says of itself; null until it has, and while it does not. */
export function useServerInfo(): ServerInfo | null {
  const { api } = use(ServerContext);
  const [info, setInfo] = useState<ServerInfo | null>(null);
  useEffect(() => {
    let current = true;
    api.host().then((answer) => {
      if (current && !answer.refusal) setInfo(answer.value);
    });
    return () => {
      current = false;
    };
  }, [api]);
  return info;
}
