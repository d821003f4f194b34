// How well somebody judged claims before it was told which of them are true.
import type { ClaimTrail } from '../../protocol';

/** How sure somebody is that a claim is true, per cent, beside whether it is. */
export interface Forecast {
  readonly title: string;
  readonly sure: number;
  readonly true: boolean;
}

/** The mean squared distance from the truth: 0 is perfect, 0.25 is what "50 % sure" of everything has, 1 is the worst. */
export function brierScore(forecasts: readonly Forecast[]): number {
  const squares = forecasts.map(({ sure, true: isTrue }) => (sure / 100 - (isTrue ? 1 : 0)) ** 2);
  return squares.reduce((sum, square) => sum + square, 0) / Math.max(1, squares.length);
}

/** Claims that somebody was about equally sure of. */
export interface Bin {
  /** Mean of how sure, per cent. */
  readonly sure: number;
  /** Share of them that are true, per cent. */
  readonly true: number;
  readonly count: number;
}

/** The forecasts in fifths of the scale; a fifth without any is left out. */
export function binsOf(forecasts: readonly Forecast[]): readonly Bin[] {
  return [0, 1, 2, 3, 4].flatMap((fifth) => {
    const inside = forecasts.filter(({ sure }) => Math.min(4, Math.floor(sure / 20)) === fifth);
    if (inside.length === 0) return [];
    const sum = inside.reduce((all, { sure }) => all + sure, 0);
    const right = inside.filter((forecast) => forecast.true).length;
    return [{ sure: sum / inside.length, true: (right / inside.length) * 100, count: inside.length }];
  });
}

/** Claims that a role had, or that became public. */
export function claimsOf(claims: readonly ClaimTrail[], role: string): readonly ClaimTrail[] {
  return claims.filter(({ steps }) => steps.some((step) => step.role === role || step.cause === 'published'));
}

/** What a browser has kept of it; null when there is nothing to be read. */
export function readForecasts(kept: string | null, claims: readonly ClaimTrail[]): readonly Forecast[] | null {
  let read: unknown;
  try {
    read = JSON.parse(kept ?? 'null');
  } catch {
    return null;
  }
  if (!Array.isArray(read) || read.length !== claims.length) return null;
  if (!read.every((sure) => typeof sure === 'number' && sure >= 0 && sure <= 100)) return null;
  return claims.map(({ title, true: isTrue }, index) => ({ title, sure: read[index], true: isTrue }));
}
