// Which screen an address is, and how to go to another without loading the page anew.
import { type AnchorHTMLAttributes, useSyncExternalStore } from 'react';
import { pathBase, withoutPathBase } from './path-base';

export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'create' }
  | { readonly screen: 'alone' }
  | { readonly screen: 'host' }
  | { readonly screen: 'join'; readonly code: string }
  | { readonly screen: 'open-projector'; readonly code: string }
  | { readonly screen: 'seat'; readonly session: string }
  | { readonly screen: 'replay'; readonly session: string; readonly place: 'seat' | 'screen' }
  | { readonly screen: 'projector'; readonly session: string }
  | { readonly screen: 'class'; readonly id: string }
  | { readonly screen: 'class-projector'; readonly id: string }
  | { readonly screen: 'member-seat'; readonly id: string }
  | { readonly screen: 'lost' };

export function routeOf(path: string): Route {
  const parts = path.split('/').filter(Boolean).map(decode);
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 0) return { screen: 'home' };
  if (first === 'new' && parts.length === 1) return { screen: 'create' };
  if (first === 'alone' && parts.length === 1) return { screen: 'alone' };
  if (first === 'host' && parts.length === 1) return { screen: 'host' };
  if (first === 'join' && parts.length <= 2) return { screen: 'join', code: second.toUpperCase() };
  if (first === 'watch' && parts.length === 2) return { screen: 'open-projector', code: second.toUpperCase() };
  if (first === 's' && parts.length === 2) return { screen: 'seat', session: second };
  if (first === 's' && parts.length === 3 && third === 'screen') return { screen: 'projector', session: second };
  if (first === 's' && parts.length === 3 && third === 'replay')
    return { screen: 'replay', session: second, place: 'seat' };
  if (first === 's' && parts.length === 4 && third === 'screen' && parts[3] === 'replay')
    return { screen: 'replay', session: second, place: 'screen' };
  if (first === 'class' && parts.length === 2) return { screen: 'class', id: second };
  if (first === 'class' && parts.length === 3 && third === 'screen') return { screen: 'class-projector', id: second };
  if (first === 'class' && parts.length === 3 && third === 'seat') return { screen: 'member-seat', id: second };
  return { screen: 'lost' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const moved = 'whitecell:moved';

export function go(path: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', pathBase + path);
  else history.replaceState(null, '', pathBase + path);
  dispatchEvent(new Event(moved));
  scrollTo(0, 0);
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(moved, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(moved, listener);
  };
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => withoutPathBase(location.pathname));

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly to: string;
}

export function Link({ to, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={pathBase + to}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0 || rest.target) return;
        event.preventDefault();
        go(to);
      }}
    />
  );
}
