import type { GivesTerm, PlaysTerm, RefrainsTerm, Sheet, TermDefinition, View } from '../protocol';
import type { Names } from '../session/names';

/** The server's bounds. */
export const mostAdded = 4;
export const mostGiven = 1000;
const year = 525_600;
const week = 10_080;

/** A term with its words where the server has said them. */
export interface WordedTerm {
  readonly term: TermDefinition;
  readonly text?: string;
}

/**
 * The terms with which a proposal begins: those of the proposal that it is to replace, or else the prepared ones.
 * @param template Null for free words.
 */
export function initialTerms(
  sheet: Sheet,
  view: View,
  template: string | null,
  counterTo: string | undefined,
): readonly WordedTerm[] {
  const countered = counterTo ? view.agreements[counterTo] : undefined;
  const prepared = sheet.agreements.find(({ id }) => id === template);
  if (countered?.composed && (countered.template ?? null) === template)
    return countered.composed.map((term, i) => ({ term, text: countered.terms[i]?.text }));
  return prepared?.promises.map((term, i) => ({ term, text: prepared.terms[i] })) ?? [];
}

/** The terms that a draft holds; the initial ones while nobody has changed them. */
export function readTerms(draft: string, initial: readonly WordedTerm[]): readonly TermDefinition[] {
  if (draft !== '') {
    try {
      const read: unknown = JSON.parse(draft);
      if (Array.isArray(read) && read.every(isTerm)) return read;
    } catch {
      // A draft that somebody else's client wrote in another form.
    }
  }
  return initial.map(({ term }) => term);
}

/** What the command carries: null for the prepared terms as they are. */
export function termsToSend(
  sheet: Sheet,
  template: string | null,
  terms: readonly TermDefinition[],
): readonly TermDefinition[] | null {
  const prepared = sheet.agreements.find(({ id }) => id === template)?.promises ?? [];
  return JSON.stringify(terms) === JSON.stringify(prepared) ? null : terms;
}

/** How many of the terms the scenario has prepared; they stay, and only their numbers change. */
export const preparedCount = (sheet: Sheet, template: string | null): number =>
  sheet.agreements.find(({ id }) => id === template)?.promises.length ?? 0;

export interface Adjustable {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** What the number counts. */
  readonly unit: string;
}

/** The number of a term that can be another; null for one without. */
export function numberOf(term: TermDefinition, names: Names): Adjustable | null {
  if (term.type === 'gives')
    return { label: 'Amount', value: term.amount, max: mostGiven, unit: names.resource(term.gives) };
  const minutes =
    term.type === 'plays' ? term.within : term.type === 'refrains' || term.type === 'permits' ? term.for : undefined;
  return minutes === undefined || minutes === null
    ? null
    : {
        label: term.type === 'plays' ? 'Within' : 'For',
        value: minutes,
        max: Math.min(year, Math.max(week, minutes * 4)),
        unit: 'game minutes',
      };
}

export function withNumber(term: TermDefinition, value: number): TermDefinition {
  if (term.type === 'gives') return { ...term, amount: value };
  if (term.type === 'plays') return { ...term, within: value };
  if (term.type === 'refrains' || term.type === 'permits') return { ...term, for: value };
  return term;
}

/** A term without its number. */
export function promiseOf(term: TermDefinition, names: Names): string {
  const by = names.role(term.by);
  switch (term.type) {
    case 'gives':
      return `${by} will give ${names.role(term.to)}: ${names.resource(term.gives)}`;
    case 'plays':
      return `${by} will: ${names.move(term.plays)}`;
    case 'refrains':
      return `${by} will not: ${names.move(term.refrains)}`;
    case 'permits':
      return `${by} will grant ${names.role(term.to)} a permit`;
    case 'says':
      return `${by}: ${term.says}`;
  }
}

/** A payment between two parties, to begin with. */
export function newPayment(sheet: Sheet, by: string, to: string): GivesTerm | null {
  const [resource] = sheet.resources;
  return resource ? { type: 'gives', gives: resource.id, by, to, amount: 1 } : null;
}

/** The own moves that can be promised, and about which the terms say nothing yet: a secret one would be told by it. */
export function promisable(sheet: Sheet, terms: readonly TermDefinition[]) {
  const named = new Set(
    terms.flatMap((term) =>
      term.by !== sheet.role
        ? []
        : term.type === 'plays'
          ? [term.plays]
          : term.type === 'refrains'
            ? [term.refrains]
            : [],
    ),
  );
  return sheet.moves.filter(({ id, secret }) => !secret && !named.has(id));
}

export function newPromise(by: string, move: string, plays: boolean): PlaysTerm | RefrainsTerm {
  const minutes = 1440;
  return plays
    ? { type: 'plays', plays: move, by, within: minutes }
    : { type: 'refrains', refrains: move, by, for: minutes };
}

function isTerm(value: unknown): value is TermDefinition {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('by' in value)) return false;
  return ['plays', 'refrains', 'gives', 'permits', 'says'].includes(String(value.type));
}
