import type { PathStep, PlayedPath, WhatIfPaths } from '../protocol';
import { calendarTime } from '../session/clock';
import { facilitator, namesOf, signed } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { keyed } from '../ui/keyed';
import { differing, markWords, partingWords } from './words';

/** The game as it was played beside the one with the same luck in which the decision is another one. */
export function Paths({ paths: { played, other, parting } }: { readonly paths: WhatIfPaths }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const differs = differing(other.decisions);
  return (
    <div className="stack">
      <h4>With the same luck</h4>
      <p>
        {parting
          ? `They part in round ${parting.round + 1}, ${calendarTime(sheet.starts, parting.at)}. ${partingWords(parting)}`
          : 'Nothing else differs: the two games go on alike.'}
      </p>
      <div className="what-if-table">
        <table>
          <thead>
            <tr>
              <th scope="col">Outcome</th>
              <th scope="col">Played</th>
              <th scope="col">Changed</th>
              <th scope="col">Difference</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Ending</th>
              <td>{played.ending.title}</td>
              <td>{other.ending.title}</td>
              <td>{played.ending.id === other.ending.id ? 'the same' : 'another one'}</td>
            </tr>
            {played.scores.map(({ role, score }, i) => (
              <tr key={role}>
                <th scope="row">{names.role(role)}</th>
                <td>{score}</td>
                <td>{other.scores[i]?.score}</td>
                <td>{signed((other.scores[i]?.score ?? score) - score)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {differs.length > 0 && (
        <>
          <h5>What is decided otherwise</h5>
          <Steps steps={differs} />
        </>
      )}
      <details>
        <summary>Every decision of both games</summary>
        <div className="what-if-paths">
          <Path title="Played" path={played} />
          <Path title="Changed" path={other} />
        </div>
      </details>
    </div>
  );
}

function Path({ title, path }: { readonly title: string; readonly path: PlayedPath }) {
  return (
    <div className="stack tight">
      <h5>{title}</h5>
      <Steps steps={path.decisions} />
    </div>
  );
}

function Steps({ steps }: { readonly steps: readonly PathStep[] }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  return (
    <ol className="what-if-steps">
      {keyed(steps).map(({ key, item: { round, at, role, text, mark } }) => (
        <li key={key} className={mark}>
          <span className="small quiet number">
            Round {round + 1}, {calendarTime(sheet.starts, at)} · {names.role(role ?? facilitator)}
            {markWords[mark] && <strong> · {markWords[mark]}</strong>}
          </span>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}
