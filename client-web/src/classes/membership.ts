// How somebody came to a table of a class: asked again in the same way, the class leads to where the person sits now.
import type { JoinReply } from '../protocol';
import type { Answer, Api } from '../rest/api';

/** By the code, with the id of the attempt to join, or by the link of the roster. */
export type CameBy =
  | { readonly code: string; readonly attempt: string; readonly name: string }
  | { readonly classId: string; readonly link: string };

export function comeAgain(api: Pick<Api, 'join' | 'takeSeatByLink'>, by: CameBy): Promise<Answer<JoinReply>> {
  return 'link' in by
    ? api.takeSeatByLink(by.classId, by.link)
    : api.join({ id: by.attempt, code: by.code, name: by.name });
}
