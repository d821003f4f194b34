import { useState } from 'react';
import type { SeatGroup } from '../protocol';
import { useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { CommandDialog } from '../ui/CommandDialog';
import { inGroup } from './seats-in-group';

const groups: readonly (readonly [SeatGroup, string, string])[] = [
  ['spectators', 'Everybody who only watches', 'Projectors too; open them again afterwards.'],
  ['without-role', 'Players without a role', 'Nobody loses a role.'],
  ['players', 'All players', 'Their roles are free again, or fly on autopilot in a running game.'],
];

/** One action against a session that strangers have filled: all places of a kind are free again. */
export function FreePlacesDialog() {
  const { view, presence } = useTable();
  const [open, setOpen] = useState(false);
  const [group, setGroup] = useState<SeatGroup>('spectators');
  const [awayOnly, setAwayOnly] = useState(false);
  const keep = awayOnly ? presence.online : [];
  const leaving = inGroup(view.seats, group, keep).length;
  return (
    <>
      <Button size="compact" icon="people" onClick={() => setOpen(true)}>
        Free places…
      </Button>
      {open && (
        <CommandDialog
          title="Free places"
          yes={leaving === 1 ? 'Remove one person' : `Remove ${leaving} people`}
          command={
            leaving > 0
              ? { type: 'free-places', group, keep: inGroup(view.seats, group).filter((id) => keep.includes(id)) }
              : null
          }
          onClose={() => setOpen(false)}
        >
          <p>Their return links stop working at once. Whoever has the code can join again, unless you let nobody in.</p>
          <fieldset className="field">
            <legend>Who leaves</legend>
            <div className="choices">
              {groups.map(([id, title, hint]) => (
                <label key={id} className="choice">
                  <input type="radio" name="group" checked={group === id} onChange={() => setGroup(id)} />
                  <span className="grow">
                    <strong>{`${title} (${inGroup(view.seats, id).length})`}</strong>
                    <span className="block small quiet">{hint}</span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <label className="choice">
            <input type="checkbox" checked={awayOnly} onChange={() => setAwayOnly(!awayOnly)} />
            <span className="grow">Only those who are not connected</span>
          </label>
        </CommandDialog>
      )}
    </>
  );
}
