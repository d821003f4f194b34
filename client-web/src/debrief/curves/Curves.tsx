import './curves.css';
import type { Curve } from '../../protocol';
import { CurveChart } from './CurveChart';

/** One chart per indicator on a common axis of rounds. */
export function Curves({ curves }: { readonly curves: readonly Curve[] }) {
  return (
    <ul className="curves">
      {curves.map((curve) => (
        <li key={curve.indicator}>
          <CurveChart curve={curve} />
        </li>
      ))}
    </ul>
  );
}
