import type { Debrief } from '../../protocol';
import { namesOf } from '../../session/names';
import { useTable } from '../../session/SessionProvider';
import { keyed } from '../../ui/keyed';
import { ScrollingTable } from '../../ui/ScrollingTable';
import { beliefInWords, lastBeliefs } from '../knowledge/beliefs';
import { agreementOutcome } from '../network/layout';
import { AgreementTable, DemandTable } from '../network/NetworkChapter';

/** Rows of a table on paper. A long game has more; they stand on the screen. */
const mostRows = 16;

/** Demands, agreements, claims and the record, each as one short table. */
export function ReportTables({ debrief }: { readonly debrief: Debrief }) {
  const names = namesOf(useTable().sheet);
  const { directives, claims, history } = debrief;
  const agreements = debrief.agreements.filter((one) => agreementOutcome(one) !== 'not-signed');
  return (
    <>
      {directives.length > 0 && (
        <section>
          <h3>Demands</h3>
          <DemandTable directives={directives.slice(0, mostRows)} />
          <Left count={directives.length - mostRows} />
        </section>
      )}
      {agreements.length > 0 && (
        <section>
          <h3>Agreements that were signed</h3>
          <AgreementTable agreements={agreements.slice(0, mostRows)} />
          <Left count={agreements.length - mostRows} />
        </section>
      )}
      {claims.length > 0 && (
        <section>
          <h3>Claims, and who believed them</h3>
          <ScrollingTable caption="Claims" columns={['Claim', 'Was', 'Believed at the end']}>
            {keyed(claims.slice(0, mostRows)).map(({ key, item }) => (
              <tr key={key}>
                <th scope="row">{item.title}</th>
                <td>{item.true ? 'true' : 'false'}</td>
                <td>
                  {lastBeliefs(item)
                    .map(({ role, step }) => `${names.role(role)}: ${beliefInWords(step.sure)}`)
                    .join('; ') || 'Nobody had it'}
                </td>
              </tr>
            ))}
          </ScrollingTable>
        </section>
      )}
      {history && (
        <section>
          <h3>Beside the record</h3>
          <p>
            {[
              `On record: ${history.source}.`,
              history.ending &&
                (history.sameEnding
                  ? `It ended as it did here: ${history.ending}.`
                  : `There it ended otherwise: ${history.ending}.`),
              `Of what is on record, ${sharedOf(history.rounds)} happened at this table in the same round.`,
            ]
              .filter(Boolean)
              .join(' ')}
          </p>
        </section>
      )}
    </>
  );
}

function sharedOf(rounds: NonNullable<Debrief['history']>['rounds']): string {
  const steps = rounds.flatMap(({ onRecord }) => onRecord);
  return `${steps.filter(({ shared }) => shared).length} of ${steps.length} steps`;
}

function Left({ count }: { readonly count: number }) {
  return count > 0 ? <p className="small">{`And ${count} more, in the debrief on the screen.`}</p> : null;
}
