// What somebody typed, as a whole number.

/** Null when it is no whole number from `min` to `max`. */
export function wholeNumber(typed: string, min: number, max: number): number | null {
  const number = typed.trim() === '' ? Number.NaN : Number(typed);
  return Number.isInteger(number) && number >= min && number <= max ? number : null;
}

/** The nearest whole number from `min` to `max`; null when it is no number. */
export function bounded(typed: string, min: number, max: number): number | null {
  const number = typed.trim() === '' ? Number.NaN : Number(typed);
  return Number.isNaN(number) ? null : Math.min(max, Math.max(min, Math.round(number)));
}
