// Keeps the difference between the session's time and the browser's monotonic clock. The person's wall clock may be set
// while they play, and a monotonic clock may stand still while the device sleeps: then the server is asked again.

export interface Clocks {
  /** The wall clock, Unix milliseconds. */
  now(): number;
  /** Milliseconds by a clock that nobody sets. */
  monotonic(): number;
  later(milliseconds: number, action: () => void): () => void;
}

const lookEvery = 5_000;
const askEvery = 60_000;
/** Milliseconds by which the two clocks of a device drift apart while neither was set and the device did not sleep. */
const drift = 500;
/** Milliseconds. A slower answer says too little about when it was given. */
const slowest = 4_000;

export class ServerClock {
  private cancel: (() => void) | null = null;
  private apart = 0;
  private askedAt = 0;
  private asking = 0;

  /**
   * @param ask The session's time, Unix milliseconds; null when the server does not say.
   * @param measured What has to be added to the monotonic clock to get the session's time, and how far that may be off.
   */
  constructor(
    private readonly clocks: Clocks,
    private readonly ask: () => Promise<number | null>,
    private readonly measured: (offset: number, tolerance: number) => void,
  ) {}

  /** Begins with a question, unless the server has just sent its time. */
  start(askFirst: boolean): void {
    this.stop();
    this.noteClocks();
    if (askFirst) this.askNow();
    this.watch();
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
    this.asking++;
  }

  /** Asks when the clocks say that the device slept or was set, or when the last answer is old. */
  check(): void {
    if (!this.cancel) return;
    const { now, monotonic } = this.clocks;
    const moved = Math.abs(now() - monotonic() - this.apart) > drift;
    if (moved || monotonic() - this.askedAt >= askEvery) this.askNow();
  }

  private watch(): void {
    this.cancel = this.clocks.later(lookEvery, () => {
      this.check();
      this.watch();
    });
  }

  private noteClocks(): void {
    this.askedAt = this.clocks.monotonic();
    this.apart = this.clocks.now() - this.askedAt;
  }

  private askNow(): void {
    this.noteClocks();
    const sent = this.askedAt;
    const question = ++this.asking;
    this.ask().then(
      (time) => {
        const took = this.clocks.monotonic() - sent;
        if (time === null || question !== this.asking || took > slowest) return;
        this.measured(time - sent - took / 2, took / 2);
      },
      () => {},
    );
  }
}
