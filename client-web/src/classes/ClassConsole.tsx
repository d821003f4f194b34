// The console of a class: takes the class ticket from the address or the store, follows the class, and shows its board,
// its people, the roster and the assistants.
import './class-console.css';
import { type ReactNode, use, useEffect, useState } from 'react';
import { inWords, zoneInWords } from '../deadlines/zoned-time';
import { groupedCode } from '../join/code';
import { pathBase } from '../path-base';
import { Link } from '../routes';
import { ServerContext } from '../server';
import { ConnectionStatus } from '../session/ConnectionStatus';
import { usePublicAddress } from '../session/public-address';
import { fromFragment } from '../session/tickets';
import { Mark } from '../ui/Brand';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Dialog } from '../ui/Dialog';
import { Note } from '../ui/Note';
import { useOpenTab } from '../ui/openTab';
import { QrCode } from '../ui/QrCode';
import { StandaloneMessage } from '../ui/StandaloneMessage';
import { ThemeToggle } from '../ui/ThemeToggle';
import { isOver } from './board';
import { ClassAssistants } from './ClassAssistants';
import { ClassProvider, useBoard, useClass } from './ClassProvider';
import { Comparison } from './Comparison';
import { FacilitatorBoard } from './FacilitatorBoard';
import { forgetClass, keepClass, knownClasses, screenLink } from './known-classes';
import { Members } from './Members';
import { Participation } from './Participation';
import { RosterUpload } from './RosterUpload';

export function ClassConsole({ id }: { readonly id: string }) {
  const [ticket, setTicket] = useState(() => brought(id) ?? knownClasses().find((one) => one.class === id)?.ticket);
  useEffect(() => {
    const take = () => setTicket((before) => brought(id) ?? before);
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, [id]);
  if (!ticket) {
    return (
      <Closed title="This browser does not run this class">
        <p>Open the link of its facilitator, or of an assistant.</p>
      </Closed>
    );
  }
  return (
    <ClassProvider key={ticket} id={id} ticket={ticket}>
      <ClassKeeper />
      <Screen />
    </ClassProvider>
  );
}

/** The ticket in the address, if there is one: kept, and taken out of the address bar. */
function brought(id: string): string | null {
  const ticket = fromFragment(location.hash, 't');
  if (ticket) {
    keepClass({ class: id, ticket });
    history.replaceState(null, '', location.pathname);
  }
  return ticket;
}

/** Keeps what the class is called, for the start page; forgets one that this browser runs no more. */
function ClassKeeper() {
  const { id, ticket, state } = useClass();
  const { title, code } = state.board?.info ?? {};
  const isGone = state.ended?.code === 'wrong-ticket';
  useEffect(() => {
    if (title) keepClass({ class: id, ticket, title, ...(code ? { code } : {}) });
  }, [id, ticket, title, code]);
  useEffect(() => {
    if (isGone) forgetClass(id);
  }, [isGone, id]);
  return null;
}

function Screen() {
  const { state } = useClass();
  if (state.ended) {
    return (
      <Closed title="You cannot follow this class">
        <p role="alert">{state.ended.message}</p>
      </Closed>
    );
  }
  if (!state.board) {
    return (
      <main id="main" className="seat-message">
        <span className="seat-waiting" aria-hidden="true" />
        <p role="status">{state.outage?.why ?? 'Reading the class…'}</p>
      </main>
    );
  }
  return <Console />;
}

function Closed({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <StandaloneMessage title={title}>
      <Note look="warn" icon="alert">
        {children}
      </Note>
      <div className="row wrap">
        <Link to="/" className="button primary">
          Home
        </Link>
      </div>
    </StandaloneMessage>
  );
}

const panels = {
  board: 'Tables',
  people: 'People',
  participation: 'Participation',
  comparison: 'Comparison',
  roster: 'Roster',
  assistants: 'Assistants',
} as const;
type Panel = keyof typeof panels;

function Console() {
  const { info, members } = useBoard();
  // At home nobody needs to be steered; what asks for attention is who has played.
  const [panel, setPanel] = useState<Panel>(info.kind === 'homework' ? 'participation' : 'board');
  const offered = (Object.keys(panels) as Panel[]).filter(
    (one) => info.assistant === undefined || (one !== 'roster' && one !== 'assistants'),
  );
  const waiting = [...members.values()].filter(({ table }) => table === undefined).length;
  useEffect(() => {
    document.title = `Class · ${info.title} · Whitecell`;
  }, [info.title]);
  return (
    <div className="class-console">
      <ClassBar />
      <main id="main" className="class-main" tabIndex={-1}>
        <fieldset className="segments class-panels no-print">
          <legend className="visually-hidden">Show</legend>
          {offered.map((one) => (
            <button key={one} type="button" aria-pressed={panel === one} onClick={() => setPanel(one)}>
              {panels[one]}
              {one === 'people' && waiting > 0 && (
                <span className="badge">
                  {waiting}
                  <span className="visually-hidden"> without a table</span>
                </span>
              )}
            </button>
          ))}
        </fieldset>
        {/* What is selected or half written stays, seen or not. */}
        <div hidden={panel !== 'board'}>
          <FacilitatorBoard />
        </div>
        {panel === 'people' && <Members />}
        {panel === 'participation' && <Participation />}
        {panel === 'comparison' && <Comparison />}
        <div hidden={panel !== 'roster'}>
          <RosterUpload />
        </div>
        {panel === 'assistants' && <ClassAssistants />}
      </main>
    </div>
  );
}

function ClassBar() {
  const { state, retry } = useClass();
  const { info, tables, members } = useBoard();
  const [inviting, setInviting] = useState(false);
  const all = [...tables.values()];
  const here = [...members.values()].filter((one) => one.here).length;
  const playing = all.filter((table) => table.phase === 'running' && !isOver(table)).length;
  return (
    <header className="top-bar class-bar no-print">
      <Link to="/" className="top-home" aria-label="Whitecell, home">
        <Mark size={24} />
      </Link>
      <div className="top-title grow">
        <h1>{info.title}</h1>
        <p className="small quiet number">
          {info.ended
            ? 'This class is over'
            : `${playing} of ${all.length} tables playing · ${here} of ${members.size} people here`}
          {!info.ended &&
            info.due &&
            ` · until ${inWords(info.due.at, info.due.timeZone, Date.now())} ${zoneInWords(info.due.timeZone)}`}
        </p>
      </div>
      {!info.ended && (
        <Button icon="people" onClick={() => setInviting(true)}>
          <span className="code" translate="no">
            {groupedCode(info.code)}
          </span>
        </Button>
      )}
      <div className="top-actions">
        <ThemeToggle />
      </div>
      <ConnectionStatus away={state.status !== 'live'} outage={state.outage} retry={retry} />
      {inviting && <ClassInvitation code={info.code} onClose={() => setInviting(false)} />}
    </header>
  );
}

/** The code and its picture, to be read from the back of the room. */
function ClassInvitation({ code, onClose }: { readonly code: string; onClose(): void }) {
  const { info } = useBoard();
  const link = `${usePublicAddress()}/join/${code}`;
  return (
    <Dialog title="Join with this code" eyebrow="Everybody of the class" onClose={onClose}>
      <div className="class-invitation">
        <p className="code invitation-code">{groupedCode(code)}</p>
        <QrCode text={link} label={`QR code: join class ${groupedCode(code)}`} />
        <p className="small quiet invitation-link">{link}</p>
        <div className="row wrap">
          <CopyButton text={link} what="link" size="compact" />
          {info.assistant === undefined && <OpenProjector />}
        </div>
      </div>
    </Dialog>
  );
}

/** The board for the wall, in a tab of its own, with a ticket that opens nothing else. */
function OpenProjector() {
  const { api } = use(ServerContext);
  const { id, ticket } = useClass();
  const openTab = useOpenTab();
  const open = () =>
    openTab(async () => {
      const answer = await api.classProjector(id, ticket);
      if (answer.refusal) return answer;
      return { value: screenLink(location.origin + pathBase, id, answer.value.ticket) };
    });
  return (
    <Button size="compact" icon="screen" onClick={open}>
      Projector
    </Button>
  );
}
