// Follows the analysis of a finished session while the server works on it: asks every few seconds until it is done.
import type { Refusal, SessionAnalysis } from '../protocol';
import type { Answer } from '../rest/api';
import type { Timing } from '../session/surroundings';

export interface AnalysisState {
  /** What the server said last; null before it has said anything. */
  readonly analysis: SessionAnalysis | null;
  /** Why there is no more at the moment. */
  readonly refusal: Refusal | null;
  /** The person has asked for it, and the answer is not there yet. */
  readonly asking: boolean;
}

/** What it asks, and what it waits by. */
export interface AnalysisSurroundings extends Pick<Timing, 'later'> {
  read(): Promise<Answer<SessionAnalysis>>;
  begin(): Promise<Answer<SessionAnalysis>>;
}

/** Milliseconds between two questions while the server works. */
const pause = 2000;

/** The same after a refusal that does not say how long. */
const longPause = 5000;

/** Refusals in a row after which only the person asks again. */
const mostRefusals = 3;

export class AnalysisFollower {
  private state: AnalysisState = { analysis: null, refusal: null, asking: false };
  private readonly listeners = new Set<() => void>();
  private cancel: (() => void) | null = null;
  private refusals = 0;
  /** Goes up when what is under way is not wanted any more. */
  private turn = 0;

  constructor(private readonly world: AnalysisSurroundings) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): AnalysisState => this.state;

  open(): void {
    this.close();
    this.ask(this.world.read);
  }

  close(): void {
    this.turn++;
    this.cancel?.();
    this.cancel = null;
  }

  /** Has the server begin, or try again. */
  begin(): void {
    this.close();
    this.refusals = 0;
    this.set({ ...this.state, asking: true });
    this.ask(this.world.begin);
  }

  private ask(question: () => Promise<Answer<SessionAnalysis>>): void {
    const turn = this.turn;
    question().then((answer) => {
      if (turn === this.turn) this.take(answer);
    });
  }

  private take(answer: Answer<SessionAnalysis>): void {
    if (answer.refusal) {
      this.set({ analysis: this.state.analysis, refusal: answer.refusal, asking: false });
      const passes = answer.refusal.code === 'try-again' || answer.refusal.code === 'too-many';
      if (passes && ++this.refusals < mostRefusals)
        this.askAfter(answer.retryAfter === undefined ? longPause : answer.retryAfter * 1000);
      return;
    }
    this.refusals = 0;
    this.set({ analysis: answer.value, refusal: null, asking: false });
    if (answer.value.state === 'waiting' || answer.value.state === 'running') this.askAfter(pause);
  }

  private askAfter(milliseconds: number): void {
    this.cancel = this.world.later(milliseconds, () => this.ask(this.world.read));
  }

  private set(state: AnalysisState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
