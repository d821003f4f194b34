// What is said about decisions that turned a game: which did, by how much, and where they stand in the timeline.
import type { EndingComparison, GameTurningPoints, Notice, RankedDecision, ScoreComparison } from '../protocol';
import { mayBeNothing } from '../whatif/words';

/** Those whose shift is certain: the others may be chance. */
export const turningPoints = ({ ranked }: GameTurningPoints): readonly RankedDecision[] =>
  ranked.filter(({ strength }) => strength > 0);

/** Those that may have moved nothing. */
export const otherDecisions = ({ ranked }: GameTurningPoints): readonly RankedDecision[] =>
  ranked.filter(({ strength }) => strength <= 0);

/** Roles or endings that moved for certain, the furthest first. */
export const moved = <T extends ScoreComparison | EndingComparison>(all: readonly T[]): readonly T[] =>
  all
    .filter(({ difference }) => !mayBeNothing(difference))
    .sort((a, b) => Math.abs(b.difference.value) - Math.abs(a.difference.value));

type Told = Pick<RankedDecision, 'at' | 'round' | 'role' | 'text'>;

/** Index of the line of the timeline that tells of a decision; undefined where none does. */
export function lineOf({ at, round, role, text }: Told, timeline: readonly Notice[]): number | undefined {
  const tells = (notice: Notice) => notice.headline === text && notice.round === round && notice.actor === role;
  const exact = timeline.findIndex((notice) => tells(notice) && notice.at === at);
  const line = exact >= 0 ? exact : timeline.findIndex(tells);
  return line >= 0 ? line : undefined;
}

/** Ranks of turning points, from 1, by the lines of the timeline that tell of them. */
export function ranksByLine(
  found: GameTurningPoints | undefined,
  timeline: readonly Notice[],
): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  if (!found) return ranks;
  turningPoints(found).forEach((point, index) => {
    const line = lineOf(point, timeline);
    if (line !== undefined && !ranks.has(line)) ranks.set(line, index + 1);
  });
  return ranks;
}
