import type { AssistantModel, Notice, RoleView } from '../protocol';

export const assistantLabel = (assistant: Pick<AssistantModel, 'model'>): string => `AI assistant: ${assistant.model}`;

/** Who decides for a role that no person decides for. */
export function autopilotLabel(role: Pick<RoleView, 'assistant'> | undefined): string {
  return role?.assistant ? assistantLabel(role.assistant) : 'Autopilot';
}

/** How a decision is stamped that no person made; undefined for those of people, and for what is no decision. */
export function stampOf(notice: Pick<Notice, 'pilot' | 'kind'>): string | undefined {
  if (notice.kind === 'seat') return undefined;
  return notice.pilot && stamps[notice.pilot];
}

const stamps: Readonly<Record<NonNullable<Notice['pilot']>, string | undefined>> = {
  people: undefined,
  autopilot: 'Autopilot',
  assistant: 'AI assistant',
  nobody: 'Nobody answered',
};
