import type { Score } from '../protocol';

type Decisions = Pick<Score, 'byPeople' | 'byAutopilot' | 'byAssistant' | 'models'>;

/** Who made the decisions of a role, so that nobody takes the autopilot's or a language model's for a player's. */
export function decidedBy({ byPeople, byAutopilot, byAssistant, models }: Decisions): string {
  const all = byPeople + byAutopilot + byAssistant;
  if (all === 0) return 'No decisions.';
  const assistant = `the AI assistant${models.length > 0 ? ` (${models.join(', ')})` : ''}`;
  const parts = [
    [byPeople, 'people'] as const,
    [byAutopilot, 'the autopilot'] as const,
    [byAssistant, assistant] as const,
  ].filter(([count]) => count > 0);
  const [only] = parts;
  if (parts.length === 1 && only) return `${all} ${all === 1 ? 'decision' : 'decisions'}, all by ${only[1]}.`;
  return `${parts.map(([count, who]) => `${count} by ${who}`).join(', ')}.`;
}
