import type { MoveSheet, MoveView, Sheet, View } from '../protocol';

export interface OwnMove {
  readonly sheet: MoveSheet;
  readonly view: MoveView;
}

/** One's own moves in the order of the sheet. Answers stand with the demands they answer, not here. */
export function ownMoves(sheet: Sheet, view: View) {
  const all = sheet.moves.flatMap((move): OwnMove[] => {
    const own = view.moves[move.id];
    return own ? [{ sheet: move, view: own }] : [];
  });
  const free = all.filter((move) => !move.sheet.answers);
  return {
    all,
    sealed: all.filter((move) => move.view.sealed),
    open: free.filter((move) => move.view.open && !move.view.sealed),
    shut: free.filter((move) => !move.view.open && !move.view.sealed),
  };
}
