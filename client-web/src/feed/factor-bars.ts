import type { Factor } from '../protocol';

export interface FactorBar extends Factor {
  /** Where the bar begins and how long it is, in per cent of the chart. */
  readonly left: number;
  readonly width: number;
}

/** Bars to the left and right of a common zero, on one scale. */
export function factorBars(factors: readonly Factor[]): { readonly bars: readonly FactorBar[]; readonly zero: number } {
  const amounts = factors.map(({ amount }) => amount);
  const least = Math.min(0, ...amounts);
  const span = Math.max(0, ...amounts) - least || 1;
  const share = (amount: number) => Math.round((amount / span) * 1000) / 10;
  const zero = share(Math.abs(least));
  const bars = factors.map((factor) => ({
    ...factor,
    left: factor.amount < 0 ? zero + share(factor.amount) : zero,
    width: share(Math.abs(factor.amount)),
  }));
  return { bars, zero };
}
