// The classes that this browser facilitates or assists, with the tickets that open them.
import { pathBase } from '../path-base';
import { stores as real } from '../stores';

export interface KnownClass {
  readonly class: string;
  readonly ticket: string;
  /** The scenario's title. */
  readonly title?: string;
  readonly code?: string;
}

const list = `whitecell.classes${pathBase}`;

/** More than anybody runs; what has not been looked at for longest goes first. */
const mostKnown = 12;

export function knownClasses(stores = real): readonly KnownClass[] {
  try {
    const stored: unknown = JSON.parse(stores.browser.getItem(list) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isClass) : [];
  } catch {
    return [];
  }
}

function isClass(stored: Partial<KnownClass> | null): stored is KnownClass {
  return [stored?.class, stored?.ticket].every((part) => typeof part === 'string');
}

/** Puts a class first among those of this browser. */
export function keepClass(known: KnownClass, stores = real): void {
  const all = knownClasses(stores);
  const before = all.find((one) => one.class === known.class);
  const kept = [{ ...before, ...known }, ...all.filter((one) => one.class !== known.class)].slice(0, mostKnown);
  stores.browser.setItem(list, JSON.stringify(kept));
}

export function forgetClass(id: string, stores = real): void {
  stores.browser.setItem(list, JSON.stringify(knownClasses(stores).filter((one) => one.class !== id)));
}

export function classLink(origin: string, id: string, ticket: string): string {
  return `${origin}/class/${encodeURIComponent(id)}#t=${encodeURIComponent(ticket)}`;
}

/** Opens the board for the wall. */
export function screenLink(origin: string, id: string, ticket: string): string {
  return `${origin}/class/${encodeURIComponent(id)}/screen#t=${encodeURIComponent(ticket)}`;
}

/** Opens the seat of somebody of the roster. */
export function memberLink(origin: string, id: string, secret: string): string {
  return `${origin}/class/${encodeURIComponent(id)}/seat#l=${encodeURIComponent(secret)}`;
}
