import type { RoleSheet, Sheet, View } from '../protocol';

/** Roles whose question to the facilitator is open, with its words. */
export function openQuestions(
  sheet: Sheet,
  view: View,
): readonly { readonly role: RoleSheet; readonly text: string }[] {
  return sheet.roles.flatMap((role) => {
    const text = view.roles[role.id]?.help;
    return text ? [{ role, text }] : [];
  });
}
