import './curves.css';
import type { Curve } from '../../protocol';
import { CurveCard } from './CurveCard';

interface CurvesProps {
  readonly curves: readonly Curve[];
  /** Ranks of turning points by the lines of the timeline that tell of them. */
  readonly turning?: ReadonlyMap<number, number>;
}

/** One chart per indicator on a common axis of rounds. */
export function Curves({ curves, turning }: CurvesProps) {
  return (
    <ul className="curves">
      {curves.map((curve) => (
        <li key={curve.indicator}>
          <CurveCard curve={curve} turning={turning} />
        </li>
      ))}
    </ul>
  );
}
