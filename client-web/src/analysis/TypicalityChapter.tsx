import './analysis.css';
import type { GameTypicality, TypicalityMoment, ValueAmongGames } from '../protocol';
import { namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { ScrollingTable } from '../ui/ScrollingTable';
import { AnalysisProgress } from './AnalysisProgress';
import { SpreadStrip } from './SpreadStrip';
import { endingsShown, momentName, percent, sameEndings, standingOf, verdictOf } from './typical';
import type { Analysis } from './useAnalysis';

/** The session among many games of autopilots from the same opening, and from the end of each of its rounds. */
export function TypicalityChapter({ analysis }: { readonly analysis: Analysis }) {
  const found = analysis.analysis?.typicality;
  return (
    <section className="typical stack" aria-label="Was our game typical?">
      <p className="quiet measure-text">
        Autopilots have played the same scenario many times, with the same roles and settings and luck of their own.
        Here is your game among theirs. A rare game is no worse than a usual one: people do what autopilots do not.
      </p>
      {found ? <Typicality found={found} /> : <AnalysisProgress analysis={analysis} />}
    </section>
  );
}

function Typicality({ found }: { readonly found: GameTypicality }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const [opening] = found.moments;
  if (!opening) return <p>The game ended before it had begun.</p>;
  const same = sameEndings(opening, found);
  return (
    <>
      <p className="lead">{`${same.toLocaleString('en')} of ${found.games.toLocaleString('en')} games end as yours did. ${verdictOf(found)}`}</p>
      <h3>How the games end</h3>
      <Endings moment={opening} found={found} />
      <h3>How likely your ending was</h3>
      <Likelihood found={found} />
      <h3>Your scores among theirs</h3>
      <Strips values={opening.scores} games={found.games} titleOf={names.role} />
      <h3>Your indicators among theirs</h3>
      <Strips values={opening.indicators} games={found.games} titleOf={names.indicator} />
    </>
  );
}

export function Endings({ moment, found }: { readonly moment: TypicalityMoment; readonly found: GameTypicality }) {
  return (
    <ScrollingTable caption="How the games end" columns={['Ending', 'Games', 'Share']}>
      {endingsShown(moment, found).map(({ ending, games }) => {
        const own = ending.id === found.ending.id;
        return (
          <tr key={ending.id} className={own ? 'typical-own' : ''}>
            <th scope="row">
              {ending.title}
              {own && <span className="typical-yours">yours</span>}
            </th>
            <td className="number">{games.toLocaleString('en')}</td>
            <td className="typical-share">
              <span className="number">{percent(games / found.games)}</span>
              <Bar share={games / found.games} />
            </td>
          </tr>
        );
      })}
    </ScrollingTable>
  );
}

function Likelihood({ found }: { readonly found: GameTypicality }) {
  return (
    <ScrollingTable
      caption={`Share of the games that end as yours did: ${found.ending.title}`}
      columns={['Played on', `“${found.ending.title}”`, '95 % interval']}
    >
      {found.moments.map((moment) => {
        const { value, low, high } = moment.sameEnding;
        return (
          <tr key={moment.rounds}>
            <th scope="row">{momentName(moment)}</th>
            <td className="typical-share">
              <span className="number">{percent(value)}</span>
              <Bar share={value} low={low} high={high} />
            </td>
            <td className="number">
              {low !== undefined && high !== undefined && `${Math.round(low * 100)} to ${percent(high)}`}
            </td>
          </tr>
        );
      })}
    </ScrollingTable>
  );
}

interface BarProps {
  readonly share: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** A share as a bar, with its interval as a line. */
function Bar({ share, low, high }: BarProps) {
  return (
    <span className="typical-bar" aria-hidden="true">
      <span style={{ width: `${share * 100}%` }} />
      {low !== undefined && high !== undefined && (
        <span className="typical-interval" style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }} />
      )}
    </span>
  );
}

interface StripsProps {
  readonly values: readonly ValueAmongGames[];
  readonly games: number;
  titleOf(id: string): string;
}

function Strips({ values, games, titleOf }: StripsProps) {
  return (
    <>
      <ul className="typical-strips">
        {values.map((value) => (
          <li key={value.id}>
            <span className="row between">
              <strong>{titleOf(value.id)}</strong>
              <span className="number">{value.value}</span>
            </span>
            <SpreadStrip title={titleOf(value.id)} value={value} />
            <span className="small quiet">{`${standingOf(value)}; theirs is ${Math.round(value.median)} in the middle`}</span>
          </li>
        ))}
      </ul>
      <details className="small">
        <summary>As a table</summary>
        <ScrollingTable
          caption={`Your game among ${games.toLocaleString('en')} games`}
          columns={['', 'Yours', 'Median', 'Games with less', 'Most games from']}
        >
          {values.map((value) => (
            <tr key={value.id}>
              <th scope="row">{titleOf(value.id)}</th>
              <td className="number">{value.value}</td>
              <td className="number">{Math.round(value.median)}</td>
              <td className="number">{`${Math.round(value.percentile)} %`}</td>
              <td className="number">{mostFrom(value)}</td>
            </tr>
          ))}
        </ScrollingTable>
      </details>
    </>
  );
}

/** The five points in which most games lie. */
function mostFrom({ spread }: ValueAmongGames): string {
  const from = spread.indexOf(Math.max(...spread)) * 5;
  return `${from} to ${from === 95 ? 100 : from + 4}`;
}
