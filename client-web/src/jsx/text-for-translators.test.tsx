import { isValidElement, type ReactElement, type ReactNode } from 'react';
import { expect, test } from 'vitest';

/** The children of an element; a text in an element of its own as that text in brackets. */
function children({ props }: ReactElement<{ children?: ReactNode }>): unknown {
  const show = (child: ReactNode): unknown => {
    if (Array.isArray(child)) return child.map(show);
    if (!isValidElement<{ children?: ReactNode }>(child)) return child;
    return child.type === 'text-run' ? `[${child.props.children}]` : child.type;
  };
  return Array.isArray(props.children) ? props.children.map(show) : show(props.children);
}

const word: ReactNode = 'seven';
const nothing = false as ReactNode;
const icon = <i />;

test('a text alone is the content of its element, in one piece', () => {
  expect(children(<p>seven</p>)).toBe('seven');
  expect(children(<p>{word}</p>)).toBe('seven');
  expect(children(<p>Round {7} of seven</p>)).toBe('Round 7 of seven');
  expect(children(<ul>{[]}</ul>)).toEqual([]);
});

test('a text that has or may have siblings is in an element of its own', () => {
  expect(children(<p>{icon} Secret</p>)).toEqual(['i', '[ Secret]']);
  expect(
    children(
      <p>
        Chance <b>{7} %</b>, rolled {word}.
      </p>,
    ),
  ).toEqual(['[Chance ]', 'b', '[, rolled seven.]', null, null]);
  expect(children(<p>{nothing} Secret</p>)).toEqual([false, '[ Secret]']);
  expect(children(<p>{['one', icon]}</p>)).toEqual(['[one]', 'i']);
  expect(
    children(
      <p>
        {icon}
        {[word, 7, nothing, '', icon, word]}
      </p>,
    ),
  ).toEqual(['i', ['[seven7]', null, false, null, 'i', '[seven]']]);
});

test('a fragment has no element of its own to lend', () => {
  // biome-ignore lint/complexity/noUselessFragments: what is tested
  expect(children(<>{word}</>)).toBe('[seven]');
  expect(
    children(
      <>
        {word} {icon}
      </>,
    ),
  ).toEqual(['[seven ]', null, 'i']);
});

test('a text stays the same element while its siblings come and go', () => {
  const shown = (child: ReactNode) =>
    (
      (
        <p>
          {child} {word}
        </p>
      ).props.children as ReactElement[]
    )[1]?.key;
  expect(shown(icon)).toBe(shown(nothing));
});

test("a component's children are left to it", () => {
  const Both = ({ children }: { readonly children: ReactNode }) => <p>{children}</p>;
  expect(
    children(
      <Both>
        {icon} {word}
      </Both>,
    ),
  ).toEqual(['i', ' ', 'seven']);
});

test('a component that would put bare text among its siblings does not compile', () => {
  const Bare = () => word;
  // @ts-expect-error It returns no element.
  expect(<Bare />).toBeTruthy();
});
