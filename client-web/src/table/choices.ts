// Picking a legal choice of a move: which targets, assets and directives are left, given what is picked so far.
import type { MoveOption } from '../protocol';

export interface Picked {
  readonly target?: string;
  readonly asset?: string;
  readonly directive?: string;
}

export type Slot = keyof Picked;

export const slots: readonly Slot[] = ['directive', 'target', 'asset'];

const agrees = (option: MoveOption, picked: Picked, except?: Slot) =>
  slots.every((slot) => slot === except || picked[slot] === undefined || option[slot] === picked[slot]);

/** The values a slot can take, beside what is picked in the other slots. */
export function valuesOf(options: readonly MoveOption[], slot: Slot, picked: Picked): readonly string[] {
  const values = options.filter((option) => agrees(option, picked, slot)).flatMap((option) => option[slot] ?? []);
  return [...new Set(values)];
}

/** Fills in every open slot with one possible value only. What is picked stays, also when it has ceased to be legal. */
export function pickOnlyValues(options: readonly MoveOption[], picked: Picked): Picked {
  let filled = picked;
  for (const slot of slots) {
    if (filled[slot] !== undefined) continue;
    const [only, another] = valuesOf(options, slot, filled);
    if (only !== undefined && another === undefined) filled = { ...filled, [slot]: only };
  }
  return filled;
}

/** The option that is fully picked, or null while something is open. */
export function optionOf(options: readonly MoveOption[], picked: Picked): MoveOption | null {
  return options.find((option) => slots.every((slot) => (option[slot] ?? undefined) === picked[slot])) ?? null;
}

/** Picks a value; what does not go with it is open again. */
export function pick(options: readonly MoveOption[], picked: Picked, slot: Slot, id: string): Picked {
  let next: Picked = { [slot]: id };
  for (const other of slots) {
    if (other === slot || picked[other] === undefined) continue;
    const both = { ...next, [other]: picked[other] };
    if (options.some((option) => agrees(option, both))) next = both;
  }
  return next;
}
