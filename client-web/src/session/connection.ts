// One seat's connection to its session: enters, follows the numbered batches, enters again after gaps and breaks, and
// sends commands until they are acknowledged. PROTOCOL.md says why each step is as it is. Knows nothing of React.
import type {
  Batch,
  CommandEnvelope,
  Dismissed,
  DraftEdit,
  DraftReply,
  EnterReply,
  EnterRequest,
  HubInfo,
  Notice,
  Presence,
  Receipt,
  Refusal,
  SeatCommand,
  TeamDrafts,
} from '../protocol';
import { wire } from '../protocol';
import type { Answer } from '../rest/api';
import type { Hub, HubFactory } from './hub';
import { newId } from './ids';
import { lasting, type Outage, otherVersion, pauseBefore, reasonFrom } from './reconnecting';
import { ServerClock } from './serverClock';
import type { Timing } from './surroundings';
import { applyBatch, fromSnapshot, newerDrafts, type Table, withAnswers } from './table';

export type Status = 'connecting' | 'live' | 'reconnecting' | 'ended';

export interface SessionState {
  readonly status: Status;
  readonly table: Table | null;
  /** Commands without a receipt, oldest first. */
  readonly pending: readonly CommandEnvelope[];
  /** Why the seat cannot be entered (any more), when the status is `ended`. */
  readonly ended: Refusal | null;
  /** Null while the connection is there, and before the first one was tried. */
  readonly outage: Outage | null;
}

export interface SessionEvents {
  /** New notices, as they come; not for what a snapshot brings. */
  received?(notices: readonly Notice[]): void;
  /** Something went wrong that no command asked for; one or two sentences for the person. */
  warned?(text: string): void;
}

/** The outside world, so that tests need no timers and no network. */
export interface Surroundings extends Timing {
  readonly hub: HubFactory;
  /** Asks by an ordinary request whether the server takes connections; never fails. */
  ask(): Promise<Answer<HubInfo>>;
}

interface Waiting {
  readonly envelope: CommandEnvelope;
  readonly resolve: (refusal: Refusal | null) => void;
  inFlight: boolean;
  tries: number;
  /** How often the server ended the connection for an error while this was under way. */
  breaks: number;
}

const retried: ReadonlySet<string> = new Set(['try-again', 'too-many']);
const retriesOfCommand = 8;
const mostBreaks = 3;

/** Why a command was not carried out that its person has taken back. */
export const withdrawn: Refusal = { code: 'malformed', message: 'It was taken back before it was sent.' };

/** Milliseconds. A server gives up a client that is silent for 30 seconds, in the words of an error. */
const silent = 25_000;

/** What a draft says is on the screen still, and is sent when the connection is back. */
const draftsWait: Refusal = { code: 'try-again', message: 'Drafts are shared again when the connection is back.' };

const couldNotEnter = 'Something went wrong at the server.';
const cutOff =
  'The server closed the connection after an error in it. It is opened again by itself; please look whether your last action has arrived.';

export class SessionConnection {
  private state: SessionState = { status: 'connecting', table: null, pending: [], ended: null, outage: null };
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
  /** The last word about who is there that came while the answer to Enter was under way; it may know more than that. */
  private earlyPresence: Presence | null = null;
  /** Likewise the last drafts. */
  private earlyDrafts: TeamDrafts | null = null;
  private attempt = 0;
  /** When the seat was last entered, while it is. */
  private enteredAt: number | null = null;
  /** When something was last sent. */
  private spokeAt = 0;
  private cancelRetry: (() => void) | null = null;
  private closed = false;
  private readonly clock: ServerClock;

  constructor(
    private readonly session: string,
    private readonly ticket: string,
    private readonly world: Surroundings,
    private readonly events: SessionEvents = {},
  ) {
    this.clock = new ServerClock(
      world,
      () => this.hub?.invoke<number | null>('Time') ?? Promise.resolve(null),
      (offset, tolerance) => this.setClock(offset, tolerance),
    );
  }

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
    this.clock.stop();
    this.cancelRetry?.();
    this.cancelRetry = null;
    const hub = this.hub;
    this.hub = null;
    hub?.close().catch(() => {});
  }

  /** Tries at once instead of waiting out the pause: the network is back, or the person looks at the page again. */
  retryNow(): void {
    this.clock.check();
    if (!this.cancelRetry) return;
    this.cancelRetry();
    this.cancelRetry = null;
    this.connect();
  }

  /**
   * Resolves with null when the command is on disk, else with why it changed nothing.
   * @param withdraw Takes it back, with `withdrawn` as the answer, unless it has been sent.
   * @param draft Id of the team's draft that it sends.
   */
  submit(command: SeatCommand, withdraw?: AbortSignal, draft?: string): Promise<Refusal | null> {
    const envelope: CommandEnvelope = draft ? { id: newId(), command, draft } : { id: newId(), command };
    if (new TextEncoder().encode(JSON.stringify(command)).length > wire.maxCommandBytes) {
      return Promise.resolve({ code: 'too-large', message: 'That is too long to be sent.' });
    }
    return new Promise((resolve) => {
      const waiting: Waiting = { envelope, resolve, inFlight: false, tries: 0, breaks: 0 };
      this.waiting.set(envelope.id, waiting);
      withdraw?.addEventListener('abort', () => waiting.tries === 0 && this.finish(waiting, withdrawn));
      this.update({ pending: this.pending() });
      this.sendWaiting();
    });
  }

  /** Changes a draft of the team, once: what is lost with the connection its writer sends again. */
  async draft(edit: DraftEdit): Promise<DraftReply> {
    const { hub } = this;
    if (!hub || !this.entered) return { refusal: draftsWait };
    this.spokeAt = this.world.now();
    try {
      return await hub.invoke<DraftReply>('Draft', edit);
    } catch {
      return { refusal: draftsWait };
    }
  }

  private connect(): void {
    if (this.closed || this.hub) return;
    const hub: Hub = this.world.hub({
      batch: (batch) => this.hub === hub && this.receive(batch),
      presence: (presence) => this.hub === hub && this.meet(presence),
      drafts: (drafts) => this.hub === hub && this.prepare(drafts),
      dismissed: (dismissed) => this.hub === hub && this.dismiss(dismissed),
      closed: (forAnError) => this.hub === hub && (forAnError ? this.cutOff() : this.lost()),
    });
    this.hub = hub;
    this.entered = false;
    this.early = [];
    if (this.state.outage) this.update({ outage: { ...this.state.outage, nextTry: null } });
    hub.open().then(
      () => this.hub === hub && this.enter(),
      () => {
        if (this.hub === hub) this.askWhy(hub);
      },
    );
  }

  /** A browser does not let a page read why a WebSocket was refused, so an ordinary request asks the same. */
  private async askWhy(hub: Hub): Promise<void> {
    hub.close().catch(() => {});
    const answer = await this.world.ask();
    if (this.hub !== hub) return;
    if (answer.refusal) this.lost(reasonFrom(answer, this.attempt), answer.retryAfter);
    else if (answer.value.version !== wire.version) this.end(otherVersion);
    else this.lost(reasonFrom(answer, this.attempt));
  }

  /** The server ended the connection for an error, which may lie in what was sent to it: just now, or the page was asleep. */
  private cutOff(): void {
    if (this.world.now() - this.spokeAt >= silent) {
      this.lost();
      return;
    }
    const suspects = [...this.waiting.values()].filter(({ inFlight }) => inFlight);
    this.lost();
    this.events.warned?.(cutOff);
    for (const command of suspects) {
      if (++command.breaks < mostBreaks) continue;
      this.finish(command, { code: 'malformed', message: 'The server closed the connection each time this was sent.' });
    }
  }

  /** @param why What is known of the reason; without it, what was known before stays. */
  private lost(why?: string | null, retryAfter?: number): void {
    this.hub = null;
    this.entered = false;
    this.clock.stop();
    for (const command of this.waiting.values()) command.inFlight = false;
    if (this.closed || this.state.status === 'ended') return;
    const now = this.world.now();
    if (this.enteredAt !== null && now - this.enteredAt >= lasting) this.attempt = 0;
    this.enteredAt = null;
    const pause = pauseBefore(this.attempt++, this.world.random(), retryAfter);
    this.update({
      status: this.state.table ? 'reconnecting' : 'connecting',
      outage: { why: why === undefined ? (this.state.outage?.why ?? null) : why, nextTry: now + pause },
    });
    this.cancelRetry = this.world.later(pause, () => {
      this.cancelRetry = null;
      this.connect();
    });
  }

  private enter(): void {
    const hub = this.hub;
    if (!hub) return;
    const entry = ++this.entry;
    this.entered = false;
    this.earlyPresence = null;
    this.earlyDrafts = null;
    const table = this.afresh ? null : this.state.table;
    const request: EnterRequest = {
      version: wire.version,
      session: this.session,
      ticket: this.ticket,
      stream: table?.stream ?? null,
      after: table?.at ?? null,
    };
    this.spokeAt = this.world.now();
    hub.invoke<EnterReply>('Enter', request).then(
      (reply) => this.hub === hub && this.entry === entry && this.admit(reply),
      // The server failed or the connection broke: begin anew with another connection.
      () => this.hub === hub && this.entry === entry && this.startOver(hub, hub.isOpen() ? couldNotEnter : undefined),
    );
  }

  private admit(reply: EnterReply): void {
    if (reply.refusal) {
      if (retried.has(reply.refusal.code) && this.hub) this.startOver(this.hub, reply.refusal.message);
      else this.end(reply.refusal);
      return;
    }
    if (reply.snapshot) {
      this.afresh = false;
      this.update({ table: fromSnapshot(reply.snapshot, this.world.monotonic()) });
    }
    this.entered = true;
    const { table } = this.state;
    if (table)
      this.update({
        table: { ...table, drafts: newerDrafts(reply.drafts ?? null, this.earlyDrafts, table.you.role) },
      });
    this.clock.start(!reply.snapshot);
    if (this.earlyPresence) this.meet(this.earlyPresence);
    this.enteredAt ??= this.world.now();
    const arrived = [...(reply.missed ?? []), ...this.early];
    this.early = [];
    for (const batch of arrived) this.receive(batch);
    if (!this.entered) return;
    this.update({ status: 'live', outage: null });
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
    if (batch.notices.length > 0) this.events.received?.(batch.notices);
  }

  private setClock(clockOffset: number, tolerance: number): void {
    const { table } = this.state;
    // A difference that the way of the answer explains would only make the clock tremble.
    if (table && Math.abs(table.clockOffset - clockOffset) > tolerance)
      this.update({ table: { ...table, clockOffset } });
  }

  private meet(presence: Presence): void {
    if (!this.entered) this.earlyPresence = presence;
    if (this.state.table) this.update({ table: { ...this.state.table, presence } });
  }

  private prepare(drafts: TeamDrafts): void {
    const { table } = this.state;
    if (!this.entered) this.earlyDrafts = drafts;
    else if (table) this.update({ table: { ...table, drafts: newerDrafts(table.drafts, drafts, table.you.role) } });
  }

  private dismiss({ refusal, enterAgain }: Dismissed): void {
    if (!enterAgain) {
      this.end(refusal);
      return;
    }
    this.early = [];
    this.afresh = true;
    // A seat that has another role now has nothing more to do with what the old team prepares.
    if (this.state.table) this.update({ table: { ...this.state.table, drafts: null } });
    this.enter();
  }

  private end(refusal: Refusal): void {
    this.update({ status: 'ended', ended: refusal, outage: null });
    for (const { resolve } of this.waiting.values()) resolve(refusal);
    this.waiting.clear();
    this.update({ pending: [] });
    this.close();
  }

  private startOver(hub: Hub, why?: string): void {
    this.lost(why);
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
    this.spokeAt = this.world.now();
    hub.invoke<Receipt>('Submit', command.envelope).then(
      (receipt) => {
        const again = receipt.refusal && retried.has(receipt.refusal.code) && command.tries < retriesOfCommand;
        if (!again) this.finish(command, receipt.refusal ?? null);
        else this.world.later(pauseBefore(command.tries, this.world.random()), () => this.resend(command));
      },
      () => {
        // A broken connection is no answer: the command waits for the next one. An answer in error is one.
        if (this.hub === hub && hub.isOpen()) {
          this.finish(command, { code: 'malformed', message: 'The server could not carry this out.' });
        } else command.inFlight = false;
      },
    );
  }

  private resend(command: Waiting): void {
    command.inFlight = false;
    this.sendWaiting();
  }

  private finish(command: Waiting, refusal: Refusal | null): void {
    if (!this.waiting.delete(command.envelope.id)) return;
    const { table } = this.state;
    // No batch tells of it.
    const told = table && !refusal ? withAnswers(table, command.envelope.command) : table;
    this.update({ pending: this.pending(), table: told });
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
