/** "1-5, 8" as numbers, sorted and without repetitions; null when it is no such list or one is above the most. */
export function numbersIn(text: string, most: number): readonly number[] | null {
  const numbers = new Set<number>();
  for (const part of text.split(/[,;\s]+/).filter(Boolean)) {
    const match = /^(\d{1,3})(?:[-–](\d{1,3}))?$/.exec(part);
    if (!match) return null;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (from < 1 || to < from || to > most) return null;
    for (let number = from; number <= to; number++) numbers.add(number);
  }
  return numbers.size > 0 ? [...numbers].sort((a, b) => a - b) : null;
}

/** "1–5, 8" */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
