import { useState } from 'react';
import type { AgreementView, Debrief, DirectiveView } from '../../protocol';
import { calendarTime } from '../../session/clock';
import { listed, namesOf } from '../../session/names';
import { useTable } from '../../session/SessionProvider';
import { AgreementText } from '../../table/Agreements';
import { keyed } from '../../ui/keyed';
import { ScrollingTable } from '../../ui/ScrollingTable';
import { Network } from './Network';
import { agreementWords, demandWords } from './words';

/** Who demanded what of whom, who agreed on what with whom, and what became of it: drawn, and as tables. */
export function NetworkChapter({ directives, agreements }: Pick<Debrief, 'directives' | 'agreements'>) {
  const { sheet } = useTable();
  const [of, setOf] = useState<string | undefined>(undefined);
  return (
    <>
      <section className="stack" aria-label="Network">
        <label className="feed-role">
          <span>Highlight</span>
          <select className="input" value={of ?? ''} onChange={(event) => setOf(event.target.value || undefined)}>
            <option value="">Everybody</option>
            {sheet.roles.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <Network directives={directives} agreements={agreements} of={of} />
      </section>
      {directives.length > 0 && (
        <section className="stack" aria-labelledby="demands">
          <h3 id="demands">Demands</h3>
          <DemandTable directives={directives.filter(({ from, to }) => !of || from === of || to === of)} />
        </section>
      )}
      {agreements.length > 0 && (
        <section className="stack" aria-labelledby="agreements">
          <h3 id="agreements">Agreements</h3>
          <AgreementTable agreements={agreements.filter(({ parties }) => !of || parties.includes(of))} />
          <details>
            <summary>With their words and terms</summary>
            <div className="bargains">
              {keyed(agreements).map(({ key, item }) => (
                <article key={key} className="agreement">
                  <AgreementText agreement={item} />
                </article>
              ))}
            </div>
          </details>
        </section>
      )}
    </>
  );
}

export function DemandTable({ directives }: { readonly directives: readonly DirectiveView[] }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  return (
    <ScrollingTable caption="Demands" columns={['When', 'From', 'To', 'Demand', 'What became of it']}>
      {keyed(directives).map(({ key, item }) => (
        <tr key={key}>
          <td className="number">{calendarTime(sheet.starts, item.issuedAt)}</td>
          <td>{names.role(item.from)}</td>
          <td>{names.role(item.to)}</td>
          <td>
            <p>{names.demand(item.demand)}</p>
            {item.authority && <p className="small quiet">{`under ${names.authority(item.authority)}`}</p>}
          </td>
          <td>
            <p>{demandWords(item.status)}</p>
            {item.answered && <p className="small quiet">{names.move(item.answered)}</p>}
          </td>
        </tr>
      ))}
    </ScrollingTable>
  );
}

export function AgreementTable({ agreements }: { readonly agreements: readonly AgreementView[] }) {
  const names = namesOf(useTable().sheet);
  return (
    <ScrollingTable caption="Agreements" columns={['Agreement', 'Between', 'What became of it']}>
      {keyed(agreements).map(({ key, item }) => (
        <tr key={key}>
          <th scope="row">
            <p>{item.title}</p>
            {item.template === undefined && item.text && <p className="small quiet">{item.text}</p>}
          </th>
          <td>{listed(item.parties.map(names.role))}</td>
          <td>{agreementWords(item.status)}</td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
