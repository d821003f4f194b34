import type { DirectiveView, Sheet, View } from '../protocol';
import { lapsesIn } from '../session/time-left';
import { awaiting } from './awaiting';

/** How many of the roles that somebody plays, a person or an autopilot, have nothing more to do in this round. */
export function readyRoles(view: View): { readonly ready: number; readonly all: number } {
  const played = Object.values(view.roles).filter(({ pilot }) => pilot !== 'nobody');
  return { ready: played.filter(({ ready }) => ready).length, all: played.length };
}

/** Demands on one's own role that lapse when this round ends without an answer. */
export function lapsing(sheet: Sheet, view: View): readonly { id: string; directive: DirectiveView }[] {
  const { round } = view.session;
  return awaiting(view, sheet.role).filter(
    ({ directive }) => directive.deadline !== undefined && lapsesIn(sheet, view, directive.deadline) === round,
  );
}
