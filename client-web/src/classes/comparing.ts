// What the tables of a class have in common, and where they part: plain numbers for the charts.
import type { ClassComparison, TableOutcome, TitledId } from '../protocol';

export interface EndingCount {
  readonly ending: TitledId;
  readonly tables: readonly number[];
}

/** The most frequent first; tables that go on are not counted. */
export function endingsOf(tables: readonly TableOutcome[]): readonly EndingCount[] {
  const counts = new Map<string, { ending: TitledId; tables: number[] }>();
  for (const { ending, table } of tables) {
    if (!ending) continue;
    const known = counts.get(ending.id);
    if (known) known.tables.push(table);
    else counts.set(ending.id, { ending, tables: [table] });
  }
  return [...counts.values()].sort(
    (a, b) => b.tables.length - a.tables.length || (a.tables[0] ?? 0) - (b.tables[0] ?? 0),
  );
}

export interface Line {
  readonly table: number;
  /** At the start, then after each round. */
  readonly values: readonly number[];
}

export function linesOf(tables: readonly TableOutcome[], indicator: number): readonly Line[] {
  return tables.map(({ table, values }) => ({ table, values: values.map((all) => all[indicator] ?? 0) }));
}

export interface RoleComparison {
  readonly role: TitledId;
  readonly least: number;
  readonly middle: number;
  readonly most: number;
  readonly kept: number;
  readonly broken: number;
}

export function rolesOf({ roles, tables }: ClassComparison): readonly RoleComparison[] {
  return roles.map((role, index) => {
    const scores = tables.map((table) => table.scores[index] ?? 0).sort((a, b) => a - b);
    const promises = tables.flatMap((table) => table.promises.filter((one) => one.role === role.id));
    return {
      role,
      least: scores[0] ?? 0,
      middle: scores[Math.floor(scores.length / 2)] ?? 0,
      most: scores.at(-1) ?? 0,
      kept: promises.reduce((sum, { kept }) => sum + kept, 0),
      broken: promises.reduce((sum, { broken }) => sum + broken, 0),
    };
  });
}

export interface AgreementCount {
  readonly title: string;
  readonly tables: readonly number[];
}

/** The most frequent first. */
export function agreementsOf(tables: readonly TableOutcome[]): readonly AgreementCount[] {
  const counts = new Map<string, number[]>();
  for (const { agreements, table } of tables) {
    for (const title of agreements) counts.set(title, [...(counts.get(title) ?? []), table]);
  }
  return [...counts]
    .map(([title, at]) => ({ title, tables: at }))
    .sort((a, b) => b.tables.length - a.tables.length || a.title.localeCompare(b.title));
}

/** "A patch in time 3, Stalemate 1": how tables ended, in words; those that go on are told too. */
export function endingsInWords(tables: readonly TableOutcome[], numbers: readonly number[]): string {
  const some = tables.filter(({ table }) => numbers.includes(table));
  const over = endingsOf(some).map(({ ending, tables: at }) => `${ending.title} ${at.length}`);
  const going = some.filter(({ ending }) => !ending).length;
  return [...over, ...(going > 0 ? [`not over ${going}`] : [])].join(', ');
}
