/** Items with their place as the key, for lists that only ever grow at their end or never change. */
export function keyed<T>(items: readonly T[]): readonly { readonly key: number; readonly item: T }[] {
  return items.map((item, key) => ({ key, item }));
}
