import './known-seats.css';
import { go } from '../routes';
import { Button } from '../ui/Button';
import { PersonName } from '../ui/PersonName';
import { type KnownSeat, keepSeat } from './tickets';

/** "Cumulo Cloud", or who one is without a role. */
export function seatTitle({ kind, role }: KnownSeat): string {
  if (role) return role;
  if (kind === 'facilitator') return 'Facilitator';
  if (kind === 'spectator') return 'Onlooker';
  return 'Player without a role yet';
}

/** Takes a seat up in this tab. */
export function goOn(seat: KnownSeat, how: 'push' | 'replace' = 'push'): void {
  keepSeat(seat);
  const path = `/s/${encodeURIComponent(seat.session)}`;
  go(seat.place === 'screen' ? `${path}/screen` : path, how);
}

interface KnownSeatsProps {
  readonly seats: readonly KnownSeat[];
  /** Of what session each is, where it is not clear from what stands around. */
  readonly withSession?: boolean;
  onGoOn?(seat: KnownSeat): void;
}

/** Seats that this browser can take up again. */
export function KnownSeats({ seats, withSession, onGoOn = (seat) => goOn(seat) }: KnownSeatsProps) {
  return (
    <ul className="known-seats">
      {seats.map((seat) => (
        <li key={seat.ticket}>
          <div className="grow">
            {withSession && <p className="small quiet">{seat.title ?? 'A session'}</p>}
            <p>
              <strong>{seatTitle(seat)}</strong>
            </p>
            {seat.kind === 'player' && seat.name && (
              <p className="small quiet">
                <PersonName name={seat.name} />
              </p>
            )}
          </div>
          <Button
            look="primary"
            aria-label={`Go on as ${seatTitle(seat)}${withSession && seat.title ? `: ${seat.title}` : ''}`}
            onClick={() => onGoOn(seat)}
          >
            Go on
          </Button>
        </li>
      ))}
    </ul>
  );
}
