// The board of a class for the wall: what everybody may know, large, and nothing to press. It has a ticket of its own.
import './class-console.css';
import { useEffect, useState } from 'react';
import { groupedCode } from '../join/code';
import { usePublicAddress } from '../session/public-address';
import { fromFragment } from '../session/tickets';
import { stores } from '../stores';
import { Note } from '../ui/Note';
import { QrCode } from '../ui/QrCode';
import { StandaloneMessage } from '../ui/StandaloneMessage';
import { ThemeToggle } from '../ui/ThemeToggle';
import { isOver } from './board';
import { ClassProvider, useBoard, useClass, useServerNow } from './ClassProvider';
import { TableFigures } from './TableFigures';

const key = (id: string) => `whitecell.class-screen.${id}`;

export function ClassProjector({ id }: { readonly id: string }) {
  // In this tab alone: the browser keeps the facilitator's own ticket of the class.
  const [ticket] = useState(() => fromFragment(location.hash, 't') ?? stores.tab.getItem(key(id)));
  useEffect(() => {
    if (!ticket) return;
    stores.tab.setItem(key(id), ticket);
    history.replaceState(null, '', location.pathname);
  }, [id, ticket]);
  if (!ticket) return <Message text="Open this screen from the console of the class." />;
  return (
    <ClassProvider id={id} ticket={ticket}>
      <Screen />
    </ClassProvider>
  );
}

function Message({ text }: { readonly text: string }) {
  return (
    <StandaloneMessage>
      <Note icon="info">
        <p role="alert">{text}</p>
      </Note>
    </StandaloneMessage>
  );
}

function Screen() {
  const { state } = useClass();
  if (state.ended) return <Message text={state.ended.message} />;
  return state.board ? <PublicBoard /> : <p role="status">Reading the class…</p>;
}

function PublicBoard() {
  const { info, tables } = useBoard();
  const now = useServerNow();
  const link = `${usePublicAddress()}/join/${info.code}`;
  const all = [...tables.values()].filter((table) => table.mergedInto === undefined).sort((a, b) => a.table - b.table);
  const here = all.reduce((sum, table) => sum + table.here, 0);
  const begun = all.some((table) => table.phase !== 'lobby');
  useEffect(() => {
    document.title = `${info.title} · Whitecell`;
  }, [info.title]);
  return (
    <div className="class-console class-projector">
      <header className="top-bar class-bar">
        <div className="top-title grow">
          <h1>{info.title}</h1>
          <p className="quiet number">
            {all.length} {all.length === 1 ? 'table' : 'tables'} · {here} people here
          </p>
        </div>
        {!info.ended && begun && <span className="code">{groupedCode(info.code)}</span>}
        <div className="top-actions">
          <ThemeToggle />
        </div>
      </header>
      <main id="main" className="class-main" tabIndex={-1}>
        {!info.ended && !begun && (
          <div className="class-invitation">
            <p className="eyebrow">Join with this code</p>
            <p className="code invitation-code">{groupedCode(info.code)}</p>
            <QrCode text={link} label={`QR code: join class ${groupedCode(info.code)}`} />
          </div>
        )}
        {info.indicators.length > 0 && begun && (
          <p className="quiet">The curves: {info.indicators.map(({ title }) => title).join(', then ')}</p>
        )}
        <ul className="class-board">
          {all.map((table) => (
            <li key={table.table}>
              <article className={`class-table ${isOver(table) ? 'over' : ''}`} aria-label={`Table ${table.table}`}>
                <p>
                  <strong>Table {table.table}</strong>
                </p>
                <TableFigures table={table} now={now} />
              </article>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
