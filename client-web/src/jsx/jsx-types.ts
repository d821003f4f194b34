// React's types of JSX, but for what a component may return: elements and no bare text, which would stand among the
// siblings of the component without an element of its own.
import type { Component, ExoticComponent, ReactElement, JSX as ReactJSX } from 'react';

export namespace JSX {
  export type ElementType =
    | keyof ReactJSX.IntrinsicElements
    | ((props: never) => ReactElement | null)
    | (new (
        props: never,
      ) => Component)
    | ExoticComponent<never>;
  export type Element = ReactJSX.Element;
  export type ElementClass = ReactJSX.ElementClass;
  export type ElementAttributesProperty = ReactJSX.ElementAttributesProperty;
  export type ElementChildrenAttribute = ReactJSX.ElementChildrenAttribute;
  export type LibraryManagedAttributes<Type, Props> = ReactJSX.LibraryManagedAttributes<Type, Props>;
  export type IntrinsicAttributes = ReactJSX.IntrinsicAttributes;
  export type IntrinsicClassAttributes<Type> = ReactJSX.IntrinsicClassAttributes<Type>;
  export type IntrinsicElements = ReactJSX.IntrinsicElements;
}
