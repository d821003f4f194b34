import type { ReactNode } from 'react';
import { turningPoints } from '../analysis/ranking';
import { Endings } from '../analysis/TypicalityChapter';
import { percent, verdictOf } from '../analysis/typical';
import type { Debrief, RankedDecision, SessionAnalysis, Sheet, SurveyItemSheet, SurveyReport } from '../protocol';
import { calendarTime } from '../session/clock';
import { namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { keyed } from '../ui/keyed';
import { type Slide, SlideShow } from '../wall/SlideShow';
import { type ChapterId, chaptersOf } from './chapters';
import { Curves } from './curves/Curves';
import { Network } from './network/Network';
import { LedgerTable } from './promises/LedgerTable';
import { ledgersOf } from './promises/ledger';
import { Scores } from './Scores';
import { PredictionList } from './survey/Predictions';
import { QuestionResult } from './survey/QuestionResult';
import { leastPeople } from './survey/survey-figures';

const momentsOnSlide = 3;
const curvesOnSlide = 6;
const mostCards = 6;
const questionsOnSlide = 2;
const predictionsOnSlide = 3;

interface DebriefWallProps {
  readonly debrief: Debrief;
  /** As far as it is; chapters that need more of it are left out. */
  readonly analysis: SessionAnalysis | null;
  onClose(): void;
}

/** The debrief for the wall: a slide or a few for each chapter, with the chapter's name above. */
export function DebriefWall({ debrief, analysis, onClose }: DebriefWallProps) {
  const { sheet } = useTable();
  const slides: readonly Slide[] = chaptersOf(debrief, false).flatMap((chapter) =>
    (analysedSlides(chapter.id, analysis) ?? slidesOf(chapter.id, debrief, sheet)).map(({ title, body }, index) => ({
      id: `${chapter.id}-${index}`,
      eyebrow: `${sheet.title} · ${chapter.title}`,
      title,
      body,
    })),
  );
  return <SlideShow slides={slides} onClose={onClose} />;
}

const page = (title: string, body: ReactNode) => ({ title, body });

/** Slides of the chapters that autopilots have played for; null for all others. */
function analysedSlides(
  chapter: ChapterId,
  analysis: SessionAnalysis | null,
): readonly ReturnType<typeof page>[] | null {
  if (chapter === 'turning') {
    const points = analysis?.turningPoints ? turningPoints(analysis.turningPoints).slice(0, momentsOnSlide) : [];
    return points.length > 0 ? [page('What turned the game', <WallTurningPoints points={points} />)] : [];
  }
  if (chapter === 'typical') {
    const found = analysis?.typicality;
    const opening = found?.moments[0];
    return found && opening ? [page(verdictOf(found), <Endings moment={opening} found={found} />)] : [];
  }
  return null;
}

function slidesOf(
  chapter: ChapterId,
  debrief: Debrief,
  { roles, survey: items = [] }: Pick<Sheet, 'roles' | 'survey'>,
): readonly ReturnType<typeof page>[] {
  const { ending, curves, claims, secrets, directives, agreements, history, questions } = debrief;
  switch (chapter) {
    case 'ending':
      return [
        page(ending.title, <p className="lead">{ending.text}</p>),
        page('Scores', <Scores scores={debrief.scores} />),
      ];
    case 'story':
      return inPieces(debrief.moments, momentsOnSlide).map((moments, index) =>
        page(index === 0 ? 'What decided it' : 'And then', <WallMoments debrief={debrief} moments={moments} />),
      );
    case 'curves':
      return inPieces(curves, curvesOnSlide).map((piece) => page('How the indicators went', <Curves curves={piece} />));
    case 'turning':
    case 'typical':
    case 'what':
      return [];
    case 'promises': {
      const ledgers = ledgersOf(
        debrief.promises,
        roles.map(({ id }) => id),
      );
      return ledgers.length > 0 ? [page('Promises, kept and broken', <LedgerTable ledgers={ledgers} />)] : [];
    }
    case 'knowledge': {
      const others = secrets.filter(({ subject }) => subject !== 'intel');
      const truths = claims.map((claim) => ({ title: `“${claim.title}”`, text: claim.true ? 'True' : 'False' }));
      return [
        page('What was true', <Cards cards={truths} />),
        page('What not everybody knew', <Cards cards={others} />),
      ].filter((_, index) => [truths, others][index]?.length !== 0);
    }
    case 'network':
      return [page('Who demanded, who agreed', <Network directives={directives} agreements={agreements} />)];
    case 'survey':
      return surveySlides(debrief.survey, items);
    case 'history':
      return history?.ending
        ? [
            page(
              history.sameEnding ? 'On record it ended as it did here' : 'On record it ended otherwise',
              <p className="lead">{history.ending}</p>,
            ),
          ]
        : [];
    case 'questions':
      return questions.length > 0 ? [page('To talk about', <WallQuestions questions={questions} />)] : [];
    case 'data':
      return [];
  }
}

/** Of fewer people everybody in the room could tell whose answer is whose. */
function surveySlides(report: SurveyReport | undefined, items: readonly SurveyItemSheet[]) {
  const questions = (report?.questions ?? []).flatMap((result) => {
    const item = items.find(({ id }) => id === result.question);
    return item && result.waves.every(({ people }) => people >= leastPeople) ? [{ item, result }] : [];
  });
  const predictions = (report?.predictions ?? []).filter(({ people }) => people >= leastPeople);
  return [
    ...inPieces(questions, questionsOnSlide).map((piece) =>
      page(
        'What people thought',
        <div className="stack">
          {piece.map(({ item, result }) => (
            <QuestionResult key={item.id} item={item} result={result} />
          ))}
        </div>,
      ),
    ),
    ...inPieces(predictions, predictionsOnSlide).map((piece) =>
      page('What people foresaw', <PredictionList predictions={piece} />),
    ),
  ];
}

function WallQuestions({ questions }: { readonly questions: readonly string[] }) {
  return (
    <ol className="wall-questions">
      {questions.map((question) => (
        <li key={question}>{question}</li>
      ))}
    </ol>
  );
}

function WallMoments({ debrief, moments }: { readonly debrief: Debrief; readonly moments: Debrief['moments'] }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  return (
    <ol className="wall-questions">
      {moments.map(({ first, why }) => {
        const told = debrief.timeline[first];
        return (
          told && (
            <li key={first}>
              <p className="small quiet">
                {[calendarTime(sheet.starts, told.at), told.actor && names.role(told.actor)]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p>
                <strong>{told.headline}</strong>
              </p>
              <p>{why}</p>
            </li>
          )
        );
      })}
    </ol>
  );
}

function WallTurningPoints({ points }: { readonly points: readonly RankedDecision[] }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  return (
    <ol className="wall-questions">
      {points.map(({ entry, at, role, text, shift }) => (
        <li key={entry}>
          <p className="small quiet">
            {[calendarTime(sheet.starts, at), role && names.role(role)].filter(Boolean).join(' · ')}
          </p>
          <p>
            <strong>{text}</strong>
          </p>
          <p>{`The endings moved by ${percent(shift.distance.value)} of the games.`}</p>
        </li>
      ))}
    </ol>
  );
}

function Cards({ cards }: { readonly cards: readonly { readonly title: string; readonly text: string }[] }) {
  return (
    <ul className="secrets">
      {keyed(cards.slice(0, mostCards)).map(({ key, item: { title, text } }) => (
        <li key={key} className="card">
          <h3>{title}</h3>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  );
}

function inPieces<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
