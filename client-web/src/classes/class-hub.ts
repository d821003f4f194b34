// What the console of a class needs of a hub connection, and the real one.
import type { ClassUpdate, WatchClassRequest } from '../protocol';
import { buildConnection } from '../session/hub';

export interface ClassHubEvents {
  update(update: ClassUpdate): void;
  /** The stream is over or the connection broke; it is never opened again. */
  closed(): void;
}

/** Opens a connection and follows a class over it. */
export type ClassHub = (request: WatchClassRequest, events: ClassHubEvents) => { close(): void };

export const signalRClassHub: ClassHub = (request, events) => {
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
      connection.stream<ClassUpdate>('WatchClass', request).subscribe({
        next: (update) => events.update(update),
        complete: close,
        error: close,
      }),
    )
    .catch(close);
  return { close };
};
