import type { ReactNode } from 'react';
import { Brand } from './Brand';

interface StandaloneMessageProps {
  readonly title?: string;
  readonly children: ReactNode;
}

/** A page that says one thing, where a session or a class cannot be shown. */
export function StandaloneMessage({ title, children }: StandaloneMessageProps) {
  return (
    <main id="main" className="seat-message">
      <Brand />
      {title && <h1 className="display">{title}</h1>}
      {children}
    </main>
  );
}
