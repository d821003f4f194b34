// What a what-if needs of a hub connection, and the real one. It has a connection of its own: closing it stops the work.
import type { WhatIfRequest, WhatIfUpdate } from '../protocol';
import { buildConnection } from '../session/hub';

export interface WhatIfEvents {
  update(update: WhatIfUpdate): void;
  /** The stream is over or the connection broke; it is never opened again. */
  closed(): void;
}

export type WhatIfHub = (request: WhatIfRequest, events: WhatIfEvents) => { close(): void };

export const signalRWhatIfHub: WhatIfHub = (request, events) => {
  const connection = buildConnection();
  let closed = false;
  const close = () => {
    if (closed) return;
    closed = true;
    connection.stop().catch(() => {});
    events.closed();
  };
  connection.onclose(close);
  connection
    .start()
    .then(() =>
      connection.stream<WhatIfUpdate>('WhatIf', request).subscribe({
        next: (update) => events.update(update),
        complete: close,
        error: close,
      }),
    )
    .catch(close);
  return { close };
};
