import type { TableSummary } from '../protocol';
import { useBoard } from './ClassProvider';
import { position } from './position';
import { Sparkline } from './Sparkline';

interface TableFiguresProps {
  readonly table: TableSummary;
  /** Server time, Unix milliseconds. */
  readonly now: number;
}

/** Where a table is, who is there, and its curves: the same on the console and on the wall. */
export function TableFigures({ table, now }: TableFiguresProps) {
  const { info, courses } = useBoard();
  return (
    <>
      <p className="number class-table-position">{position(table, info, now)}</p>
      <p className="quiet number">
        {table.here}/{table.seats} here
        {table.phase === 'running' && ` · ${table.ready}/${table.roles} ready`}
      </p>
      <div className="class-sparks">
        {info.indicators.map(({ id, title }, index) => (
          <Sparkline
            key={id}
            title={title}
            values={courses.get(table.table)?.[index] ?? []}
            value={table.indicators[index] ?? null}
          />
        ))}
      </div>
    </>
  );
}
