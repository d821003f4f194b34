import { useState } from 'react';
import { namesOf } from '../session/names';
import { called, calledInWords } from '../session/person-names';
import { useSending, useTable } from '../session/SessionProvider';
import { peopleOf } from '../table/people';
import { Button } from '../ui/Button';
import { CommandDialog } from '../ui/CommandDialog';
import { PersonName } from '../ui/PersonName';
import { FreePlacesDialog } from './FreePlacesDialog';
import { NewLink } from './NewLink';

/** Everybody who has a seat, and the way to take one away. */
export function SeatList() {
  const { sheet, view, presence, you } = useTable();
  const names = namesOf(sheet);
  const { send } = useSending();
  const [removing, setRemoving] = useState<string | null>(null);
  const [linking, setLinking] = useState<string | null>(null);
  const online = new Set(presence.online);
  const leaving = removing ? view.seats[removing] : undefined;
  return (
    <section className="stack" aria-label="Seats">
      <div className="row wrap">
        <h2 className="panel-title grow">People</h2>
        <FreePlacesDialog />
      </div>
      <ul className="seats">
        {Object.entries(view.seats).map(([id, seat]) => (
          <li key={id}>
            <span className={`presence ${online.has(id) ? 'online' : ''}`} />
            <span className="grow">
              <strong>
                <PersonName {...called(view.seats, id)} />
              </strong>
              <span className="visually-hidden">{online.has(id) ? ' (connected)' : ' (away)'}</span>
              <span className="small quiet block">
                {seat.kind === 'player' ? (seat.role ? names.role(seat.role) : 'No role yet') : seat.kind}
                {seat.role && sheet.teams && view.roles[seat.role]?.team?.captain === id && ', captain'}
              </span>
            </span>
            <span className="seat-actions">
              {seat.kind === 'player' && view.session.phase !== 'debrief' && (
                <>
                  <select
                    className="input seat-role"
                    aria-label={`Role of ${calledInWords(view.seats, id)}`}
                    value={seat.role ?? ''}
                    onChange={(event) => send({ type: 'move-seat', seat: id, role: event.target.value || null })}
                  >
                    <option value="">No role</option>
                    {sheet.roles.map((role) => (
                      <option key={role.id} value={role.id}>
                        {role.title}
                      </option>
                    ))}
                  </select>
                  <Button
                    size="compact"
                    aria-pressed={seat.muted}
                    aria-label={`Mute ${calledInWords(view.seats, id)}`}
                    onClick={() => send({ type: 'mute-seat', seat: id, muted: !seat.muted })}
                  >
                    {seat.muted ? 'Muted' : 'Mute'}
                  </Button>
                </>
              )}
              {id !== you.seat && (
                <>
                  <Button
                    look="plain"
                    size="compact"
                    icon="link"
                    label={`New return link for ${calledInWords(view.seats, id)}`}
                    onClick={() => setLinking(id)}
                  />
                  <Button
                    look="plain"
                    size="compact"
                    icon="cross"
                    label={`Remove ${calledInWords(view.seats, id)}`}
                    onClick={() => setRemoving(id)}
                  />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {linking && <NewLink key={linking} seat={linking} onClose={() => setLinking(null)} />}
      {removing && leaving && (
        <CommandDialog
          title={
            <>
              Remove <PersonName {...called(view.seats, removing)} />?
            </>
          }
          yes="Remove"
          command={{ type: 'remove-seat', seat: removing }}
          onClose={() => setRemoving(null)}
        >
          <p>
            Their return link stops working at once.{' '}
            {leaving.role &&
              (peopleOf(view, presence, leaving.role).length > 1
                ? 'The others of the team play on.'
                : view.session.phase === 'running'
                  ? 'The autopilot takes the role over.'
                  : 'The role is free again.')}
          </p>
        </CommandDialog>
      )}
    </section>
  );
}
