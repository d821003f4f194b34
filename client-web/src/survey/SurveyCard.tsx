import './survey.css';
import { useId, useState } from 'react';
import { useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { SurveyForm } from './SurveyForm';
import { askedNow, missingIn, titleOf } from './survey';

interface SurveyCardProps {
  /** Whether the questions show at once, and not only when they are asked for. */
  readonly open: boolean;
}

/** The survey's questions of the moment, for each person alone; nothing when there are none. */
export function SurveyCard({ open }: SurveyCardProps) {
  const table = useTable();
  const asked = askedNow(table).at(-1);
  // Each wave opens and closes for itself.
  const [toggled, setToggled] = useState<Readonly<Record<string, boolean>>>({});
  const heading = useId();
  if (!asked) return null;
  const missing = missingIn(asked);
  // Beside a game that runs, only what is missing is worth a line.
  if (!open && missing === 0 && !toggled[asked.wave]) return null;
  const shows = toggled[asked.wave] ?? (open && missing > 0);
  const show = (value: boolean) => setToggled({ ...toggled, [asked.wave]: value });
  return (
    <section className="card stack survey" aria-labelledby={heading}>
      <div className="row between wrap">
        <div>
          <p className="eyebrow">Survey</p>
          <h3 id={heading}>{titleOf[asked.wave]}</h3>
          {!shows && (
            <p className="small quiet" role="status">
              {missing === 0 ? 'Answered. Thank you.' : `${missing} of ${asked.items.length} not answered yet.`}
            </p>
          )}
        </div>
        <Button size="compact" aria-expanded={shows} onClick={() => show(!shows)}>
          {shows ? 'Not now' : missing === 0 ? 'Change my answers' : 'Answer the survey'}
        </Button>
      </div>
      {shows && <SurveyForm key={asked.wave} asked={asked} onDone={() => show(false)} />}
    </section>
  );
}
