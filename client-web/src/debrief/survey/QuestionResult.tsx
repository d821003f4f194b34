import '../../survey/survey.css';
import './survey-chapter.css';
import type { SurveyItemSheet, SurveyQuestionReport } from '../../protocol';
import { titleOf } from '../../survey/survey';
import { keyed } from '../../ui/keyed';
import { ScrollingTable } from '../../ui/ScrollingTable';
import { labelsOf, meanOf, shareOf } from './survey-figures';

interface QuestionResultProps {
  readonly item: SurveyItemSheet;
  readonly result: SurveyQuestionReport;
}

/** The answers to one question, wave beside wave: bars for the eye, a table for everybody. */
export function QuestionResult({ item, result }: QuestionResultProps) {
  const labels = labelsOf(item);
  const shown = result.waves.filter(({ counts }) => counts);
  const most = Math.max(1, ...shown.flatMap(({ counts, people }) => (counts ?? []).map((n) => shareOf(n, people))));
  const { change } = result;
  return (
    <article className="card stack">
      <h4>{item.text}</h4>
      {shown.length > 0 ? (
        <>
          <p className="survey-legend small" aria-hidden="true">
            {shown.map(({ wave, people }, index) => (
              <span key={wave}>
                <span className={`survey-key wave-${index}`} />
                {`${titleOf[wave]} (${people})`}
              </span>
            ))}
          </p>
          <div className={`survey-bars ${item.scale ? 'of-scale' : 'of-choices'}`} aria-hidden="true">
            {keyed(labels).map(({ key, item: label }) => (
              <div key={key} className="survey-group">
                <div className="survey-columns">
                  {shown.map(({ wave, counts, people }, index) => (
                    <span
                      key={wave}
                      className={`survey-bar wave-${index}`}
                      style={{ blockSize: `${(shareOf(counts?.[key] ?? 0, people) / most) * 100}%` }}
                    />
                  ))}
                </div>
                <span className="small">{item.scale ? key + 1 : label}</span>
              </div>
            ))}
          </div>
          {item.scale && (
            <p className="survey-ends wide small quiet" aria-hidden="true">
              <span>{item.scale.low}</span>
              <span>{item.scale.high}</span>
            </p>
          )}
          <p>{inWords(item, result)}</p>
          <details className="small">
            <summary>The figures</summary>
            <ScrollingTable
              caption={`Answers: ${item.text}`}
              columns={['Answer', ...shown.map(({ wave }) => titleOf[wave])]}
            >
              {keyed(labels).map(({ key, item: label }) => (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  {shown.map(({ wave, counts, people }) => (
                    <td key={wave} className="number">
                      {`${counts?.[key] ?? 0} (${shareOf(counts?.[key] ?? 0, people)} %)`}
                    </td>
                  ))}
                </tr>
              ))}
            </ScrollingTable>
          </details>
        </>
      ) : (
        <p className="quiet">{`Answered by ${result.waves[0]?.people ?? 0}; shown when three have answered.`}</p>
      )}
      {change && (
        <p className="small quiet">
          {`Of those who answered both times, ${change.higher} moved up, ${change.lower} moved down and ${change.same} stayed.`}
        </p>
      )}
    </article>
  );
}

function inWords({ scale }: SurveyItemSheet, { waves }: SurveyQuestionReport): string {
  const [first, last] = [waves[0], waves.at(-1)];
  if (!first || !last) return '';
  if (!scale) return `${last.people} ${last.people === 1 ? 'person' : 'people'} answered.`;
  const [before, after] = [meanOf(first), meanOf(last)];
  if (before === undefined || after === undefined) return '';
  return first === last
    ? `The mean is ${after.toFixed(1)} of ${scale.points}.`
    : `The mean went from ${before.toFixed(1)} to ${after.toFixed(1)}, of ${scale.points}.`;
}
