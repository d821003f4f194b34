import type { Sheet, View } from '../protocol';
import { duration } from './clock';

/**
 * The round, from 0, with whose end a deadline passes at the latest. The end of a round brings everything that is due
 * before the next one begins, and of the last round all that is open.
 */
export function lapsesIn(sheet: Sheet, view: View, deadline: number): number {
  const last = sheet.rounds.length - 1;
  const ends = (round: number) => Math.max(view.clock.roundEnds, sheet.rounds[round + 1]?.startsAt ?? 0);
  for (let round = view.session.round; round < last; round++) {
    if (deadline <= ends(round)) return round;
  }
  return last;
}

/** What is left until a deadline: game time, or where the game goes by turns the rounds, this one among them. */
export function left(sheet: Sheet, view: View, deadline: number, now: number): string {
  if (view.session.pacing === 'live') return duration(Math.max(0, deadline - now));
  const rounds = lapsesIn(sheet, view, deadline) - view.session.round + 1;
  return rounds <= 1 ? 'this round' : `${rounds} rounds`;
}
