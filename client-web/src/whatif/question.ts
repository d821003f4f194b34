// One question of what if: asked, followed while the server works it out, and stopped.
import type { GamesComparison, Refusal, WhatIfPaths, WhatIfRequest, WhatIfUpdate } from '../protocol';
import type { OpenStream } from '../session/hub-stream';

export interface QuestionState {
  readonly status: 'none' | 'working' | 'answered' | 'stopped' | 'refused';
  readonly paths: WhatIfPaths | null;
  /** Games of autopilots that are played, of how many; 0 of 0 before both paths are known. */
  readonly done: number;
  readonly all: number;
  /** Of all games once it is answered; of the first ones before. */
  readonly comparison: GamesComparison | null;
  readonly refusal: Refusal | null;
}

const none: QuestionState = { status: 'none', paths: null, done: 0, all: 0, comparison: null, refusal: null };

const broken: Refusal = {
  code: 'try-again',
  message: 'The connection broke before the answer was whole. Please ask again.',
};

export class Question {
  private state = none;
  private readonly listeners = new Set<() => void>();
  private open: { close(): void } | null = null;

  constructor(private readonly stream: OpenStream<WhatIfRequest, WhatIfUpdate>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): QuestionState => this.state;

  /** Asks, instead of whatever was asked before. */
  ask(request: WhatIfRequest): void {
    this.close();
    this.set({ ...none, status: 'working' });
    const events = {
      update: (update: WhatIfUpdate) => {
        if (this.open === connection) this.take(update);
      },
      closed: () => {
        if (this.open !== connection) return;
        this.open = null;
        if (this.state.status === 'working') this.set({ ...this.state, status: 'refused', refusal: broken });
      },
    };
    const connection = this.stream(request, events);
    this.open = connection;
  }

  /** Has the server stop; what has come so far stays. */
  stop(): void {
    this.close();
    if (this.state.status === 'working') this.set({ ...this.state, status: 'stopped' });
  }

  private take(update: WhatIfUpdate): void {
    if (update.refusal) {
      this.set({ ...this.state, status: 'refused', refusal: update.refusal });
      this.close();
      return;
    }
    const answered = update.comparison !== undefined && update.done === update.all;
    this.set({
      status: answered ? 'answered' : 'working',
      paths: update.paths ?? this.state.paths,
      done: update.done,
      all: update.all,
      comparison: update.comparison ?? this.state.comparison,
      refusal: null,
    });
    if (answered) this.close();
  }

  private close(): void {
    const open = this.open;
    this.open = null;
    open?.close();
  }

  private set(state: QuestionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
