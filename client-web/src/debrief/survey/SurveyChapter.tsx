import { useState } from 'react';
import type { SurveyReport } from '../../protocol';
import { useTable } from '../../session/SessionProvider';
import { SurveyCard } from '../../survey/SurveyCard';
import { askedNow, missingIn } from '../../survey/survey';
import { Button } from '../../ui/Button';
import { Predictions } from './Predictions';
import { QuestionResult } from './QuestionResult';

interface SurveyChapterProps {
  readonly report: SurveyReport | undefined;
}

/**
 * What people thought before and after, in counts, and how well they foresaw the game. Who is asked something now
 * answers first, so that the answers of others do not lean on it.
 */
export function SurveyChapter({ report }: SurveyChapterProps) {
  const table = useTable();
  const asked = askedNow(table);
  const [skips, setSkips] = useState(false);
  const waits = !skips && asked.some((wave) => missingIn(wave) === wave.items.length);
  const items = new Map(table.sheet.survey?.map((item) => [item.id, item]));
  return (
    <>
      <SurveyCard open />
      {waits ? (
        <p>
          <Button onClick={() => setSkips(true)}>Show the results without answering</Button>
        </p>
      ) : report ? (
        <>
          {report.questions.length > 0 && (
            <section className="stack loose" aria-labelledby="survey-questions">
              <h3 id="survey-questions">What people thought</h3>
              {report.questions.map((result) => {
                const item = items.get(result.question);
                return item && <QuestionResult key={result.question} item={item} result={result} />;
              })}
            </section>
          )}
          {report.predictions.length > 0 && <Predictions predictions={report.predictions} />}
        </>
      ) : (
        <p className="quiet">Nobody has answered the survey.</p>
      )}
    </>
  );
}
