// What the session needs of a hub connection, and the real one: SignalR's. Its own reconnecting is not used, because
// after every break the session has to enter again before anything else is sent.
import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';
import { pathBase } from '../path-base';
import type { Batch, Dismissed, Presence, TeamDrafts } from '../protocol';
import { wire } from '../protocol';

export interface HubEvents {
  batch(batch: Batch): void;
  presence(presence: Presence): void;
  drafts(drafts: TeamDrafts): void;
  dismissed(dismissed: Dismissed): void;
  /**
   * The connection broke or was closed; a hub is never opened twice.
   * @param forAnError The server closed it and said that it was for an error.
   */
  closed(forAnError: boolean): void;
}

export interface Hub {
  open(): Promise<void>;
  close(): Promise<void>;
  isOpen(): boolean;
  invoke<T>(method: 'Enter' | 'Submit' | 'Draft' | 'Time', ...message: unknown[]): Promise<T>;
}

export type HubFactory = (events: HubEvents) => Hub;

/** Milliseconds. A network that swallows packets gives no answer at all, and a browser would wait for one for minutes. */
const longestOpening = 10_000;

/** How the library begins the error that it makes of the server's close message; it has no other sign. */
const closeMessage = 'Server returned an error on close';

/**
 * A connection to this page's server. Without negotiation it is a single request, which any of several servers behind
 * one address can take.
 */
export const buildConnection = () =>
  new HubConnectionBuilder()
    .withUrl(pathBase + wire.hubPath, { skipNegotiation: true, transport: HttpTransportType.WebSockets })
    .configureLogging(LogLevel.None)
    .build();

export const signalRHub: HubFactory = (events) => {
  const connection = buildConnection();
  connection.on('Batch', (batch: Batch) => events.batch(batch));
  connection.on('Presence', (presence: Presence) => events.presence(presence));
  connection.on('Drafts', (drafts: TeamDrafts) => events.drafts(drafts));
  connection.on('Dismissed', (dismissed: Dismissed) => events.dismissed(dismissed));
  connection.onclose((error) => events.closed(error?.message.startsWith(closeMessage) ?? false));
  return {
    open: () =>
      Promise.race([
        connection.start(),
        new Promise<never>((_, fail) => setTimeout(() => fail(new Error('No answer.')), longestOpening)),
      ]),
    close: () => connection.stop(),
    isOpen: () => connection.state === HubConnectionState.Connected,
    invoke: (method, ...message) => connection.invoke(method, ...message),
  };
};
