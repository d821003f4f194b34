import './facilitator.css';
import { useState } from 'react';
import { DeadlineList } from '../deadlines/DeadlineList';
import { Desk } from '../desk/Desk';
import { Feed } from '../feed/Feed';
import { openQuestions } from '../help/open-questions';
import { AllIntel } from '../intel/AllIntel';
import { Invitation } from '../lobby/Invitation';
import type { RoleSheet } from '../protocol';
import { OpenOtherSeat } from '../session/OpenOtherSeat';
import { SeatMenu } from '../session/SeatMenu';
import { Acts, useSession, useTable } from '../session/SessionProvider';
import { TopBar } from '../session/TopBar';
import { useUnseen } from '../session/unseen';
import { SinceYouWereHere } from '../since/SinceYouWereHere';
import { SurveyCounts } from '../survey/SurveyCounts';
import { Agreements } from '../table/Agreements';
import { Indicators } from '../table/Indicators';
import { Situation } from '../table/Situation';
import { Talk } from '../table/Talk';
import { Announce } from './Announce';
import { ClockAndRounds } from './ClockAndRounds';
import { DirectiveList } from './DirectiveList';
import { RolePanel } from './RolePanel';
import { RoleView } from './RoleView';
import { SeatList } from './SeatList';

const panels = { desk: 'Desk', deals: 'Deals', intel: 'Intel', talk: 'Talk', people: 'People' } as const;
type Panel = keyof typeof panels;

/** The white cell: the clock, every role, everything that happened, and everybody at the table. */
export function FacilitatorConsole() {
  const { log, sheet, view } = useTable();
  const { acts } = useSession();
  const [panel, setPanel] = useState<Panel>(acts ? 'desk' : 'deals');
  const [viewed, setViewed] = useState<RoleSheet | null>(null);
  const messages = log.filter(({ kind, actor }) => kind === 'message' && actor).length;
  const toRule = Object.values(view.improvised).filter(({ status }) => status === 'open').length;
  const questions = openQuestions(sheet, view).length;
  const hasIntel = Object.keys(view.intel).length > 0;
  const shown = (Object.keys(panels) as Panel[]).filter(
    (id) => (id !== 'intel' || hasIntel) && (acts || (id !== 'desk' && id !== 'people')),
  );
  const unseen = useUnseen(messages, panel === 'talk');
  if (viewed) return <RoleView role={viewed} onClose={() => setViewed(null)} />;
  return (
    <div className="console">
      <TopBar>
        <Acts>
          <OpenOtherSeat />
          <SeatMenu />
        </Acts>
      </TopBar>
      <Acts>
        <ClockAndRounds />
      </Acts>
      <Indicators />
      <main id="main" className="console-main">
        <section className="console-column" aria-label="Roles">
          <h2 className="panel-title">Roles</h2>
          {sheet.roles.map((role) => (
            <RolePanel key={role.id} role={role} onView={() => setViewed(role)} />
          ))}
        </section>
        <section className="console-column console-feed" aria-label="What happened and why">
          <Acts>
            <SinceYouWereHere />
            <Announce />
            <DeadlineList />
            {view.session.round === 0 && <SurveyCounts />}
          </Acts>
          <details>
            <summary>What the table knows</summary>
            <Situation />
          </details>
          <Feed log={log} sheet={sheet} withTalk />
        </section>
        <section className="console-column" aria-label={panels[panel]}>
          <fieldset className="segments">
            <legend className="visually-hidden">Show</legend>
            {shown.map((id) => (
              <button key={id} type="button" aria-pressed={panel === id} onClick={() => setPanel(id)}>
                {panels[id]}
                {/* The live log reads new messages out; the count is for the eye. */}
                {id === 'desk' && toRule + questions > 0 && (
                  <span className="badge">
                    {toRule + questions}
                    <span className="visually-hidden"> that wait for you</span>
                  </span>
                )}
                {id === 'talk' && unseen > 0 && (
                  <span className="badge" aria-hidden="true">
                    {unseen}
                  </span>
                )}
              </button>
            ))}
          </fieldset>
          {/* Where something may be half written it stays, seen or not. */}
          <Acts>
            <div hidden={panel !== 'desk'}>
              <Desk />
            </div>
          </Acts>
          {panel === 'deals' && (
            <>
              <DirectiveList />
              <Agreements />
            </>
          )}
          {panel === 'intel' && <AllIntel />}
          <div hidden={panel !== 'talk'}>
            <Talk />
          </div>
          {panel === 'people' && (
            <>
              <SeatList />
              <Invitation />
            </>
          )}
        </section>
      </main>
    </div>
  );
}
