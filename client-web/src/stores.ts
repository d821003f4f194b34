// What a browser keeps for us. A page may be forbidden to keep anything, or find no room for it: then it is kept for as
// long as the page is open.

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface Stores {
  readonly tab: Store;
  readonly browser: Store;
}

/** @param real Gives the browser's own store; asking for it may be forbidden already. */
export function lenient(real: () => Store): Store {
  const page = new Map<string, string>();
  const attempt = <T>(action: (store: Store) => T): T | null => {
    try {
      return action(real());
    } catch {
      return null;
    }
  };
  return {
    getItem: (key) => page.get(key) ?? attempt((store) => store.getItem(key)),
    setItem: (key, value) => {
      page.set(key, value);
      attempt((store) => store.setItem(key, value));
      if (attempt((store) => store.getItem(key)) === value) page.delete(key);
    },
    removeItem: (key) => {
      page.delete(key);
      attempt((store) => store.removeItem(key));
    },
  };
}

export const stores: Stores = { tab: lenient(() => sessionStorage), browser: lenient(() => localStorage) };
