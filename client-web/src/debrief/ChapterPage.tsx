import { useEffect, useMemo, useRef } from 'react';
import { ranksByLine } from '../analysis/ranking';
import { TurningPointsChapter } from '../analysis/TurningPointsChapter';
import { TypicalityChapter } from '../analysis/TypicalityChapter';
import type { Analysis } from '../analysis/useAnalysis';
import { RoleNotes } from '../notes/RoleNotes';
import type { Debrief } from '../protocol';
import { useTable } from '../session/SessionProvider';
import { WhatIf } from '../whatif/WhatIf';
import { Contents, Neighbours } from './Contents';
import { chaptersOf, type Place } from './chapters';
import { Curves } from './curves/Curves';
import { DataPlan } from './DataPlan';
import { Ending } from './Ending';
import { History } from './History';
import { KnowledgeChapter } from './knowledge/KnowledgeChapter';
import { NetworkChapter } from './network/NetworkChapter';
import { PromisesChapter } from './promises/PromisesChapter';
import { Questions } from './Questions';
import { Scores } from './Scores';
import { StoryChapter } from './story/StoryChapter';
import { SurveyChapter } from './survey/SurveyChapter';
import { usePlace } from './usePlace';

interface ChapterPageProps {
  readonly debrief: Debrief;
  readonly analysis: Analysis;
  onShow(): void;
}

/** One chapter at a time, with all chapters beside it and the ways to the previous and the next one. */
export function ChapterPage({ debrief, analysis, onShow }: ChapterPageProps) {
  const { sheet, you } = useTable();
  const chapters = chaptersOf(debrief, you.kind !== 'spectator', sheet.survey !== undefined);
  const place = usePlace(chapters);
  const heading = useRef<HTMLHeadingElement>(null);
  const chapter = place?.chapter.id;
  const shown = useRef(chapter);
  useEffect(() => {
    // A page that has just been loaded stays where it is; one that was turned begins at its top.
    if (shown.current === chapter) return;
    shown.current = chapter;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [chapter]);
  if (!place) return null;
  return (
    <div className="debrief-book">
      <Contents chapters={chapters} place={place} />
      <div className="debrief-chapter">
        {chapter === 'ending' ? (
          <Ending ending={debrief.ending} heading={heading} onShow={onShow} />
        ) : (
          <header>
            <p className="eyebrow">{`${sheet.title} · ${place.number} of ${chapters.length}`}</p>
            <h2 ref={heading} tabIndex={-1}>
              {place.chapter.title}
            </h2>
          </header>
        )}
        <ChapterBody debrief={debrief} analysis={analysis} place={place} />
        <Neighbours place={place} />
      </div>
    </div>
  );
}

interface ChapterBodyProps {
  readonly debrief: Debrief;
  readonly analysis: Analysis;
  readonly place: Place;
}

function ChapterBody({ debrief, analysis, place: { chapter, line, entry } }: ChapterBodyProps) {
  const { sheet } = useTable();
  const found = analysis.analysis?.turningPoints;
  const turning = useMemo(() => ranksByLine(found, debrief.timeline), [found, debrief.timeline]);
  switch (chapter.id) {
    case 'ending':
      return (
        <section className="stack" aria-labelledby="scores">
          <h3 id="scores">Scores</h3>
          <Scores scores={debrief.scores} />
        </section>
      );
    case 'story':
      return <StoryChapter debrief={debrief} line={line} turning={turning} />;
    case 'curves':
      return <Curves curves={debrief.curves} turning={turning} />;
    case 'turning':
      return <TurningPointsChapter analysis={analysis} timeline={debrief.timeline} />;
    case 'typical':
      return <TypicalityChapter analysis={analysis} />;
    case 'what':
      return <WhatIf entry={entry} />;
    case 'promises':
      return <PromisesChapter promises={debrief.promises} />;
    case 'knowledge':
      return <KnowledgeChapter claims={debrief.claims} secrets={debrief.secrets} />;
    case 'network':
      return <NetworkChapter directives={debrief.directives} agreements={debrief.agreements} />;
    case 'survey':
      return <SurveyChapter report={debrief.survey} />;
    case 'history':
      return debrief.history ? <History history={debrief.history} /> : null;
    case 'questions':
      return (
        <>
          {debrief.questions.length > 0 ? (
            <section className="stack" aria-labelledby="questions">
              <h3 id="questions">To talk about</h3>
              <Questions questions={debrief.questions} />
            </section>
          ) : (
            <p className="quiet">The scenario asks nothing.</p>
          )}
          {sheet.role && <OwnNotes />}
        </>
      );
    case 'data':
      return <DataPlan data={debrief.data} />;
  }
}

/** To look back at; nobody else's debrief has them. */
export function OwnNotes() {
  const { sheet } = useTable();
  return (
    <section className="stack" aria-labelledby="notes">
      <h3 id="notes">{sheet.teams ? 'Notes of your team' : 'Your notes'}</h3>
      <RoleNotes />
    </section>
  );
}
