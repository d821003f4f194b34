import type { OpenSessionRequest, Pacing, TeamSettings, Unattended } from '../protocol';

/** An empty pace is the scenario's own; in turns there is no clock to pace. No cast is the first one. */
export function openRequest(
  scenario: string,
  pacing: Pacing,
  pace: string,
  cast: string | null,
  unattended: Unattended,
  teams: TeamSettings | null,
): OpenSessionRequest {
  const number = Number.parseFloat(pace);
  return {
    scenario,
    pacing,
    pace: pacing === 'live' && Number.isFinite(number) ? number : null,
    cast,
    unattended,
    teams,
  };
}
