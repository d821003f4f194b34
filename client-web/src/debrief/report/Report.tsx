import './report.css';
import { toneOf } from '../../feed/indicator-changes';
import { positions } from '../../feed/round-axis';
import type { Curve, Debrief, SessionAnalysis } from '../../protocol';
import { namesOf, signed } from '../../session/names';
import { useTable } from '../../session/SessionProvider';
import { CurvePlot } from '../curves/CurvePlot';
import { namedSteps } from '../curves/marked-points';
import { stepsOf } from '../curves/steps';
import { LedgerTable } from '../promises/LedgerTable';
import { ledgersOf } from '../promises/ledger';
import { Moments } from '../story/Moments';
import { ReportAnalysis } from './ReportAnalysis';
import { ReportTables } from './ReportTables';

interface ReportProps {
  readonly debrief: Debrief;
  /** As far as it is; what is missing is left out. */
  readonly analysis: SessionAnalysis | null;
}

/** The debrief on paper, two to six pages: what is worth keeping of each chapter. It shows in print alone. */
export function Report({ debrief, analysis }: ReportProps) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const ledgers = ledgersOf(
    debrief.promises,
    sheet.roles.map(({ id }) => id),
  ).filter(({ given }) => given > 0);
  return (
    <article className="report">
      <header>
        <p className="eyebrow">{sheet.title}</p>
        <h2 className="display">{debrief.ending.title}</h2>
        <p>{debrief.ending.text}</p>
      </header>
      <section>
        <h3>Scores, 0 to 100</h3>
        <ul className="report-scores">
          {debrief.scores.map(({ role, total }) => (
            <li key={role}>
              <span>{names.role(role)}</span>
              <strong className="number">{total}</strong>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>The story</h3>
        <Moments moments={debrief.moments} timeline={debrief.timeline} />
      </section>
      <ReportAnalysis analysis={analysis} />
      <section>
        <h3>How the indicators went</h3>
        <ul className="report-curves">
          {debrief.curves.map((curve) => (
            <li key={curve.indicator}>
              <ReportCurve curve={curve} />
            </li>
          ))}
        </ul>
      </section>
      {ledgers.length > 0 && (
        <section>
          <h3>Who promised what and kept it</h3>
          <LedgerTable ledgers={ledgers} />
        </section>
      )}
      <ReportTables debrief={debrief} />
      {debrief.questions.length > 0 && (
        <section>
          <h3>To talk about</h3>
          <ol className="report-questions">
            {debrief.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}

function ReportCurve({ curve: { indicator, points } }: { readonly curve: Curve }) {
  const { sheet, view } = useTable();
  const title = namesOf(sheet).indicator(indicator);
  const polarity = sheet.indicators.find(({ id }) => id === indicator)?.polarity;
  const steps = stepsOf(points);
  const by = (steps.at(-1)?.value ?? 0) - (steps[0]?.value ?? 0);
  const named = namedSteps(steps, 2);
  return (
    <div className="report-curve">
      <p>
        <strong>{title}</strong>{' '}
        <span className="number">{`${steps[0]?.value ?? 0} to ${steps.at(-1)?.value ?? 0}`}</span>
      </p>
      <CurvePlot
        title={title}
        steps={steps}
        places={positions(
          sheet.rounds,
          view.session.pacing,
          points.map(({ at }) => at),
        )}
        rounds={sheet.rounds}
        tone={toneOf(by, polarity)}
        named={named}
      />
      <ol className="report-named">
        {named.map((index) => (
          <li key={index}>{`${signed(steps[index]?.by ?? 0)} ${steps[index]?.cause ?? ''}`}</li>
        ))}
      </ol>
    </div>
  );
}
