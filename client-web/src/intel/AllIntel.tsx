import './intel.css';
import { namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { Markdown } from '../ui/Markdown';
import { Marks } from './Marks';
import { sortedIntel } from './own-intel';

const truth = { true: 'True', false: 'False' };

/** The facilitator's list: every claim, whether it is true, and who believes it how far. */
export function AllIntel() {
  const { sheet, view } = useTable();
  const names = namesOf(sheet);
  return (
    <section className="stack" aria-label="Intel">
      <h2 className="panel-title">Intel</h2>
      {sortedIntel(view).map(([id, intel]) => (
        <article key={id} className="intel">
          <h3>{intel.title}</h3>
          <Marks intel={intel} words={truth} />
          {intel.holders.length === 0 && <p className="small quiet">Nobody has it.</p>}
          {intel.holders.length > 0 && (
            <ul className="holders">
              {intel.holders.map((holder) => (
                <li key={holder.role}>
                  <span>
                    {names.role(holder.role)}
                    {holder.from && <span className="quiet"> from {names.role(holder.from)}</span>}
                  </span>
                  <span className="number">{holder.verified ? 'verified' : `${holder.confidence} %`}</span>
                </li>
              ))}
            </ul>
          )}
          {(intel.text || intel.source) && (
            <details className="small">
              <summary>What it says</summary>
              {intel.source && <p className="quiet">{intel.source}</p>}
              <Markdown text={intel.text} />
            </details>
          )}
        </article>
      ))}
    </section>
  );
}
