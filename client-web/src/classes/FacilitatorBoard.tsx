import { useState } from 'react';
import { SelectField } from '../ui/SelectField';
import { type Filter, flagWords, isOver, type Order, shown } from './board';
import { useBoard, useClass, useServerNow } from './ClassProvider';
import { TableCard } from './TableCard';
import { TableControls } from './TableControls';

const filters: readonly (readonly [Filter, string])[] = [
  ['all', 'All tables'],
  ['flagged', 'Those that need somebody'],
  ['lobby', 'Not started'],
  ['running', 'Playing'],
  ['over', 'Over'],
];
const orders: readonly (readonly [Order, string])[] = [
  ['number', 'By number'],
  ['flags', 'What needs somebody first'],
  ['round', 'The furthest behind first'],
  ['ready', 'The readiest first'],
  ['quiet', 'The longest silent first'],
];
const quietMinutes = ['3', '5', '10', '20'] as const;
type Minutes = (typeof quietMinutes)[number];

/** All tables at a glance, and commands for one, some or all of them. */
export function FacilitatorBoard() {
  const board = useBoard();
  const { submit } = useClass();
  const now = useServerNow();
  const [filter, setFilter] = useState<Filter>('all');
  const [order, setOrder] = useState<Order>('number');
  const [minutes, setMinutes] = useState<Minutes>('5');
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const tables = shown(board, filter, order, Number(minutes), now);
  const flagged = tables.filter(({ flags }) => flags.length > 0).length;
  const need = flagged === 1 ? 'needs' : 'need';
  const chosen = [...selected].filter((table) => board.tables.has(table));
  const toggle = (table: number) =>
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(table)) after.add(table);
      return after;
    });
  const { info } = board;
  const choose = (index: number, id: string) =>
    submit({
      type: 'choose-indicators',
      indicators: [0, 1].map((place) => (place === index ? id : (info.indicators[place]?.id ?? ''))).filter(Boolean),
    });
  return (
    <div className="stack">
      <TableControls
        selected={chosen}
        all={[...board.tables.values()].filter((table) => !isOver(table)).map(({ table }) => table)}
        onSelect={(some) => setSelected(new Set(some))}
      />
      <div className="class-filters">
        <SelectField<Filter> label="Show" value={filter} options={filters} onChange={setFilter} />
        <SelectField<Order> label="Order" value={order} options={orders} onChange={setOrder} />
        <SelectField<Minutes>
          label="Needs somebody after"
          value={minutes}
          options={quietMinutes.map((one) => [one, `${one} quiet minutes`])}
          onChange={setMinutes}
        />
        {info.assistant === undefined &&
          [0, 1].map((index) => (
            <SelectField
              key={index}
              label={index === 0 ? 'First curve' : 'Second curve'}
              value={info.indicators[index]?.id ?? ''}
              options={[['', 'None'], ...info.allIndicators.map(({ id, title }) => [id, title] as const)]}
              onChange={(id) => choose(index, id)}
            />
          ))}
      </div>
      <p className="small quiet" role="status">
        {tables.length === 0
          ? 'No table is like that.'
          : flagged === 0
            ? 'No table shown needs somebody.'
            : `${flagged} of ${tables.length} tables shown ${need} somebody: ${words(tables)}.`}
        {info.indicators.length > 0 && ` The curves: ${info.indicators.map(({ title }) => title).join(', then ')}.`}
      </p>
      <ul className="class-board">
        {tables.map(({ table, flags }) => (
          <li key={table.table}>
            <TableCard
              table={table}
              flags={flags}
              now={now}
              selected={selected.has(table.table)}
              onSelect={() => toggle(table.table)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "3 without a decision, 1 asks for help": how often each reason stands on the board. */
function words(tables: ReturnType<typeof shown>): string {
  const counts = new Map<string, number>();
  for (const { flags } of tables) {
    for (const flag of flags) counts.set(flagWords[flag], (counts.get(flagWords[flag]) ?? 0) + 1);
  }
  return [...counts].map(([flag, count]) => `${flag.toLowerCase()} ${count}`).join(', ');
}
