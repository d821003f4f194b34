import type { GamesComparison, Interval } from '../protocol';
import { namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { intervalWords, mayBeNothing, reachOf } from './words';

/** What autopilots made of both beginnings, many times with other luck. */
export function Outcomes({ comparison }: { readonly comparison: GamesComparison }) {
  return (
    <div className="stack">
      <h4>With other luck, {comparison.pairs} times each</h4>
      <ComparisonTables comparison={comparison} one="Played" other="Changed" />
    </div>
  );
}

interface ComparisonTablesProps {
  readonly comparison: GamesComparison;
  /** What the first beginning is called. */
  readonly one: string;
  readonly other: string;
}

/** Endings and scores from two beginnings; every chart stands in a row of its table. */
export function ComparisonTables({ comparison: { pairs, endings, roles }, one, other: second }: ComparisonTablesProps) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const reach = reachOf(roles.map(({ difference }) => difference));
  const share = (games: number) => `${Math.round((games / pairs) * 100)} %`;
  return (
    <>
      <div className="what-if-table">
        <table>
          <caption className="visually-hidden">How the games end</caption>
          <thead>
            <tr>
              <th scope="col">Ending</th>
              <th scope="col">{one}</th>
              <th scope="col">{second}</th>
              <th scope="col">Difference, points of per cent</th>
            </tr>
          </thead>
          <tbody>
            {endings.map(({ ending, played, other, difference }) => (
              <tr key={ending.id}>
                <th scope="row">{ending.title}</th>
                <td>
                  {share(played)}
                  <Share games={played} of={pairs} />
                </td>
                <td>
                  {share(other)}
                  <Share games={other} of={pairs} />
                </td>
                <td>{intervalWords(difference, 100)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="what-if-table">
        <table>
          <caption className="visually-hidden">What the roles score</caption>
          <thead>
            <tr>
              <th scope="col">Role</th>
              <th scope="col">{one}</th>
              <th scope="col">{second}</th>
              <th scope="col">Difference, with its 95 % interval</th>
            </tr>
          </thead>
          <tbody>
            {roles.map(({ role, played, other, difference }) => (
              <tr key={role}>
                <th scope="row">{names.role(role)}</th>
                <td>{played.toFixed(1)}</td>
                <td>{other.toFixed(1)}</td>
                <td>
                  {intervalWords(difference)}
                  <Difference of={difference} reach={reach} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Share({ games, of }: { readonly games: number; readonly of: number }) {
  return <span className="what-if-share" style={{ width: `${(games / of) * 100}%` }} aria-hidden="true" />;
}

const half = 100;

/** The interval as a bar around its middle, with a line where there is no difference. */
function Difference({ of, reach }: { readonly of: Interval; readonly reach: number }) {
  const x = (value: number) => half + (value / reach) * (half - 4);
  const low = x(of.low ?? of.value);
  return (
    <svg
      className={`what-if-difference ${mayBeNothing(of) ? 'unsure' : ''}`}
      viewBox={`0 0 ${2 * half} 14`}
      aria-hidden="true"
    >
      <line className="curve-grid" x1={half} x2={half} y1={0} y2={14} />
      <rect x={low} width={Math.max(1, x(of.high ?? of.value) - low)} y={5} height={4} rx={2} />
      <circle cx={x(of.value)} cy={7} r={4} />
    </svg>
  );
}
