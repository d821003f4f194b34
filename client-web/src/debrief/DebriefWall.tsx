import type { Debrief } from '../protocol';
import { calendarTime } from '../session/clock';
import { namesOf, signed } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { keyed } from '../ui/keyed';
import { type Slide, Wall } from '../wall/Wall';
import { Curves } from './Curves';
import { Scores } from './Scores';
import { turningPoints } from './turns';

const mostSecrets = 6;

/** The debrief slide by slide: ending, curves, turning points, scores, secrets, questions. */
export function DebriefWall({ debrief, onClose }: { readonly debrief: Debrief; onClose(): void }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const slide = (id: string, title: string, body: React.ReactNode): Slide => ({
    id,
    eyebrow: sheet.title,
    title,
    body,
  });
  const turns = turningPoints(debrief.curves, 3);
  const slides: readonly Slide[] = [
    slide('ending', debrief.ending.title, <p className="lead">{debrief.ending.text}</p>),
    slide('curves', 'How the indicators went', <Curves curves={debrief.curves} />),
    ...(turns.length > 0
      ? [
          slide(
            'turns',
            'Three turning points',
            <ol className="wall-questions">
              {keyed(turns).map(({ key, item: { at, by, cause, indicator } }) => (
                <li key={key}>
                  <p className="small quiet number">{calendarTime(sheet.starts, at)}</p>
                  <p>
                    <strong>{cause}</strong>
                  </p>
                  <p className="number">
                    {names.indicator(indicator)} {signed(by)}
                  </p>
                </li>
              ))}
            </ol>,
          ),
        ]
      : []),
    slide('scores', 'Scores', <Scores scores={debrief.scores} />),
    ...(debrief.secrets.length > 0
      ? [
          slide(
            'secrets',
            'What not everybody knew',
            <ul className="secrets">
              {keyed(debrief.secrets.slice(0, mostSecrets)).map(({ key, item: { title, text } }) => (
                <li key={key} className="card">
                  <h3>{title}</h3>
                  <p>{text}</p>
                </li>
              ))}
            </ul>,
          ),
        ]
      : []),
    ...(debrief.questions.length > 0
      ? [
          slide(
            'questions',
            'To talk about',
            <ol className="wall-questions">
              {debrief.questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ol>,
          ),
        ]
      : []),
  ];
  return <Wall slides={slides} onClose={onClose} />;
}
