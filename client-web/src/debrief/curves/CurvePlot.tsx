import { stepPath } from '../../feed/indicator-changes';
import type { RoundSheet } from '../../protocol';
import { keyed } from '../../ui/keyed';
import type { Step } from './steps';

const width = 360;
const height = 150;
const margin = { left: 36, top: 12, right: 8, bottom: 22 };

interface CurvePlotProps {
  readonly title: string;
  readonly steps: readonly Step[];
  /** Where each step stands, in rounds passed. */
  readonly places: readonly number[];
  readonly rounds: readonly RoundSheet[];
  readonly tone: string;
  /** Indices of the steps that bear a number. */
  readonly named: readonly number[];
  /** Indices of the steps that are turning points. */
  readonly turning?: readonly number[];
  /** Index of the step that is being read. */
  readonly at?: number | undefined;
  /** A pointer is so many rounds from the left. */
  onPoint?(place: number): void;
}

/** The line of one indicator, with the scale at its side and the rounds below. */
export function CurvePlot({ title, steps, places, rounds, tone, named, turning = [], at, onPoint }: CurvePlotProps) {
  const until = Math.max(1, rounds.length);
  const x = (place: number) => (place / until) * width;
  const y = (value: number) => height - (value / 100) * height;
  const first = steps[0]?.value ?? 0;
  const last = steps.at(-1)?.value ?? first;
  const path = stepPath(
    [...steps.map(({ value }, index) => ({ at: places[index] ?? 0, value })), { at: until, value: last }],
    until,
    width,
    height,
  );
  const read = at === undefined ? undefined : steps[at];
  return (
    <svg
      viewBox={`${-margin.left} ${-margin.top} ${width + margin.left + margin.right} ${height + margin.top + margin.bottom}`}
      className={`curve-plot ${tone}`}
      role="img"
      aria-label={`${title} from ${first} to ${last}`}
      onPointerMove={
        onPoint &&
        ((event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const scale = (width + margin.left + margin.right) / box.width;
          onPoint((((event.clientX - box.left) * scale - margin.left) / width) * until);
        })
      }
    >
      {[0, 50, 100].map((value) => (
        <g key={value}>
          <line className="curve-grid" x1={0} x2={width} y1={y(value)} y2={y(value)} />
          <text className="curve-scale" x={-6} y={y(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {rounds.map(({ id }, index) => (
        <g key={id}>
          {index > 0 && <line className="curve-round" x1={x(index)} x2={x(index)} y1={0} y2={height} />}
          <text className="curve-scale" x={x(index + 0.5)} y={height + 17} textAnchor="middle">
            {`Round ${index + 1}`.slice(rounds.length > 5 && index > 0 ? 6 : 0)}
          </text>
        </g>
      ))}
      <path className="sparkline-area" d={`${path}V${height}H0Z`} />
      <path className="sparkline-line" d={path} />
      {keyed(steps).map(({ key, item: { value } }) => (
        <circle key={key} cx={x(places[key] ?? 0)} cy={y(value)} r={key === at ? 6 : 3} />
      ))}
      {read && (
        <line className="curve-reading" x1={x(places[at ?? 0] ?? 0)} x2={x(places[at ?? 0] ?? 0)} y1={0} y2={height} />
      )}
      {turning.map((step) => (
        <g key={step} className="curve-turn">
          <line x1={x(places[step] ?? 0)} x2={x(places[step] ?? 0)} y1={0} y2={height} />
          <path d={`M${x(places[step] ?? 0)} -9l6 7l-6 7l-6-7z`} />
        </g>
      ))}
      {named.map((step, index) => (
        <g key={step} className="curve-mark">
          <circle cx={x(places[step] ?? 0)} cy={y(steps[step]?.value ?? 0)} r={8.5} />
          <text x={x(places[step] ?? 0)} y={y(steps[step]?.value ?? 0) + 4} textAnchor="middle">
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}
