// One seat's connection to its session: enters, follows the numbered batches, enters again after gaps and breaks, and
// sends commands until they are acknowledged. PROTOCOL.md says why each step is as it is. Knows nothing of React.
import type {
  Batch,
  CommandEnvelope,
  Dismissed,
  EnterReply,
  EnterRequest,
  Notice,
  Receipt,
  Refusal,
  SeatCommand,
} from '../protocol';
import { wire } from '../protocol';
import type { Hub, HubFactory } from './hub';
import { newId } from './ids';
import { applyBatch, fromSnapshot, type Table } from './table';

export type Status = 'connecting' | 'live' | 'reconnecting' | 'ended';

export interface SessionState {
  readonly status: Status;
  readonly table: Table | null;
  /** Commands without a receipt, oldest first. */
  readonly pending: readonly CommandEnvelope[];
  /** Why the seat cannot be entered (any more), when the status is `ended`. */
  readonly ended: Refusal | null;
}

export interface SessionEvents {
  /** Something new to tell, as it happens; not for what a snapshot brings. */
  told?(notices: readonly Notice[]): void;
}

/** The outside world, so that tests need no timers and no network. */
export interface Surroundings {
  readonly hub: HubFactory;
  now(): number;
  /** 0 ≤ x < 1. */
  random(): number;
  later(milliseconds: number, action: () => void): () => void;
}

interface Waiting {
  readonly envelope: CommandEnvelope;
  readonly resolve: (refusal: Refusal | null) => void;
  inFlight: boolean;
  tries: number;
}

const retried: ReadonlySet<string> = new Set(['try-again', 'too-many']);
const retriesOfCommand = 8;

/**
 * Almost at once the first time: another server may be there, and a lost packet is no outage. Then growing pauses, up to
 * 2 seconds while a server may be starting again and up to 15 later, each spread over half its length, so that a class
 * does not return all at once.
 */
export function pauseBefore(attempt: number, random: number): number {
  if (attempt === 0) return 250 * random;
  const longest = Math.min(attempt < 10 ? 2000 : 15_000, 250 * 2 ** attempt);
  return longest / 2 + (longest / 2) * random;
}

export class SessionConnection {
  private state: SessionState = { status: 'connecting', table: null, pending: [], ended: null };
  private readonly listeners = new Set<() => void>();
  private readonly waiting = new Map<string, Waiting>();
  private hub: Hub | null = null;
  private entered = false;
  /** Counts calls of Enter; an answer to any but the last is void. */
  private entry = 0;
  /** The stream followed so far is void; the table of it is shown until the new one is here. */
  private afresh = false;
  /** Batches that came while the answer to Enter was under way. */
  private early: Batch[] = [];
  private attempt = 0;
  private cancelRetry: (() => void) | null = null;
  private closed = false;

  constructor(
    private readonly session: string,
    private readonly ticket: string,
    private readonly world: Surroundings,
    private readonly events: SessionEvents = {},
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): SessionState => this.state;

  open(): void {
    this.closed = false;
    this.connect();
  }

  close(): void {
    this.closed = true;
    this.cancelRetry?.();
    this.cancelRetry = null;
    const hub = this.hub;
    this.hub = null;
    hub?.close().catch(() => {});
  }

  /** Tries at once instead of waiting out the pause: the network is back, or the person looks at the page again. */
  retryNow(): void {
    if (!this.cancelRetry) return;
    this.cancelRetry();
    this.cancelRetry = null;
    this.connect();
  }

  /** Resolves with null when the command is on disk, else with why it changed nothing. */
  submit(command: SeatCommand): Promise<Refusal | null> {
    const envelope: CommandEnvelope = { id: newId(), command };
    if (new TextEncoder().encode(JSON.stringify(command)).length > wire.maxCommandBytes) {
      return Promise.resolve({ code: 'too-large', message: 'That is too long to be sent.' });
    }
    return new Promise((resolve) => {
      this.waiting.set(envelope.id, { envelope, resolve, inFlight: false, tries: 0 });
      this.update({ pending: this.pending() });
      this.sendWaiting();
    });
  }

  private connect(): void {
    if (this.closed || this.hub) return;
    const hub: Hub = this.world.hub({
      batch: (batch) => this.hub === hub && this.receive(batch),
      presence: (presence) => {
        if (this.hub === hub && this.state.table) this.update({ table: { ...this.state.table, presence } });
      },
      dismissed: (dismissed) => this.hub === hub && this.dismiss(dismissed),
      closed: () => this.hub === hub && this.lost(),
    });
    this.hub = hub;
    this.entered = false;
    this.early = [];
    hub.open().then(
      () => this.hub === hub && this.enter(),
      () => this.hub === hub && this.lost(),
    );
  }

  private lost(): void {
    this.hub = null;
    this.entered = false;
    for (const command of this.waiting.values()) command.inFlight = false;
    if (this.closed || this.state.status === 'ended') return;
    this.update({ status: this.state.table ? 'reconnecting' : 'connecting' });
    this.cancelRetry = this.world.later(pauseBefore(this.attempt++, this.world.random()), () => {
      this.cancelRetry = null;
      this.connect();
    });
  }

  private enter(): void {
    const hub = this.hub;
    if (!hub) return;
    const entry = ++this.entry;
    this.entered = false;
    const table = this.afresh ? null : this.state.table;
    const request: EnterRequest = {
      version: wire.version,
      session: this.session,
      ticket: this.ticket,
      stream: table?.stream ?? null,
      after: table?.at ?? null,
    };
    hub.invoke<EnterReply>('Enter', request).then(
      (reply) => this.hub === hub && this.entry === entry && this.admit(reply),
      // The server failed or the line broke: begin anew with another connection.
      () => this.hub === hub && this.entry === entry && this.startOver(hub),
    );
  }

  private admit(reply: EnterReply): void {
    if (reply.refusal) {
      if (retried.has(reply.refusal.code) && this.hub) this.startOver(this.hub);
      else this.end(reply.refusal);
      return;
    }
    if (reply.snapshot) {
      this.afresh = false;
      this.update({ table: fromSnapshot(reply.snapshot, this.world.now()) });
    }
    this.entered = true;
    this.attempt = 0;
    const arrived = [...(reply.missed ?? []), ...this.early];
    this.early = [];
    for (const batch of arrived) this.receive(batch);
    if (!this.entered) return;
    this.update({ status: 'live' });
    this.sendWaiting();
  }

  private receive(batch: Batch): void {
    const table = this.state.table;
    if (!this.entered || !table) {
      this.early.push(batch);
      return;
    }
    const next = applyBatch(table, batch);
    if (next === 'gap') {
      this.enter();
      return;
    }
    if (next === table) return;
    this.update({ table: next });
    if (batch.notices.length > 0) this.events.told?.(batch.notices);
  }

  private dismiss({ refusal, enterAgain }: Dismissed): void {
    if (!enterAgain) {
      this.end(refusal);
      return;
    }
    this.early = [];
    this.afresh = true;
    this.enter();
  }

  private end(refusal: Refusal): void {
    this.update({ status: 'ended', ended: refusal });
    for (const { resolve } of this.waiting.values()) resolve(refusal);
    this.waiting.clear();
    this.update({ pending: [] });
    this.close();
  }

  private startOver(hub: Hub): void {
    this.lost();
    hub.close().catch(() => {});
  }

  private sendWaiting(): void {
    if (!this.entered) return;
    for (const command of this.waiting.values()) if (!command.inFlight) this.send(command);
  }

  private send(command: Waiting): void {
    const hub = this.hub;
    if (!hub) return;
    command.inFlight = true;
    command.tries++;
    hub.invoke<Receipt>('Submit', command.envelope).then(
      (receipt) => {
        const again = receipt.refusal && retried.has(receipt.refusal.code) && command.tries < retriesOfCommand;
        if (!again) this.settle(command, receipt.refusal ?? null);
        else this.world.later(pauseBefore(command.tries, this.world.random()), () => this.resend(command));
      },
      () => {
        // A broken line is no answer: the command waits for the next one. An answer in error is one.
        if (this.hub === hub && hub.isOpen()) {
          this.settle(command, { code: 'malformed', message: 'The server could not carry this out.' });
        } else command.inFlight = false;
      },
    );
  }

  private resend(command: Waiting): void {
    command.inFlight = false;
    this.sendWaiting();
  }

  private settle(command: Waiting, refusal: Refusal | null): void {
    if (!this.waiting.delete(command.envelope.id)) return;
    this.update({ pending: this.pending() });
    command.resolve(refusal);
  }

  private pending(): readonly CommandEnvelope[] {
    return Array.from(this.waiting.values(), ({ envelope }) => envelope);
  }

  private update(change: Partial<SessionState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
