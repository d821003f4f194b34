import './team.css';
import { Acts, useSending, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { PersonName } from '../ui/PersonName';
import { readyInWords, readyRule, teamOf } from './team';

/** Who plays the own role: who is there, who is captain, and who is ready. */
export function TeamPeople() {
  const table = useTable();
  const { send, busy } = useSending();
  const team = teamOf(table);
  if (!team) return null;
  const { you, view } = table;
  const running = view.session.phase === 'running';
  return (
    <section className="stack" aria-label="Your team">
      <div className="row between wrap">
        <h2 className="panel-title">Your team</h2>
        {running && <span className="small quiet number">{readyInWords(team)}</span>}
      </div>
      <p className="small quiet">
        {team.settings.decides === 'captain'
          ? 'The captain decides for the role; all of you talk and prepare drafts.'
          : 'Each of you decides for the role.'}{' '}
        {running && readyRule(team)}
      </p>
      <ul className="team-people">
        {team.people.map(({ seat, name, mark, online }) => (
          <li key={seat}>
            <span className={`presence ${online ? 'online' : ''}`} />
            <span className="grow">
              <strong>
                <PersonName name={name} mark={mark} />
              </strong>
              {seat === you.seat && ' (you)'}
              <span className="visually-hidden">{online ? ' (connected)' : ' (away)'}</span>
            </span>
            {team.ready.has(seat) && (
              <span className="chip good">
                <Icon name="check" size={12} /> Ready
              </span>
            )}
            {seat === team.captain ? (
              <span className="chip accent">
                <Icon name="flag" size={12} /> Captain
              </span>
            ) : (
              <Acts>
                <Button
                  size="compact"
                  busy={busy}
                  aria-label={`Make captain: ${mark ? `${name} ${mark}` : name}`}
                  onClick={() => send({ type: 'choose-captain', seat })}
                >
                  Make captain
                </Button>
              </Acts>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
