import '../projector/projector.css';
import './debrief.css';
import { use, useCallback, useEffect, useState } from 'react';
import { Feed } from '../feed/Feed';
import { ImprovisedCard } from '../improvised/ImprovisedCard';
import { RoleNotes } from '../notes/RoleNotes';
import type { Debrief, Refusal } from '../protocol';
import { ReplayLink } from '../replay/ReplayLink';
import { ServerContext } from '../server';
import { facilitator } from '../session/names';
import { SeatMenu } from '../session/SeatMenu';
import { useSession, useTable } from '../session/SessionProvider';
import { TopBar } from '../session/TopBar';
import { AgreementMarks } from '../table/AgreementMarks';
import { AgreementText } from '../table/Agreements';
import { mayMark } from '../table/agreements';
import { Button } from '../ui/Button';
import { keyed } from '../ui/keyed';
import { RefusalNote } from '../ui/Note';
import { Curves } from './Curves';
import { DataPlan } from './DataPlan';
import { DebriefWall } from './DebriefWall';
import { DirectiveRow } from './DirectiveRow';
import { DownloadButton } from './DownloadButton';
import { History } from './History';
import { Questions } from './Questions';
import { Scores } from './Scores';
import { Secrets } from './Secrets';

/** What the session was: fetched once, for the facilitator and the players alike. */
export function DebriefScreen() {
  const { api } = use(ServerContext);
  const { ticket } = useSession();
  const { session, sheet, view, you } = useTable();
  const onWall = you.kind === 'spectator';
  const [debrief, setDebrief] = useState<Debrief | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [showing, setShowing] = useState(false);
  const close = useCallback(() => setShowing(false), []);
  // What was agreed in free words is marked in the debrief, too.
  const isSealed = view.session.sealed === true && you.kind !== 'facilitator';
  const marks = Object.values(view.agreements)
    .map(({ status, markedBy }) => `${status} ${markedBy}`)
    .join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt, a changed mark and an opened debrief ask again
  useEffect(() => {
    let current = true;
    setRefusal(null);
    api.debrief(session, ticket).then((answer) => {
      if (!current) return;
      if (answer.refusal) setRefusal(answer.refusal);
      else setDebrief(answer.value);
    });
    return () => {
      current = false;
    };
  }, [api, session, ticket, attempt, marks, isSealed]);
  const ending = debrief?.ending ?? view.session.ending;
  if (debrief && showing) return <DebriefWall debrief={debrief} onClose={close} />;
  return (
    <div className={`debrief ${onWall ? 'projector' : ''}`}>
      <TopBar>{!onWall && <SeatMenu />}</TopBar>
      <main id="main" className="debrief-main">
        {ending && (
          <header className="debrief-ending">
            <p className="eyebrow">How it ended · {sheet.title}</p>
            <h2 className="display">{ending.title}</h2>
            <p className="lead">{ending.text}</p>
            {onWall && (
              <div className="no-print">
                <ReplayLink />
              </div>
            )}
            {!onWall && (
              <div className="row wrap no-print">
                <ReplayLink />
                {debrief && (
                  <Button icon="screen" onClick={() => setShowing(true)}>
                    Show on the wall
                  </Button>
                )}
                <Button icon="print" onClick={() => print()}>
                  Print
                </Button>
                {!isSealed && (
                  <DownloadButton
                    label="Export the journal"
                    ending=".ndjson"
                    read={(api, session, ticket) => api.journal(session, ticket)}
                  />
                )}
                {you.kind === 'facilitator' && (
                  <DownloadButton
                    label="With pseudonyms"
                    ending="-pseudonyms.ndjson"
                    read={(api, session, ticket) => api.journal(session, ticket, 'pseudonyms')}
                  />
                )}
              </div>
            )}
          </header>
        )}
        {refusal && (
          <div className="stack">
            <RefusalNote refusal={refusal} />
            <div>
              <Button onClick={() => setAttempt(attempt + 1)}>Try again</Button>
            </div>
          </div>
        )}
        {!debrief && !refusal && <p role="status">Putting the debrief together…</p>}
        {/* One's own, also while other tables play on and the debrief is not open yet. */}
        {!debrief && sheet.role && <OwnNotes />}
        {debrief && <Sections debrief={debrief} />}
      </main>
    </div>
  );
}

function Sections({ debrief }: { readonly debrief: Debrief }) {
  const { sheet } = useTable();
  return (
    <>
      <section aria-labelledby="scores">
        <h3 id="scores">Scores</h3>
        <Scores scores={debrief.scores} />
      </section>
      <section aria-labelledby="curves">
        <h3 id="curves">How the indicators went</h3>
        <Curves curves={debrief.curves} />
      </section>
      {debrief.history && (
        <section aria-labelledby="history">
          <h3 id="history">Beside what is on record</h3>
          <History history={debrief.history} />
        </section>
      )}
      {debrief.secrets.length > 0 && (
        <section aria-labelledby="secrets">
          <h3 id="secrets">What not everybody knew</h3>
          <Secrets secrets={debrief.secrets} />
        </section>
      )}
      {debrief.improvised.length > 0 && (
        <section aria-labelledby="improvised">
          <h3 id="improvised">Improvised moves and rulings</h3>
          <div className="bargains">
            {keyed(debrief.improvised).map(({ key, item }) => (
              <ImprovisedCard key={key} move={item} />
            ))}
          </div>
        </section>
      )}
      <section aria-labelledby="bargains">
        <h3 id="bargains">Demands and agreements</h3>
        <div className="bargains">
          {keyed(debrief.directives).map(({ key, item }) => (
            <DirectiveRow key={key} directive={item} />
          ))}
          {keyed(debrief.agreements).map(({ key, item }) => (
            <article key={key} className="agreement">
              <AgreementText agreement={item} />
            </article>
          ))}
          {debrief.directives.length + debrief.agreements.length === 0 && <p className="quiet">There were none.</p>}
        </div>
      </section>
      <FreeWords />
      {debrief.questions.length > 0 && (
        <section aria-labelledby="questions">
          <h3 id="questions">To talk about</h3>
          <Questions questions={debrief.questions} />
        </section>
      )}
      {sheet.role && <OwnNotes />}
      <section aria-labelledby="data">
        <h3 id="data">Data</h3>
        <DataPlan data={debrief.data} />
      </section>
      <section aria-labelledby="timeline">
        <h3 id="timeline">Timeline, with every secret unsealed</h3>
        <Feed log={debrief.timeline} sheet={sheet} withTalk asStory />
      </section>
    </>
  );
}

/** To look back at; nobody else's debrief has them. */
function OwnNotes() {
  const { sheet } = useTable();
  return (
    <section aria-labelledby="notes">
      <h3 id="notes">{sheet.teams ? 'Notes of your team' : 'Your notes'}</h3>
      <RoleNotes />
    </section>
  );
}

/** Agreements that no rule could judge: their parties and the facilitator say now whether they were kept. */
function FreeWords() {
  const { sheet, view, you } = useTable();
  const me = you.kind === 'facilitator' ? facilitator : sheet.role;
  const all = Object.entries(view.agreements).filter(([, agreement]) => mayMark(agreement, me));
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="free-words">
      <h3 id="free-words">Agreed in free words: was it kept?</h3>
      <div className="bargains">
        {all.map(([id, agreement]) => (
          <article key={id} className="agreement">
            <AgreementText agreement={agreement} />
            <AgreementMarks id={id} agreement={agreement} />
          </article>
        ))}
      </div>
    </section>
  );
}
