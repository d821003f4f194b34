// Where this browser keeps what opens its classes: the tickets of facilitators and assistants.
import { pathBase } from '../path-base';
import { stores as real } from '../stores';

export interface KnownClass {
  readonly ticket: string;
  /** What people type to join; missing where only the link is known. */
  readonly code?: string;
  /** The scenario's title. */
  readonly title?: string;
}

const key = (classId: string) => `whitecell.class${pathBase}.${classId}`;

export function keepClass(classId: string, known: KnownClass, stores = real): void {
  const before = findClass(classId, stores);
  const kept = before?.ticket === known.ticket ? { ...before, ...known } : known;
  stores.browser.setItem(key(classId), JSON.stringify(kept));
}

export function findClass(classId: string, stores = real): KnownClass | null {
  try {
    const known: unknown = JSON.parse(stores.browser.getItem(key(classId)) ?? 'null');
    return typeof (known as KnownClass | null)?.ticket === 'string' ? (known as KnownClass) : null;
  } catch {
    return null;
  }
}

/** For the facilitator's other devices, and for assistants. */
export function classLink(origin: string, classId: string, ticket: string): string {
  return `${origin}/class/${encodeURIComponent(classId)}#t=${encodeURIComponent(ticket)}`;
}

/** For somebody of the roster. */
export function memberLink(origin: string, classId: string, link: string): string {
  return `${origin}/class/${encodeURIComponent(classId)}#link=${encodeURIComponent(link)}`;
}
