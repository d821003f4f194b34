import { use, useState } from 'react';
import { assistantLabel } from '../assistants/label';
import { pathBase } from '../path-base';
import type { TableSummary } from '../protocol';
import { ServerContext } from '../server';
import { returnLink } from '../session/tickets';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { useOpenTab } from '../ui/openTab';
import { type Flag, flagWords, isOver } from './board';
import { useBoard, useClass } from './ClassProvider';
import { TableFigures } from './TableFigures';

interface TableCardProps {
  readonly table: TableSummary;
  readonly flags: readonly Flag[];
  /** Server time, Unix milliseconds. */
  readonly now: number;
  readonly selected: boolean;
  onSelect(): void;
}

/** One table at a glance. */
export function TableCard({ table, flags, now, selected, onSelect }: TableCardProps) {
  const { info } = useBoard();
  const number = table.table;
  const over = isOver(table);
  return (
    <article
      className={`class-table ${flags.length > 0 ? 'flagged' : ''} ${over ? 'over' : ''}`}
      aria-label={`Table ${number}`}
    >
      <div className="row between class-table-head">
        <label className="row">
          <input type="checkbox" checked={selected} disabled={over} onChange={onSelect} />
          <strong>
            <span className="visually-hidden">Select </span>Table {number}
          </strong>
        </label>
        <span className="row">
          {table.openDemands > 0 && (
            <span
              className="chip"
              title={`${table.openDemands} ${table.openDemands === 1 ? 'demand is' : 'demands are'} open`}
            >
              {table.openDemands}
              <Icon name="flag" size={11} />
              <span className="visually-hidden"> open demands</span>
            </span>
          )}
          {table.session && <OpenTable table={number} />}
        </span>
      </div>
      <TableFigures table={table} now={now} />
      <p className="class-table-last" title={table.lastDecision ?? undefined}>
        {table.lastDecision ?? (table.phase === 'lobby' ? 'Not started' : 'Nothing decided yet')}
      </p>
      <p className="chips">
        {table.assistants.map(({ role, model }) => (
          <span key={role} className="chip">
            {role}: {assistantLabel({ model })}
          </span>
        ))}
        {table.clock && !table.clock.running && table.phase === 'running' && info.pacing === 'live' && (
          <span className="chip">Stopped</span>
        )}
        {flags.map((flag) => (
          <span key={flag} className={`chip ${flag === 'outlier' ? 'accent' : 'warn'}`}>
            {flagWords[flag]}
          </span>
        ))}
      </p>
    </article>
  );
}

/** The way into the table's own console, in a tab beside this one. */
function OpenTable({ table }: { readonly table: number }) {
  const { api } = use(ServerContext);
  const { id, ticket } = useClass();
  const openTab = useOpenTab();
  const [busy, setBusy] = useState(false);
  async function open() {
    setBusy(true);
    await openTab(async () => {
      const answer = await api.tableConsole(id, table, ticket);
      if (answer.refusal) return answer;
      return { value: returnLink(location.origin + pathBase, answer.value.session, answer.value.ticket) };
    });
    setBusy(false);
  }
  return (
    <Button size="compact" look="plain" icon="right" busy={busy} label={`Console of table ${table}`} onClick={open} />
  );
}
