import type { DirectiveView, View } from '../protocol';

/** Directives that a role has yet to answer, the earliest deadline first. */
export function awaiting(view: View, role: string | undefined): readonly { id: string; directive: DirectiveView }[] {
  return Object.entries(view.directives)
    .filter(([, directive]) => directive.to === role && directive.status === 'issued')
    .map(([id, directive]) => ({ id, directive }))
    .sort((a, b) => (a.directive.deadline ?? Infinity) - (b.directive.deadline ?? Infinity));
}
