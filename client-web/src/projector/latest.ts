import type { Notice } from '../protocol';

/** The newest things worth a line on the wall, newest first, each with its place in the log. */
export function latest(
  log: readonly Notice[],
  count: number,
): readonly { readonly key: number; readonly notice: Notice }[] {
  return log
    .map((notice, key) => ({ key, notice }))
    .filter(({ notice }) => notice.kind !== 'seat' && notice.kind !== 'message')
    .slice(-count)
    .reverse();
}
