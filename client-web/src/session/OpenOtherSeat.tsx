import { useState } from 'react';
import { pathBase } from '../path-base';
import { Icon } from '../ui/Icon';
import { seatTitle } from './KnownSeats';
import { useTable } from './SessionProvider';
import { knownSeats, returnLink } from './tickets';

/**
 * From the table to the console, or back, in a tab of its own: for a person who plays and facilitates in one browser,
 * as one does who plays alone. This tab stays in its seat.
 */
export function OpenOtherSeat() {
  const { session, you } = useTable();
  const [seats] = useState(() => knownSeats());
  const wanted = you.kind === 'facilitator' ? 'player' : 'facilitator';
  const others = seats.filter((seat) => seat.session === session && seat.place === 'seat' && seat.kind === wanted);
  // Of several players' seats none is the other one.
  const [other, another] = others;
  if (!other || another) return null;
  const label = wanted === 'facilitator' ? 'Your console' : `Your table: ${seatTitle(other)}`;
  return (
    <a
      className="button plain icon-only other-seat"
      href={returnLink(pathBase, session, other.ticket)}
      target="_blank"
      rel="noopener"
      aria-label={label}
      title={`${label} (in a new tab)`}
    >
      <Icon name={wanted === 'facilitator' ? 'sliders' : 'brief'} />
    </a>
  );
}
