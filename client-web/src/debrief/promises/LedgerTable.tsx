import { namesOf } from '../../session/names';
import { useTable } from '../../session/SessionProvider';
import { ScrollingTable } from '../../ui/ScrollingTable';
import type { RoleLedger } from './ledger';

/** A row for each role that promised anything. */
export function LedgerTable({ ledgers }: { readonly ledgers: readonly RoleLedger[] }) {
  const names = namesOf(useTable().sheet);
  return (
    <ScrollingTable
      caption="Promises by role"
      columns={['Role', 'Given', 'Kept', 'Broken', 'Open or void', 'Offered in vain']}
    >
      {ledgers.map(({ role, given, kept, broken, open, offered }) => (
        <tr key={role}>
          <th scope="row">{names.role(role)}</th>
          <td className="number">{given}</td>
          <td className={`number ${kept > 0 ? 'good' : ''}`}>{kept}</td>
          <td className={`number ${broken > 0 ? 'bad' : ''}`}>{broken}</td>
          <td className="number">{open}</td>
          <td className="number">{offered}</td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
