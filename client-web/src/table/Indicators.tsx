import './indicators.css';
import { useId, useState } from 'react';
import { ledgerOf, rangeOf, stepPath, toneOf, trendOf } from '../feed/indicator-changes';
import { positions } from '../feed/round-axis';
import type { IndicatorSheet, IndicatorView } from '../protocol';
import { calendarTime } from '../session/clock';
import { namesOf, signed } from '../session/names';
import { useGameTime, useTable } from '../session/SessionProvider';
import { Changing } from '../ui/Changing';
import { Icon } from '../ui/Icon';
import { keyed } from '../ui/keyed';

/** The shared measures with their trend; each unfolds into the changes that made it. */
export function Indicators() {
  const { sheet, view } = useTable();
  const [open, setOpen] = useState<string | null>(null);
  const panel = useId();
  const known = sheet.indicators.flatMap((indicator) => {
    const value = view.indicators[indicator.id];
    return value ? [{ indicator, value }] : [];
  });
  const chosen = known.find(({ indicator }) => indicator.id === open);
  return (
    <section className="indicators" aria-label="Indicators">
      <ul className="indicator-row">
        {known.map(({ indicator, value }) => (
          <li key={indicator.id}>
            <button
              type="button"
              className="indicator"
              aria-expanded={open === indicator.id}
              aria-controls={open === indicator.id ? panel : undefined}
              onClick={() => setOpen(open === indicator.id ? null : indicator.id)}
            >
              <Gauge indicator={indicator} value={value} />
            </button>
          </li>
        ))}
      </ul>
      {chosen && (
        <div className="ledger" id={panel}>
          <Ledger {...chosen} />
        </div>
      )}
    </section>
  );
}

interface GaugeProps {
  readonly indicator: IndicatorSheet;
  readonly value: IndicatorView;
}

export function Gauge({ indicator, value }: GaugeProps) {
  const { log, sheet, view } = useTable();
  const now = useGameTime();
  const trend = trendOf(log, indicator.id, value, now);
  const places = positions(
    sheet.rounds,
    view.session.pacing,
    trend.map(({ at }) => at),
  );
  const points = trend.map((point, index) => ({ ...point, at: places[index] ?? 0 }));
  const change = value.value - value.start;
  const tone = toneOf(change, indicator.polarity);
  return (
    <>
      <span className="indicator-title">{indicator.title}</span>
      <span className="indicator-numbers">
        <strong className="indicator-value number">
          <Changing value={value.value} />
        </strong>
        <span className={`indicator-change number ${tone}`}>
          {change !== 0 && <Icon name={change > 0 ? 'up' : 'down'} size={13} />}
          {signed(change)}
        </span>
      </span>
      <Sparkline points={points} tone={tone} />
    </>
  );
}

interface SparklineProps {
  readonly points: ReturnType<typeof trendOf>;
  readonly tone: string;
}

function Sparkline({ points, tone }: SparklineProps) {
  const path = stepPath(points, points.at(-1)?.at ?? 0, 100, 24, rangeOf(points));
  return (
    <svg className={`sparkline ${tone}`} viewBox="0 -1 100 26" preserveAspectRatio="none" aria-hidden="true">
      <path className="sparkline-area" d={`${path}V24H0Z`} />
      <path className="sparkline-line" d={path} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function Ledger({ indicator, value }: GaugeProps) {
  const { log, sheet } = useTable();
  const names = namesOf(sheet);
  const entries = ledgerOf(log, indicator.id);
  const better = { 'more-is-better': 'More is better.', 'less-is-better': 'Less is better.', neutral: '' };
  return (
    <>
      <div className="ledger-about">
        <h3>{indicator.title}</h3>
        <p className="small quiet">
          {indicator.description} {better[indicator.polarity]}
        </p>
      </div>
      <ol className="ledger-entries">
        <li>
          <span className="quiet number">Start</span>
          <span className="grow">Where the session began</span>
          <strong className="number">{value.start}</strong>
        </li>
        {keyed(entries).map(({ key, item: entry }) => (
          <li key={key}>
            <time className="quiet number">{calendarTime(sheet.starts, entry.at)}</time>
            <span className="grow">
              {entry.cause}
              {entry.actor && <span className="quiet"> · {names.role(entry.actor)}</span>}
            </span>
            <span className={`chip ${toneOf(entry.by, indicator.polarity)}`}>{signed(entry.by)}</span>
            <strong className="number">{entry.to}</strong>
          </li>
        ))}
      </ol>
    </>
  );
}
