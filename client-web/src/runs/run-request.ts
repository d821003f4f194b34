import type { OpenRunRequest, Pacing, RunLuck } from '../protocol';

/** What a facilitator chooses for a session that begins where another one stood. */
export interface RunChoices {
  readonly luck: RunLuck;
  readonly pacing: Exclude<Pacing, 'async'>;
}

/** The dice fall as they would have. Deadlines of play over days have passed, so such a game goes on in turns. */
export const usualRun = (pacing: Pacing): RunChoices => ({
  luck: 'same',
  pacing: pacing === 'async' ? 'turns' : pacing,
});

export const runRequest = (entry: number, { luck, pacing }: RunChoices): OpenRunRequest => ({ entry, luck, pacing });
