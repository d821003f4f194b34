import type { Score } from '../protocol';
import { namesOf, signed } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { keyed } from '../ui/keyed';
import { Monogram } from '../ui/Monogram';
import { decidedBy } from './decided';

export function Scores({ scores }: { readonly scores: readonly Score[] }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  return (
    <ul className="scores">
      {scores.map((score) => (
        <li key={score.role} className="card score">
          <div className="row">
            <Monogram title={names.role(score.role)} mine={score.role === sheet.role} />
            <h4 className="grow">{names.role(score.role)}</h4>
            <strong className="score-total number">
              {score.total}
              <span className="visually-hidden"> of 100</span>
            </strong>
          </div>
          <ul className="score-parts">
            {score.parts.map((part) => (
              <li key={part.objective}>
                <details>
                  <summary>
                    <span className="row between">
                      <span className="grow">{part.title}</span>
                      <span className="quiet small number">weight {part.weight}</span>
                      <strong className="number">{part.value}</strong>
                    </span>
                    <span className="meter" aria-hidden="true">
                      <span style={{ width: `${part.value}%` }} />
                    </span>
                  </summary>
                  <ul className="score-factors">
                    {keyed(part.factors).map(({ key, item: factor }) => (
                      <li key={key} className="row between small">
                        <span>{factor.label}</span>
                        <span className="number">{signed(factor.amount)}</span>
                      </li>
                    ))}
                    {part.factors.length === 0 && <li className="small quiet">Met or not; nothing to add up.</li>}
                  </ul>
                </details>
              </li>
            ))}
          </ul>
          <p className="small quiet">{decidedBy(score)}</p>
        </li>
      ))}
    </ul>
  );
}
