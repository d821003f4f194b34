import type { Score } from '../protocol';

/** Who made the decisions of a role, so that nobody takes the autopilot's for a player's. */
export function decidedBy({ byPeople, byAutopilot }: Pick<Score, 'byPeople' | 'byAutopilot'>): string {
  if (byPeople + byAutopilot === 0) return 'No decisions.';
  if (byAutopilot === 0) return `${byPeople} ${byPeople === 1 ? 'decision' : 'decisions'}, all by people.`;
  if (byPeople === 0) return `${byAutopilot} ${byAutopilot === 1 ? 'decision' : 'decisions'}, all by the autopilot.`;
  return `${byPeople} by people, ${byAutopilot} by the autopilot.`;
}
