// Follows the board of a class: opens the stream, applies its updates, and opens it again after breaks.
import type { ClassUpdate, HubInfo, Refusal, WatchClassRequest } from '../protocol';
import { wire } from '../protocol';
import type { Answer } from '../rest/api';
import type { OpenStream } from '../session/hub-stream';
import { lasting, type Outage, otherVersion, pauseBefore, reasonFrom } from '../session/reconnecting';
import type { Timing } from '../session/surroundings';
import { applyUpdate, type Board } from './board';

export interface ClassState {
  readonly status: 'connecting' | 'live' | 'reconnecting' | 'ended';
  readonly board: Board | null;
  /** Why the class cannot be followed (any more), when the status is `ended`. */
  readonly ended: Refusal | null;
  /** Null while the connection is there, and before the first one was tried. */
  readonly outage: Outage | null;
}

/** The outside world, so that tests need no timers and no network. */
export interface ClassSurroundings extends Timing {
  readonly watch: OpenStream<WatchClassRequest, ClassUpdate>;
  /** Asks by an ordinary request whether the server takes connections; never fails. */
  ask(): Promise<Answer<HubInfo>>;
}

export class ClassStream {
  private state: ClassState = { status: 'connecting', board: null, ended: null, outage: null };
  private readonly listeners = new Set<() => void>();
  private hub: { close(): void } | null = null;
  private attempt = 0;
  private liveSince: number | null = null;
  private cancelRetry: (() => void) | null = null;
  private closed = false;

  constructor(
    private readonly id: string,
    private readonly ticket: string,
    private readonly world: ClassSurroundings,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): ClassState => this.state;

  open(): void {
    this.closed = false;
    const events = {
      update: (update: ClassUpdate) => {
        if (this.hub === hub) this.take(update);
      },
      closed: () => {
        if (this.hub === hub) this.lost();
      },
    };
    const hub = this.world.watch({ version: wire.version, class: this.id, ticket: this.ticket }, events);
    this.hub = hub;
  }

  close(): void {
    this.closed = true;
    const hub = this.hub;
    this.hub = null;
    this.cancelRetry?.();
    this.cancelRetry = null;
    hub?.close();
  }

  /** Tries at once instead of waiting out the pause. */
  retryNow(): void {
    if (!this.cancelRetry) return;
    this.cancelRetry();
    this.cancelRetry = null;
    this.open();
  }

  private take(update: ClassUpdate): void {
    if (update.refusal) {
      this.set({ ...this.state, status: 'ended', ended: update.refusal, outage: null });
      this.close();
      return;
    }
    this.liveSince ??= this.world.monotonic();
    const board = applyUpdate(this.state.board, update, this.world.monotonic());
    this.set({ status: 'live', board, ended: null, outage: null });
  }

  private lost(): void {
    this.hub = null;
    if (this.liveSince !== null && this.world.monotonic() - this.liveSince > lasting) this.attempt = 0;
    this.liveSince = null;
    this.set({ ...this.state, status: 'reconnecting', outage: this.state.outage ?? { why: null, nextTry: null } });
    const attempt = this.attempt++;
    this.world.ask().then((answer) => {
      if (this.closed || this.state.status === 'ended' || this.hub) return;
      if (!answer.refusal && answer.value.version !== wire.version) {
        this.set({ ...this.state, status: 'ended', ended: otherVersion, outage: null });
        return;
      }
      const pause = pauseBefore(attempt, this.world.random(), answer.refusal ? answer.retryAfter : 0);
      this.set({ ...this.state, outage: { why: reasonFrom(answer, attempt), nextTry: this.world.now() + pause } });
      this.cancelRetry = this.world.later(pause, () => {
        this.cancelRetry = null;
        this.open();
      });
    });
  }

  private set(state: ClassState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
