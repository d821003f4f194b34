import { useRef } from 'react';

/** A number that lights up for a moment when it changes; not when it first appears. */
export function Changing({ value }: { readonly value: number }) {
  const last = useRef({ value, changes: 0 });
  if (last.current.value !== value) last.current = { value, changes: last.current.changes + 1 };
  const { changes } = last.current;
  return (
    <span key={changes} className={changes > 0 ? 'changed' : undefined}>
      {value}
    </span>
  );
}
