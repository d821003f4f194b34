import './survey-chapter.css';
import type { PredictionReport } from '../../protocol';
import { useTable } from '../../session/SessionProvider';
import { ownPredictions } from '../../survey/survey';
import { keyed } from '../../ui/keyed';
import { ScrollingTable } from '../../ui/ScrollingTable';
import { Calibration } from '../knowledge/Calibration';
import { allForecasts, medianOf, tableScore } from './survey-figures';

interface PredictionsProps {
  readonly predictions: readonly PredictionReport[];
}

const inWords = (sure: number): string => `${sure} % sure that it would come about`;

/** What people foresaw beside what came about, for the table and for oneself. */
export function Predictions({ predictions }: PredictionsProps) {
  const { sheet, survey } = useTable();
  const texts = new Map(sheet.survey?.map(({ id, text }) => [id, text]));
  const textOf = (id: string) => texts.get(id) ?? id;
  const own = ownPredictions(sheet.survey ?? [], survey ?? []);
  const mine = predictions.flatMap(({ prediction, true: isTrue }) => {
    const sure = own[prediction];
    return sure === undefined ? [] : [{ title: textOf(prediction), sure, true: isTrue }];
  });
  const score = tableScore(allForecasts(predictions, textOf));
  return (
    <>
      <section className="stack" aria-labelledby="predictions">
        <h3 id="predictions">What people foresaw</h3>
        {score !== undefined && (
          <p>
            {`The table's Brier score is ${score.toFixed(2)}: 0 is perfect, 0.25 is what one has who always says "as likely as not", 1 is the worst.`}
          </p>
        )}
        <PredictionList predictions={predictions} own={own} />
        {score !== undefined && (
          <details className="small">
            <summary>The figures</summary>
            <ScrollingTable
              caption="Predictions"
              columns={['Prediction', 'People', 'Median', 'Least', 'Most', 'Came about']}
            >
              {predictions.map(({ prediction, people, sure, true: isTrue }) => (
                <tr key={prediction}>
                  <th scope="row">{textOf(prediction)}</th>
                  <td className="number">{people}</td>
                  <td className="number">{percent(medianOf(sure ?? []))}</td>
                  <td className="number">{percent(sure?.[0])}</td>
                  <td className="number">{percent(sure?.at(-1))}</td>
                  <td>{isTrue ? 'yes' : 'no'}</td>
                </tr>
              ))}
            </ScrollingTable>
          </details>
        )}
      </section>
      {mine.length > 0 && (
        <Calibration
          forecasts={mine}
          title="How well you foresaw it"
          note="The others see it nowhere."
          inWords={inWords}
        />
      )}
    </>
  );
}

interface PredictionListProps extends PredictionsProps {
  /** By id of the prediction, per cent. */
  readonly own?: Readonly<Record<string, number>>;
}

/** Each prediction with what became of it and what was said. */
export function PredictionList({ predictions, own = {} }: PredictionListProps) {
  const { sheet } = useTable();
  return (
    <ul className="stack">
      {predictions.map((report) => (
        <li key={report.prediction} className="card stack tight">
          <div className="row between">
            <h4 className="grow">
              {sheet.survey?.find(({ id }) => id === report.prediction)?.text ?? report.prediction}
            </h4>
            <span className={`chip ${report.true ? 'accent' : ''}`}>
              {report.true ? 'It came about' : 'It did not'}
            </span>
          </div>
          <Said report={report} own={own[report.prediction]} />
        </li>
      ))}
    </ul>
  );
}

const percent = (value: number | undefined): string => (value === undefined ? '' : `${value} %`);

/** Everybody's answer as a dot between impossible and certain, one's own marked. */
function Said({
  report: { sure, people },
  own,
}: {
  readonly report: PredictionReport;
  readonly own: number | undefined;
}) {
  const median = medianOf(sure ?? []);
  return (
    <>
      {sure && (
        <svg className="survey-dots" viewBox="-4 0 208 26" aria-hidden="true">
          <path className="curve-grid" d="M0 20H200M0 16V24M100 16V24M200 16V24" />
          {keyed(sure).map(({ key, item }) => (
            <circle
              key={key}
              cx={item * 2}
              cy={16 - 3 * sure.slice(0, key).filter((other) => other === item).length}
              r={2.6}
            />
          ))}
          {own !== undefined && <path className="survey-own" d={`M${own * 2} 18l-4 7h8z`} />}
        </svg>
      )}
      <p className="small quiet">
        {median === undefined
          ? `${people} ${people === 1 ? 'person has' : 'people have'} said how likely it is; shown when three have.`
          : `Between impossible and certain, half of ${people} people said at most ${median} %.`}
        {own !== undefined && ` You said ${own} %.`}
      </p>
    </>
  );
}
