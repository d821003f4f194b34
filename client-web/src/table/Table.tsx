import './table.css';
import { useState } from 'react';
import { PlayedForYou } from '../absence/PlayedForYou';
import { DeadlineList } from '../deadlines/DeadlineList';
import { Feed } from '../feed/Feed';
import { AskForHelp } from '../help/AskForHelp';
import { HelpToasts } from '../help/HelpToasts';
import { OpenOtherSeat } from '../session/OpenOtherSeat';
import { SeatMenu } from '../session/SeatMenu';
import { Acts, useTable } from '../session/SessionProvider';
import { TopBar } from '../session/TopBar';
import { useUnseen } from '../session/unseen';
import { SinceYouWereHere } from '../since/SinceYouWereHere';
import { SurveyCard } from '../survey/SurveyCard';
import { TeamPeople } from '../team/TeamPeople';
import { Icon, type IconName } from '../ui/Icon';
import { Agreements } from './Agreements';
import { sortedAgreements, whatToDo } from './agreements';
import { awaiting } from './awaiting';
import { Brief } from './Brief';
import { isOwn } from './channels';
import { Directives } from './Directives';
import { Indicators } from './Indicators';
import { Moves } from './Moves';
import { People } from './People';
import { ReadyButton } from './ReadyButton';
import { Situation } from './Situation';
import { Talk } from './Talk';

type Panel = 'now' | 'moves' | 'talk' | 'brief';

const panels: readonly { readonly id: Panel; readonly label: string; readonly icon: IconName }[] = [
  { id: 'now', label: 'Now', icon: 'pulse' },
  { id: 'moves', label: 'Moves', icon: 'move' },
  { id: 'talk', label: 'Talk', icon: 'message' },
  { id: 'brief', label: 'Brief', icon: 'brief' },
];

/** A player's screen. All panels are there; the width of the screen decides how many show at once. */
export function Table() {
  const { log, sheet, view, you, drafts } = useTable();
  const [panel, setPanel] = useState<Panel>(() => (matchMedia('(width >= 45rem)').matches ? 'moves' : 'now'));
  const messages = log.filter((notice) => notice.kind === 'message' && !isOwn(notice, sheet.role, you.seat)).length;
  const unseen = useUnseen(messages, panel === 'talk');
  const learned = useUnseen(Object.keys(view.intel).length, panel === 'brief');
  const prepared = useUnseen(drafts?.drafts.filter(({ by }) => by !== you.seat).length ?? 0, panel === 'moves');
  const asked = sortedAgreements(view, sheet.role).filter(([, one]) => whatToDo(one, sheet.role).accept).length;
  const badges: Readonly<Record<Panel, number>> = {
    now: awaiting(view, sheet.role).length,
    moves: prepared,
    talk: unseen + asked,
    brief: learned,
  };
  return (
    <div className="table" data-panel={panel}>
      <HelpToasts />
      <TopBar>
        <Acts>
          <ReadyButton />
          <OpenOtherSeat />
          <SeatMenu />
        </Acts>
      </TopBar>
      <div className="table-now-bar">
        <Directives onShow={() => setPanel('now')} />
        <Indicators />
      </div>
      <main id="main" className="table-panels">
        <nav className="tabs" aria-label="Parts of the table">
          {panels.map(({ id, label, icon }) => (
            <button
              key={id}
              type="button"
              className={`tab-${id}`}
              aria-current={panel === id ? 'true' : undefined}
              onClick={() => setPanel(id)}
            >
              <Icon name={icon} size={20} />
              {label}
              {badges[id] > 0 && (
                <span className="badge">
                  {badges[id]}
                  <span className="visually-hidden"> new</span>
                </span>
              )}
            </button>
          ))}
        </nav>
        <section className="panel panel-brief" aria-label="Brief" tabIndex={-1}>
          <Brief />
        </section>
        <section className="panel panel-now" aria-label="What happened and why" tabIndex={-1}>
          <Acts>
            <PlayedForYou />
            <SinceYouWereHere />
            <SurveyCard open={false} />
          </Acts>
          <Situation />
          <Acts>
            <DeadlineList />
          </Acts>
          <Feed log={log} sheet={sheet} introduced={view.session.round} />
        </section>
        <section className="panel panel-moves" aria-label="Moves" tabIndex={-1}>
          <Moves />
        </section>
        <section className="panel panel-talk" aria-label="Talk" tabIndex={-1}>
          <div className="stack loose">
            <Talk />
            <AskForHelp />
            <Agreements />
            <TeamPeople />
            <People />
          </div>
        </section>
      </main>
    </div>
  );
}
