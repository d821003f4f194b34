// Keeps every text in an element of its own. Translators and extensions put elements of theirs where text nodes were: a
// text that is the only child of its element is written as that element's content, whatever stands in it by now, and is
// seen. A text node among other children would be written where nobody sees it any more, and could not be removed.
import { createElement, Fragment, type ReactNode } from 'react';

export interface Props {
  readonly children?: ReactNode;
}

/** The element around a text that has siblings. No stylesheet knows it. */
const textElement = 'text-run';

const isText = (child: unknown): child is string | number | bigint =>
  typeof child === 'string' || typeof child === 'number' || typeof child === 'bigint';

/**
 * The properties with texts among elements each in an element of its own, and with texts alone as one. Those of a
 * component are left as they are: its children are looked at where they stand in an element.
 */
export function withTextApart(type: unknown, props: Props): Props {
  const { children } = props;
  const inElement = typeof type === 'string';
  if (!inElement && type !== Fragment) return props;
  if (Array.isArray(children)) {
    const areAllText = inElement && children.length > 0 && children.every(isText);
    return { ...props, children: areAllText ? children.join('') : apart(children) };
  }
  return isText(children) && !inElement ? { ...props, children: run(String(children), 0) } : props;
}

/** Each child keeps its place, because its place tells it from its siblings. */
function apart(children: readonly ReactNode[]): ReactNode[] {
  return children.map((child, index) => {
    if (Array.isArray(child)) return apart(child);
    if (!isText(child)) return child;
    if (index > 0 && isText(children[index - 1])) return null;
    const end = children.findIndex((other, after) => after > index && !isText(other));
    const text = children.slice(index, end < 0 ? undefined : end).join('');
    return text === '' ? null : run(text, index);
  });
}

function run(text: string, index: number): ReactNode {
  // Between the items of a flex container a space must not become an item.
  const style = text.trim() === '' ? { display: 'contents' } : undefined;
  return createElement(textElement, { key: `text ${index}`, style }, text);
}
