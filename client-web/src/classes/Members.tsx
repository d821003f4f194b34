import { useState } from 'react';
import type { MemberView, Refusal } from '../protocol';
import { Button } from '../ui/Button';
import { RefusalNote } from '../ui/Note';
import { PersonName } from '../ui/PersonName';
import { SelectField } from '../ui/SelectField';
import { TextField } from '../ui/TextField';
import { isOver } from './board';
import { useBoard, useClass } from './ClassProvider';

/** Everybody of the class, table by table, and the way to another table or role. */
export function Members() {
  const { members, tables } = useBoard();
  const [wanted, setWanted] = useState('');
  const all = [...members.values()];
  const sought = wanted.trim().toLocaleLowerCase();
  const found = all.filter(({ name, group }) =>
    [name, group ?? ''].some((text) => text.toLocaleLowerCase().includes(sought)),
  );
  const missing = all.filter(({ checkedIn }) => !checkedIn).length;
  const groups = [undefined, ...[...tables.keys()].sort((a, b) => a - b)];
  return (
    <section className="stack" aria-label="People of the class">
      <div className="class-filters">
        <TextField label="Find a person or a group" maxLength={40} value={wanted} onChange={setWanted} />
        <p className="small quiet number">
          {all.length} {all.length === 1 ? 'person' : 'people'}
          {missing > 0 && `, ${missing} of the roster not there yet`}
        </p>
      </div>
      {all.length === 0 && <p className="quiet">Nobody has joined yet. Show the code, or upload a roster.</p>}
      <div className="class-people">
        {groups.map((table) => {
          const people = found.filter((one) => one.table === table);
          if (people.length === 0) return null;
          return (
            <section key={table ?? 'none'} className="card stack tight" aria-label={titleOf(table)}>
              <h2 className="panel-title">{titleOf(table)}</h2>
              <ul className="class-members">
                {people.map((member) => (
                  <Member key={member.member} member={member} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </section>
  );
}

const titleOf = (table: number | undefined) => (table === undefined ? 'Without a table' : `Table ${table}`);

function Member({ member }: { readonly member: MemberView }) {
  const { info, tables } = useBoard();
  const { submit } = useClass();
  const [moving, setMoving] = useState(false);
  const [table, setTable] = useState(String(member.table ?? ''));
  const [role, setRole] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const open = [...tables.values()].filter((one) => !isOver(one));
  const roleTitle = info.roles.find(({ id }) => id === member.role)?.title;
  async function run(command: Parameters<typeof submit>[0]) {
    setBusy(true);
    const refused = await submit(command);
    setBusy(false);
    setRefusal(refused);
    if (!refused) setMoving(false);
  }
  return (
    <li>
      <div className="row">
        <span className={`presence ${member.here ? 'online' : ''}`} />
        <span className="grow">
          <strong>
            <PersonName name={member.name} />
          </strong>
          <span className="visually-hidden">{member.here ? ' (connected)' : ' (away)'}</span>
          <span className="small quiet block">
            {[roleTitle, member.group, member.checkedIn ? undefined : 'not there yet'].filter(Boolean).join(' · ')}
          </span>
        </span>
        {!info.ended && (
          <Button size="compact" look="plain" aria-expanded={moving} onClick={() => setMoving(!moving)}>
            Move<span className="visually-hidden"> {member.name}</span>
          </Button>
        )}
      </div>
      {moving && (
        <form
          className="class-move"
          onSubmit={(event) => {
            event.preventDefault();
            run({ type: 'move-member', member: member.member, table: Number(table), role: role || null });
          }}
        >
          <SelectField
            label="Table"
            value={table}
            options={open.map((one) => [String(one.table), `Table ${one.table}`] as const)}
            onChange={setTable}
          />
          <SelectField
            label="Role"
            value={role}
            options={[['', 'The next free one'], ...info.roles.map((one) => [one.id, one.title] as const)]}
            onChange={setRole}
          />
          <RefusalNote refusal={refusal} />
          <div className="row wrap">
            <Button type="submit" size="compact" look="primary" busy={busy} disabled={!table}>
              Move
            </Button>
            <Button
              size="compact"
              look="danger"
              busy={busy}
              onClick={() => run({ type: 'remove-member', member: member.member })}
            >
              Take out of the class
            </Button>
          </div>
        </form>
      )}
    </li>
  );
}
