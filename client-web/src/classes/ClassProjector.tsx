// The board of a class for the wall: what everybody may know, large, and nothing to press. It has a ticket of its own.
import './class-console.css';
import { useEffect, useState } from 'react';
import { groupedCode } from '../join/code';
import { useOrigin } from '../session/origin';
import { fromFragment } from '../session/tickets';
import { stores } from '../stores';
import { Brand } from '../ui/Brand';
import { Note } from '../ui/Note';
import { QrCode } from '../ui/QrCode';
import { ThemeToggle } from '../ui/ThemeToggle';
import { isOver } from './board';
import { ClassProvider, useBoard, useClass, useServerNow } from './ClassProvider';
import { position } from './position';
import { Sparkline } from './Sparkline';

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
    <main id="main" className="seat-message">
      <Brand />
      <Note icon="info">
        <p role="alert">{text}</p>
      </Note>
    </main>
  );
}

function Screen() {
  const { state } = useClass();
  if (state.ended) return <Message text={state.ended.message} />;
  return state.board ? <PublicBoard /> : <p role="status">Reading the class…</p>;
}

function PublicBoard() {
  const { info, tables, courses } = useBoard();
  const now = useServerNow();
  const link = `${useOrigin()}/join/${info.code}`;
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
                <p className="number class-table-position">{position(table, info.pacing === 'turns', now)}</p>
                <p className="quiet number">
                  {table.here}/{table.seats} here
                  {table.phase === 'running' && ` · ${table.ready}/${table.roles} ready`}
                </p>
                <div className="class-sparks">
                  {info.indicators.map(({ id, title }, index) => (
                    <Sparkline
                      key={id}
                      title={title}
                      values={courses.get(table.table)?.[index] ?? []}
                      value={table.indicators[index] ?? null}
                    />
                  ))}
                </div>
              </article>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
