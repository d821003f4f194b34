// A stream of the server over a hub connection of its own: closing the connection stops what the server does for it.
import { buildConnection } from './hub';

export interface StreamEvents<Update> {
  update(update: Update): void;
  /** The stream is over or the connection broke; it is never opened again. */
  closed(): void;
}

/** Opens a stream; tests have one of their own. */
export type OpenStream<Request, Update> = (request: Request, events: StreamEvents<Update>) => { close(): void };

/** @param method Of the hub, which takes the request. */
export const hubStream =
  <Request, Update>(method: string): OpenStream<Request, Update> =>
  (request, events) => {
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
        connection.stream<Update>(method, request).subscribe({
          next: (update) => events.update(update),
          complete: close,
          error: close,
        }),
      )
      .catch(close);
    return { close };
  };
