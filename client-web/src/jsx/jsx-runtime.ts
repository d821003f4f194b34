// What the compiler turns JSX into: React's own, with texts kept apart (text-for-translators.ts).
import type { ElementType, Key, ReactElement } from 'react';
import * as react from 'react/jsx-runtime';
import { type Props, withTextApart } from './text-for-translators';

export { Fragment } from 'react/jsx-runtime';
export type { JSX } from './jsx-types';

export function jsx(type: ElementType, props: Props, key?: Key): ReactElement {
  const apart = withTextApart(type, props);
  return Array.isArray(apart.children) && Array.isArray(props.children)
    ? react.jsxs(type, apart, key)
    : react.jsx(type, apart, key);
}

export const jsxs = jsx;
