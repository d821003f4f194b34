import { positions, roundsPassed } from '../feed/axis';
import { stepPath, toneOf } from '../feed/ledger';
import type { Curve } from '../protocol';
import { calendarTime } from '../session/clock';
import { namesOf, signed } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { keyed } from '../ui/keyed';
import { stepsOf } from './steps';

const width = 400;
const height = 120;

/** One chart per indicator on a common time axis, with the cause of every step. */
export function Curves({ curves }: { readonly curves: readonly Curve[] }) {
  const { sheet, view } = useTable();
  const names = namesOf(sheet);
  const until = Math.max(1, sheet.rounds.length);
  const passed = (at: number) => roundsPassed(sheet.rounds, at);
  return (
    <ul className="curves">
      {curves.map(({ indicator, points }) => {
        const polarity = sheet.indicators.find(({ id }) => id === indicator)?.polarity;
        const first = points[0]?.value ?? 0;
        const last = points.at(-1)?.value ?? first;
        const places = positions(
          sheet.rounds,
          view.session.pacing,
          points.map(({ at }) => at),
        );
        const tone = toneOf(last - first, polarity);
        const path = stepPath(
          [...points.map(({ value }, index) => ({ at: places[index] ?? 0, value })), { at: until, value: last }],
          until,
          width,
          height,
        );
        return (
          <li key={indicator} className="card curve">
            <div className="row between">
              <h4>{names.indicator(indicator)}</h4>
              <p className="number">
                <span className="quiet">{first} to</span> <strong className={tone}>{last}</strong>
              </p>
            </div>
            <svg
              viewBox={`-4 -6 ${width + 8} ${height + 12}`}
              className={tone}
              role="img"
              aria-label={`${names.indicator(indicator)} from ${first} to ${last}`}
            >
              {[0, 50, 100].map((value) => (
                <line
                  key={value}
                  className="curve-grid"
                  x1={0}
                  x2={width}
                  y1={height - (value / 100) * height}
                  y2={height - (value / 100) * height}
                />
              ))}
              {sheet.rounds.slice(1).map(({ id, startsAt }) => (
                <line
                  key={id}
                  className="curve-round"
                  x1={(passed(startsAt) / until) * width}
                  x2={(passed(startsAt) / until) * width}
                  y1={0}
                  y2={height}
                />
              ))}
              <path className="sparkline-area" d={`${path}V${height}H0Z`} />
              <path className="sparkline-line" d={path} />
              {keyed(points).map(({ key, item: { at, value, cause } }) => (
                <circle
                  key={key}
                  cx={((places[key] ?? 0) / until) * width}
                  cy={height - (value / 100) * height}
                  r={3.5}
                >
                  <title>{`${calendarTime(sheet.starts, at)}: ${cause}, ${value}`}</title>
                </circle>
              ))}
            </svg>
            <details className="small">
              <summary>What moved it</summary>
              <ol className="curve-causes">
                {keyed(stepsOf(points)).map(({ key, item: { at, value, by, cause } }) => (
                  <li key={key}>
                    <time className="quiet number">{calendarTime(sheet.starts, at)}</time>
                    <span className="grow">{cause}</span>
                    {by !== 0 && <span className={`number ${toneOf(by, polarity)}`}>{signed(by)}</span>}
                    <strong className="number">{value}</strong>
                  </li>
                ))}
              </ol>
            </details>
          </li>
        );
      })}
    </ul>
  );
}
