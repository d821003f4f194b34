import { use, useEffect, useRef, useState } from 'react';
import type { Refusal, RoleSheet } from '../protocol';
import { ServerContext } from '../server';
import { ShownTable, useSession, useTable } from '../session/SessionProvider';
import { fromSnapshot, type Table as TableState } from '../session/table';
import { Table } from '../table/Table';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { RefusalNote } from '../ui/Note';

/** Milliseconds after something has happened before the view is asked for anew: a round's end brings much at once. */
const quiet = 400;

interface RoleViewProps {
  readonly role: RoleSheet;
  onClose(): void;
}

/** The table as a role sees it, brought up to date with every batch that the facilitator gets. */
export function RoleView({ role, onClose }: RoleViewProps) {
  const { api } = use(ServerContext);
  const { session, at } = useTable();
  const { ticket } = useSession();
  const [table, setTable] = useState<TableState | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const bar = useRef<HTMLElement>(null);
  const isShown = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each batch of the facilitator's asks anew
  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      async () => {
        const answer = await api.viewAs(session, role.id, ticket);
        if (!current) return;
        setRefusal(answer.refusal ?? null);
        if (!answer.refusal) setTable(fromSnapshot(answer.value, performance.now()));
        isShown.current = true;
      },
      isShown.current ? quiet : 0,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [api, session, role.id, ticket, at]);
  useEffect(() => bar.current?.focus(), []);
  return (
    <div className="role-view">
      <section ref={bar} className="role-view-bar" aria-label="Whose view this is" tabIndex={-1}>
        <Icon name="screen" />
        <p className="grow">
          <strong>You see what {role.title} sees.</strong> Nothing can be played here; the journal keeps that you
          looked.
        </p>
        <Button icon="back" onClick={onClose}>
          Back to the console
        </Button>
      </section>
      <RefusalNote refusal={refusal} />
      {table ? (
        <ShownTable table={table}>
          <Table />
        </ShownTable>
      ) : (
        !refusal && <p role="status">Asking for the view of {role.title}…</p>
      )}
    </div>
  );
}
