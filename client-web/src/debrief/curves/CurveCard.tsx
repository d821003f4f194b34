import { useState } from 'react';
import { toneOf } from '../../feed/indicator-changes';
import { positions } from '../../feed/round-axis';
import type { Curve } from '../../protocol';
import { calendarTime } from '../../session/clock';
import { namesOf, signed } from '../../session/names';
import { useTable } from '../../session/SessionProvider';
import { keyed } from '../../ui/keyed';
import { ScrollingTable } from '../../ui/ScrollingTable';
import { addressOf } from '../chapters';
import { CurvePlot } from './CurvePlot';
import { meaningOf, namedSteps, nearest, turningSteps } from './marked-points';
import { type Step, stepsOf } from './steps';

const mostNamed = 3;

interface CurveCardProps {
  readonly curve: Curve;
  /** Ranks of turning points by the lines of the timeline that tell of them. */
  readonly turning?: ReadonlyMap<number, number> | undefined;
}

/** How an indicator went: its line with the largest steps named, each point to be read, and all of it as a table. */
export function CurveCard({ curve: { indicator, points }, turning }: CurveCardProps) {
  const { sheet, view } = useTable();
  const [at, setAt] = useState(0);
  const title = namesOf(sheet).indicator(indicator);
  const polarity = sheet.indicators.find(({ id }) => id === indicator)?.polarity;
  const steps = stepsOf(points);
  const first = steps[0]?.value ?? 0;
  const last = steps.at(-1)?.value ?? first;
  const places = positions(
    sheet.rounds,
    view.session.pacing,
    points.map((point) => point.at),
  );
  const named = namedSteps(steps, mostNamed);
  const turns = turningSteps(steps, turning);
  const meaning = meaningOf(polarity);
  const tone = toneOf(last - first, polarity);
  const read = steps[at];
  return (
    <article className="card curve">
      <div className="row between">
        <h3>{title}</h3>
        <p className="number">
          <span className="quiet">{first} to</span> <strong className={tone}>{last}</strong>
        </p>
      </div>
      {meaning && <p className="small quiet">{`0 is ${meaning.least}, 100 is ${meaning.most}`}</p>}
      <CurvePlot
        title={title}
        steps={steps}
        places={places}
        rounds={sheet.rounds}
        tone={tone}
        named={named}
        turning={turns.map(({ step }) => step)}
        at={at}
        onPoint={(place) => setAt(nearest(places, place))}
      />
      {steps.length > 1 && (
        <div className="curve-reader">
          <input
            type="range"
            min={0}
            max={steps.length - 1}
            value={at}
            aria-label={`Points of ${title}`}
            aria-valuetext={read && inWords(read, sheet.starts)}
            onChange={(event) => setAt(event.target.valueAsNumber)}
          />
          {read && (
            <p className="small">
              <span className="number">{`${calendarTime(sheet.starts, read.at)}: ${read.value}`}</span>
              {' · '}
              {read.line === undefined ? (
                <span>{read.cause}</span>
              ) : (
                <a href={addressOf('story', read.line)}>{read.cause}</a>
              )}
            </p>
          )}
        </div>
      )}
      {named.length > 0 && (
        <ol className="curve-named small">
          {named.map((index) => {
            const step = steps[index];
            return (
              step && (
                <li key={index}>
                  <a className="grow" href={addressOf('story', step.line)}>
                    {step.cause}
                  </a>
                  <span className={`number ${toneOf(step.by, polarity)}`}>{signed(step.by)}</span>
                </li>
              )
            );
          })}
        </ol>
      )}
      {turns.length > 0 && (
        <p className="small curve-turning">
          <span aria-hidden="true" /> <a href={addressOf('turning')}>Turning points</a>
          {`: ${turns.map(({ step, rank }) => `number ${rank}, ${calendarTime(sheet.starts, steps[step]?.at ?? 0)}`).join('; ')}`}
        </p>
      )}
      <details className="small">
        <summary>As a table</summary>
        <ScrollingTable caption={`${title}, step by step`} columns={['When', 'What moved it', 'By', 'To']}>
          {keyed(steps).map(({ key, item: step }) => (
            <tr key={key}>
              <td className="number">{calendarTime(sheet.starts, step.at)}</td>
              <td>{step.cause}</td>
              <td className="number">{step.by === 0 ? '' : signed(step.by)}</td>
              <td className="number">{step.value}</td>
            </tr>
          ))}
        </ScrollingTable>
      </details>
    </article>
  );
}

const inWords = ({ at, value, by, cause }: Step, starts: string): string =>
  `${calendarTime(starts, at)}, ${value}${by === 0 ? '' : `, ${signed(by)}`}: ${cause}`;
