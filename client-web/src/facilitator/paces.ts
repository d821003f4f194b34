const usual: readonly number[] = [1, 5, 10, 15, 20, 30, 60];

/** Game seconds per second to offer, the present one among them. */
export function paces(current: number): readonly number[] {
  return usual.includes(current) ? usual : [...usual, current].sort((a, b) => a - b);
}

/** "15 min a minute": game minutes in a real one. */
export function paceInWords(pace: number): string {
  return pace === 1 ? 'Real time' : `${Math.round(pace * 10) / 10} min a minute`;
}
