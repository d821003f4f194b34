// The words and figures with which a game is set among others.
import type { GameTypicality, TypicalityMoment, ValueAmongGames } from '../protocol';

/** "34 %"; what is less than one in a hundred and not nothing says so. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return 'under 1 %';
  return `${rounded} %`;
}

/** How many of the games from a moment ended as the session did. */
export const sameEndings = ({ endings }: TypicalityMoment, { ending }: GameTypicality): number =>
  endings.find((one) => one.ending.id === ending.id)?.games ?? 0;

/** Shares of all games from which on an ending is called usual, and rare below. */
const usual = 0.25;
const rare = 0.05;

/** Whether the session's ending is one that games of its kind come to. */
export function verdictOf({ moments }: GameTypicality): string {
  const share = moments[0]?.sameEnding.value ?? 0;
  if (share >= usual) return 'Yours is a usual ending.';
  if (share >= rare) return 'Yours is not among the usual endings, and not rare either.';
  return share > 0 ? 'Yours is a rare ending.' : 'None of them ends as yours did.';
}

/** How many games have less than the session, in words. */
export function standingOf({ percentile }: Pick<ValueAmongGames, 'percentile'>): string {
  if (percentile >= 95) return 'higher than nearly all';
  if (percentile >= 60) return `higher than ${Math.round(percentile)} % of the games`;
  if (percentile > 40) return 'in the middle';
  if (percentile > 5) return `lower than ${100 - Math.round(percentile)} % of the games`;
  return 'lower than nearly all';
}

export const momentName = ({ rounds }: TypicalityMoment): string =>
  rounds === 0 ? 'From the opening' : `After round ${rounds}`;

/** Highest first, and without those that never came, but for the session's own. */
export const endingsShown = (moment: TypicalityMoment, { ending }: GameTypicality) =>
  moment.endings.filter((one) => one.games > 0 || one.ending.id === ending.id).sort((a, b) => b.games - a.games);
