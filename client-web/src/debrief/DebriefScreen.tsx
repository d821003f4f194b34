import '../projector/projector.css';
import './debrief.css';
import { use, useCallback, useEffect, useState } from 'react';
import { useAnalysis } from '../analysis/useAnalysis';
import type { Debrief, Refusal } from '../protocol';
import { ServerContext } from '../server';
import { SeatMenu } from '../session/SeatMenu';
import { useSession, useTable } from '../session/SessionProvider';
import { TopBar } from '../session/TopBar';
import { Button } from '../ui/Button';
import { RefusalNote } from '../ui/Note';
import { ChapterPage, OwnNotes } from './ChapterPage';
import { DebriefWall } from './DebriefWall';
import { Ending } from './Ending';
import { Report } from './report/Report';

/** What the session was, by chapters: fetched once, for the facilitator and the players alike. */
export function DebriefScreen() {
  const { api } = use(ServerContext);
  const { ticket } = useSession();
  const { session, sheet, view, you, survey } = useTable();
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
  // The facilitator's counts, and one's own answers.
  const answered = JSON.stringify([view.surveys, survey]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt, a changed mark, an answered survey and an opened debrief ask again
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
  }, [api, session, ticket, attempt, marks, isSealed, answered]);
  const analysis = useAnalysis(session, ticket, debrief !== null);
  const { ending } = view.session;
  if (debrief && showing) return <DebriefWall debrief={debrief} analysis={analysis.analysis} onClose={close} />;
  return (
    <div className={`debrief ${onWall ? 'projector' : ''}`}>
      <TopBar>{!onWall && <SeatMenu />}</TopBar>
      <main id="main" className="debrief-main">
        {!debrief && ending && <Ending ending={ending} />}
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
        {debrief && (
          <>
            <ChapterPage debrief={debrief} analysis={analysis} onShow={() => setShowing(true)} />
            <Report debrief={debrief} analysis={analysis.analysis} />
          </>
        )}
      </main>
    </div>
  );
}
