import type { Ref } from 'react';
import { keyed } from '../../ui/keyed';
import { ScrollingTable } from '../../ui/ScrollingTable';
import { binsOf, brierScore, type Forecast } from './calibration';

interface CalibrationProps {
  readonly forecasts: readonly Forecast[];
  readonly title: string;
  /** Who knows of it, as a sentence. */
  readonly note: string;
  /** How sure one was, in words. */
  inWords(sure: number): string;
  readonly heading?: Ref<HTMLHeadingElement>;
}

/** How well the player judged the claims: the Brier score, a plot, and both as a table. */
export function Calibration({ forecasts, title, note, inWords, heading }: CalibrationProps) {
  const score = brierScore(forecasts).toFixed(2);
  return (
    <section className="stack" aria-labelledby="calibration">
      <h3 id="calibration" ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <p>
        {`Your Brier score is ${score}. 0 is perfect, 0.25 is what one has who is never sure of anything, 1 is the worst. ${note}`}
      </p>
      <svg
        className="calibration"
        viewBox="-34 -8 142 138"
        role="img"
        aria-label={`How sure you were beside how often it was so; Brier score ${score}`}
      >
        <path className="curve-grid" d="M0 0V100H100M0 50H100M50 0V100" />
        <path className="calibration-ideal" d="M0 100L100 0" />
        {keyed(binsOf(forecasts)).map(({ key, item }) => (
          <circle key={key} cx={item.sure} cy={100 - item.true} r={2.5 + item.count} />
        ))}
        {[0, 50, 100].map((value) => (
          <g key={value}>
            <text x={value} y={112} textAnchor="middle">
              {value}
            </text>
            <text x={-4} y={103 - value} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        <text x={50} y={126} textAnchor="middle">
          How sure you were, %
        </text>
        <text x={-24} y={50} textAnchor="middle" transform="rotate(-90 -24 50)">
          True, %
        </text>
      </svg>
      <ScrollingTable caption="Your judgements" columns={['Claim', 'You were', 'It was']}>
        {forecasts.map(({ title, sure, true: isTrue }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td>{inWords(sure)}</td>
            <td>{isTrue ? 'true' : 'false'}</td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}
