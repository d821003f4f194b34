import './network.css';
import { useId } from 'react';
import type { AgreementView, DirectiveView } from '../../protocol';
import { namesOf } from '../../session/names';
import { useTable } from '../../session/SessionProvider';
import { Monogram } from '../../ui/Monogram';
import {
  type AgreementOutcome,
  arrowsOf,
  circle,
  curveBetween,
  type DemandOutcome,
  linesOf,
  type Spot,
} from './layout';

interface NetworkProps {
  readonly directives: readonly DirectiveView[];
  readonly agreements: readonly AgreementView[];
  /** Only what this role has to do with stands out. */
  readonly of?: string | undefined;
}

const demandBends: Readonly<Record<DemandOutcome, number>> = { met: 0.08, unanswered: 0.15, refused: 0.22 };
const agreementBends: Readonly<Record<Exclude<AgreementOutcome, 'not-signed'>, number>> = {
  kept: 0,
  'in-force': -0.05,
  broken: 0.04,
};

/** Institutions on a circle, demands as arrows and agreements as lines; the table beside it says the same in words. */
export function Network({ directives, agreements, of }: NetworkProps) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const id = useId();
  const concerned = new Set([
    ...directives.flatMap(({ from, to }) => [from, to]),
    ...agreements.flatMap(({ parties }) => parties),
  ]);
  const spots = circle(sheet.roles.map((role) => role.id).filter((role) => concerned.has(role)));
  const at = (role: string): Spot => spots.get(role) ?? { x: 50, y: 50 };
  const dim = (...roles: readonly string[]) => (of !== undefined && !roles.includes(of) ? 'dim' : '');
  return (
    <figure className="network">
      <div className="network-drawing">
        <svg
          viewBox="0 0 100 100"
          role="img"
          aria-label={`Demands: ${directives.length}. Agreements: ${agreements.length}. Institutions: ${spots.size}.`}
        >
          <defs>
            {(Object.keys(demandBends) as DemandOutcome[]).map((outcome) => (
              <marker
                key={outcome}
                id={`${id}-${outcome}`}
                className={`demand-arrow ${outcome}`}
                viewBox="0 0 6 6"
                refX={5}
                refY={3}
                markerWidth={5}
                markerHeight={5}
                orient="auto"
              >
                <path d="M0 0L6 3L0 6z" />
              </marker>
            ))}
          </defs>
          {linesOf(agreements).map(({ between: [a, b], outcome, count }) => (
            <Link
              key={`${a} ${b} ${outcome}`}
              className={`agreement-line ${outcome} ${dim(a, b)}`}
              curve={curveBetween(at(a), at(b), agreementBends[outcome as keyof typeof agreementBends], 4.5)}
              count={count}
            />
          ))}
          {arrowsOf(directives).map(({ from, to, outcome, count }) => (
            <Link
              key={`${from} ${to} ${outcome}`}
              className={`demand-arrow ${outcome} ${dim(from, to)}`}
              curve={curveBetween(at(from), at(to), demandBends[outcome], 5.5)}
              count={count}
              end={`url(#${id}-${outcome})`}
            />
          ))}
        </svg>
        {[...spots].map(([role, { x, y }]) => (
          <span
            key={role}
            className={`network-role ${x < 35 ? 'left' : x > 65 ? 'right' : y < 50 ? 'top' : 'bottom'} ${dim(role)}`}
            style={{ left: `${x}%`, top: `${y}%` }}
          >
            <Monogram title={names.role(role)} mine={role === (of ?? sheet.role)} />
            <span className="network-name">{names.role(role)}</span>
          </span>
        ))}
      </div>
      <figcaption className="network-key small">
        <ul>
          <li className="key demand-arrow met">Demand, complied with</li>
          <li className="key demand-arrow refused">Demand, contested or defied</li>
          <li className="key demand-arrow unanswered">Demand, lapsed or withdrawn</li>
          <li className="key agreement-line kept">Agreement, kept</li>
          <li className="key agreement-line in-force">Agreement, in force at the end</li>
          <li className="key agreement-line broken">Agreement, broken</li>
        </ul>
        <ul className="network-names">
          {[...spots.keys()].map((role) => (
            <li key={role} className="row">
              <Monogram title={names.role(role)} small />
              <span>{names.role(role)}</span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

interface LinkProps {
  readonly className: string;
  readonly curve: ReturnType<typeof curveBetween>;
  readonly count: number;
  readonly end?: string;
}

function Link({ className, curve: { path, middle }, count, end }: LinkProps) {
  return (
    <g className={className}>
      <path d={path} markerEnd={end} />
      {count > 1 && (
        <text x={middle.x} y={middle.y + 1} textAnchor="middle">
          {count}
        </text>
      )}
    </g>
  );
}
