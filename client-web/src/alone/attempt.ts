import { pathBase } from '../path-base';
import type { PlayAloneRequest } from '../protocol';
import { newId } from '../session/ids';
import { stores as real } from '../stores';

export type AloneChoices = Omit<PlayAloneRequest, 'id'>;

const kept = `whitecell.alone${pathBase}`;

/**
 * The request for what was chosen. It has the same id as long as the same is asked and no answer has come, also after
 * the page was loaded again: so a lost answer leaves no second session.
 */
export function aloneRequest(choices: AloneChoices, stores = real): PlayAloneRequest {
  const asked = JSON.stringify(choices);
  const [before, known] = (stores.tab.getItem(kept) ?? '').split('\n', 2);
  const id = before && known === asked ? before : newId();
  stores.tab.setItem(kept, `${id}\n${asked}`);
  return { id, ...choices };
}

/** An answer has come: the same choices made once more mean another session. */
export function forgetAttempt(stores = real): void {
  stores.tab.removeItem(kept);
}
