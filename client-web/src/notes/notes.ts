// The notes of one's own role.
import type { RoleNoteView, View } from '../protocol';

/** In the order in which the role wrote them. */
export function inOrder(notes: View['notes']): readonly { readonly number: number; readonly note: RoleNoteView }[] {
  return Object.entries(notes)
    .map(([number, note]) => ({ number: Number(number), note }))
    .sort((one, other) => one.number - other.number);
}

/** What somebody else has made of a note while one was changing it; null when it says what it said. */
export const changedMeanwhile = (begun: RoleNoteView, now: RoleNoteView): string | null =>
  now.text === begun.text ? null : now.text;
