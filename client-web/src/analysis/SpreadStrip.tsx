import type { ValueAmongGames } from '../protocol';
import { keyed } from '../ui/keyed';

const width = 200;
const height = 44;
const step = 5;

// The outer ones stay within the picture.
const anchors = [
  [0, 'start'],
  [50, 'middle'],
  [100, 'end'],
] as const;

interface SpreadStripProps {
  readonly title: string;
  readonly value: ValueAmongGames;
}

/** How the games lie on the scale from 0 to 100, with a mark at the session's own value. */
export function SpreadStrip({ title, value: { value, median, spread } }: SpreadStripProps) {
  const most = Math.max(1, ...spread);
  const x = (points: number) => (points / 100) * width;
  return (
    <svg
      className="spread-strip"
      viewBox={`-6 -10 ${width + 12} ${height + 26}`}
      role="img"
      aria-label={`${title}: yours ${value}, the middle of the games ${Math.round(median)}`}
    >
      {keyed(spread).map(({ key, item: games }) => (
        <rect
          key={key}
          x={x(key * step) + 0.5}
          width={x(step) - 1}
          y={height - (games / most) * height}
          height={(games / most) * height}
        />
      ))}
      <line className="spread-base" x1={0} x2={width} y1={height} y2={height} />
      <g className="spread-own">
        <line x1={x(value)} x2={x(value)} y1={-2} y2={height} />
        <path d={`M${x(value)} 0l-5 -9h10z`} />
      </g>
      {anchors.map(([points, anchor]) => (
        <text key={points} x={x(points)} y={height + 13} textAnchor={anchor}>
          {points}
        </text>
      ))}
    </svg>
  );
}
