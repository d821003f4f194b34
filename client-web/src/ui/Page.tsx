import { type ReactNode, useEffect } from 'react';
import { Brand } from './Brand';
import { ThemeToggle } from './ThemeToggle';

/** The frame of the pages outside of a session. */
export function Page({ children, wide }: { readonly children: ReactNode; readonly wide?: boolean }) {
  useEffect(() => {
    document.title = 'Whitecell';
  }, []);
  return (
    <div className="page">
      <header className="page-header">
        <Brand />
        <ThemeToggle />
      </header>
      <main id="main" tabIndex={-1} className={`page-main ${wide ? 'wide' : ''}`}>
        {children}
      </main>
    </div>
  );
}
