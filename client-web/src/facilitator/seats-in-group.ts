import type { SeatGroup, View } from '../protocol';

/** The seats of a group, without those that stay. */
export function inGroup(seats: View['seats'], group: SeatGroup, keep: readonly string[] = []): readonly string[] {
  const kept = new Set(keep);
  return Object.entries(seats)
    .filter(([id, { kind, role }]) => {
      if (kept.has(id)) return false;
      if (group === 'spectators') return kind === 'spectator';
      return kind === 'player' && (group === 'players' || !role);
    })
    .map(([id]) => id);
}
