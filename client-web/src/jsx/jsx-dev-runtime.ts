// jsx-runtime.ts while developing and testing.
import type { ElementType, Key, ReactElement } from 'react';
import * as react from 'react/jsx-dev-runtime';
import { type Props, withTextApart } from './text-for-translators';

export { Fragment } from 'react/jsx-dev-runtime';
export type { JSX } from './jsx-types';

export function jsxDEV(
  type: ElementType,
  props: Props,
  key: Key | undefined,
  isStatic: boolean,
  source?: react.JSXSource,
  self?: unknown,
): ReactElement {
  const apart = withTextApart(type, props);
  return react.jsxDEV(type, apart, key, isStatic && Array.isArray(apart.children), source, self);
}
