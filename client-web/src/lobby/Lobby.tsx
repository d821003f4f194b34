import '../facilitator/facilitator.css';
import './lobby.css';
import { assistantLabel } from '../assistants/label';
import { DeadlineList } from '../deadlines/DeadlineList';
import { SeatList } from '../facilitator/SeatList';
import type { RoleSheet, RoleView } from '../protocol';
import { SeatMenu } from '../session/SeatMenu';
import { useSending, useTable } from '../session/SessionProvider';
import { TopBar } from '../session/TopBar';
import { SurveyCard } from '../survey/SurveyCard';
import { SurveyCounts } from '../survey/SurveyCounts';
import { peopleOf } from '../table/people';
import { TeamPeople } from '../team/TeamPeople';
import { Button } from '../ui/Button';
import { Monogram } from '../ui/Monogram';
import { PersonName } from '../ui/PersonName';
import { Invitation } from './Invitation';
import { seatedRoles } from './seated-roles';

/** Before the start (and for those without a role, after it): who plays what. */
export function Lobby() {
  const { sheet, view, you, presence } = useTable();
  const running = view.session.phase === 'running';
  const facilitating = you.kind === 'facilitator';
  const waiting = peopleOf(view, presence, null);
  return (
    <div className="lobby">
      <TopBar>
        <SeatMenu />
      </TopBar>
      <main id="main" className="lobby-main">
        <div className="lobby-roles stack loose">
          <div className="stack tight">
            <h2 className="display lobby-title">{facilitating ? 'Waiting room' : 'Choose your role'}</h2>
            <p className="lead">{sheet.summary}</p>
          </div>
          <SurveyCard open />
          <ul className="role-cards">
            {sheet.roles.map((role) => (
              <RoleCard key={role.id} role={role} />
            ))}
          </ul>
          <TeamPeople />
          {waiting.length > 0 && (
            <section className="stack tight" aria-label="Without a role yet">
              <h3 className="eyebrow">Without a role yet</h3>
              <p className="chips">
                {waiting.map(({ seat, name, mark, online }) => (
                  <span key={seat} className="chip outline">
                    <span className={`presence ${online ? 'online' : ''}`} />
                    <PersonName name={name} mark={mark} />
                    {seat === you.seat && ' (you)'}
                  </span>
                ))}
              </p>
            </section>
          )}
          {facilitating && <SeatList />}
          {!facilitating && !running && (
            <p className="quiet" role="status">
              {you.role ? 'You are seated. ' : ''}The facilitator starts the session when everybody is there.
            </p>
          )}
        </div>
        <aside className={`lobby-side stack ${facilitating ? 'first' : ''}`}>
          {facilitating && <Start />}
          <DeadlineList />
          <Invitation />
        </aside>
      </main>
    </div>
  );
}

function RoleCard({ role }: { readonly role: RoleSheet }) {
  const { view, you, presence } = useTable();
  const { send, busy } = useSending();
  const people = peopleOf(view, presence, role.id);
  const mine = you.role === role.id;
  const running = view.session.phase === 'running';
  const captain = view.roles[role.id]?.team?.captain;
  return (
    <li className={`role-card ${mine ? 'mine' : ''}`}>
      <div className="row">
        <Monogram title={role.title} mine={mine} />
        <h3 className="grow">{role.title}</h3>
      </div>
      <p className="small">{role.summary}</p>
      <div className="role-card-foot">
        <p className="role-card-people">
          {people.length === 0 && <span className="quiet">{lobbyLabel(view.roles[role.id])}</span>}
          {people.map(({ seat, name, mark, online }) => (
            <span key={seat} className="row person-name">
              <span className={`presence ${online ? 'online' : ''}`} />
              <strong>
                <PersonName name={name} mark={mark} />
              </strong>
              <span className="visually-hidden">{online ? ' (connected)' : ' (away)'}</span>
              {seat === captain && people.length > 1 && <span className="chip accent">Captain</span>}
            </span>
          ))}
          {role.mostPeople > 1 && <span className="quiet number">{`${people.length} of ${role.mostPeople}`}</span>}
        </p>
        {you.kind === 'player' && mine && !running && (
          <Button size="compact" busy={busy} onClick={() => send({ type: 'choose-role', role: null })}>
            Leave
          </Button>
        )}
        {you.kind === 'player' && !mine && people.length < role.mostPeople && (
          <Button
            size="compact"
            look="primary"
            busy={busy}
            aria-label={`${people.length > 0 ? 'Join them' : 'Take it'}: ${role.title}`}
            onClick={() => send({ type: 'choose-role', role: role.id })}
          >
            {people.length > 0 ? 'Join them' : 'Take it'}
          </Button>
        )}
      </div>
    </li>
  );
}

function Start() {
  const { sheet, view } = useTable();
  const { send, busy } = useSending();
  const { seated, empty } = seatedRoles(sheet, view);
  return (
    <section className="card stack" aria-label="Start">
      <p>
        <strong className="number">{seated}</strong> of {sheet.roles.length} roles are taken.
        {empty > 0 && ' The autopilot plays the others.'}
      </p>
      <SurveyCounts />
      <Button look="primary" size="large" icon="play" busy={busy} onClick={() => send({ type: 'start-session' })}>
        Start the session
      </Button>
      <Button
        icon={view.session.locked ? 'unlock' : 'lock'}
        onClick={() => send({ type: 'lock-session', locked: !view.session.locked })}
      >
        {view.session.locked ? 'Let others in' : 'Let nobody else in'}
      </Button>
    </section>
  );
}

function lobbyLabel(role: RoleView | undefined): string {
  if (role?.assistant)
    return role.pilot === 'autopilot' ? assistantLabel(role.assistant) : `Free, else ${assistantLabel(role.assistant)}`;
  return role?.pilot === 'autopilot' ? 'On autopilot' : 'Free';
}
