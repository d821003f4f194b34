import { useEffect, useState } from 'react';
import { facilitator, listed, namesOf } from '../session/names';
import { useSession, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { CommandDialog } from '../ui/CommandDialog';
import { Icon } from '../ui/Icon';
import { RoleChoices } from '../ui/RoleChoices';
import { TextField } from '../ui/TextField';
import type { Group } from './channels';

/** A channel with a name: who is in it, and how one's role leaves it or brings others in. */
export function NamedChannel({ group }: { readonly group: Group }) {
  const { acts } = useSession();
  const { sheet, you } = useTable();
  const [asked, setAsked] = useState<'add' | 'leave' | null>(null);
  const names = namesOf(sheet);
  const { open } = group;
  if (!open) return <p className="small quiet">Your role is not in this channel any more, or it is closed.</p>;
  const me = you.kind === 'facilitator' ? facilitator : sheet.role;
  const isOwn = open.openedBy === me;
  const readers = [
    ...(me === facilitator || (me && open.roles.includes(me)) ? ['you'] : []),
    ...open.roles.filter((role) => role !== me).map(names.role),
    ...(me === facilitator ? [] : ['the facilitator']),
  ];
  const absent = sheet.roles.filter(({ id }) => !open.roles.includes(id));
  const close = () => setAsked(null);
  return (
    <div className="stack tight">
      <p className="small quiet">
        Only {listed(readers)} read this. Opened by {isOwn ? 'you' : names.role(open.openedBy)}.
      </p>
      {sheet.role && acts && (
        <div className="row wrap">
          {isOwn && absent.length > 0 && (
            <Button size="compact" icon="plus" onClick={() => setAsked('add')}>
              Bring others in
            </Button>
          )}
          <Button size="compact" onClick={() => setAsked('leave')}>
            {isOwn ? 'Close the channel' : 'Leave the channel'}
          </Button>
        </div>
      )}
      {asked === 'add' && <AddDialog group={group} absent={absent} onClose={close} />}
      {asked === 'leave' && (
        <CommandDialog
          title={isOwn ? `Close “${group.name}”?` : `Leave “${group.name}”?`}
          yes={isOwn ? 'Close the channel' : 'Leave the channel'}
          command={{ type: 'leave-channel', channel: group.id }}
          onClose={close}
        >
          <p>
            {isOwn
              ? 'Nobody writes in it any more. What was said stays with those who have read it.'
              : 'The others go on without you. What was said until now stays with you.'}
          </p>
        </CommandDialog>
      )}
    </div>
  );
}

interface AddDialogProps {
  readonly group: Group;
  readonly absent: readonly { readonly id: string; readonly title: string }[];
  onClose(): void;
}

function AddDialog({ group, absent, onClose }: AddDialogProps) {
  const [roles, setRoles] = useState<readonly string[]>([]);
  return (
    <CommandDialog
      title={`Bring others into “${group.name}”`}
      yes="Bring in"
      icon="plus"
      command={roles.length > 0 ? { type: 'add-to-channel', channel: group.id, roles } : null}
      onClose={onClose}
    >
      <RoleChoices legend="Whom" roles={absent} chosen={roles} className="row wrap" onChange={setRoles} />
      <p className="quiet small">They read what is said from now on, and nothing of what was said before.</p>
    </CommandDialog>
  );
}

/** Opens a channel with a name; it is shown as soon as it is there. */
export function OpenChannel({ onOpened }: { onOpened(id: string): void }) {
  const { sheet, view, you } = useTable();
  const [asking, setAsking] = useState(false);
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly string[]>([]);
  const [awaited, setAwaited] = useState<string | null>(null);
  const words = name.trim();
  const own = Object.entries(view.channels).filter(([, { openedBy }]) => openedBy === sheet.role);
  const found = own.find(([, one]) => one.name === awaited)?.[0];
  useEffect(() => {
    if (!found) return;
    setAwaited(null);
    onOpened(found);
  }, [found, onOpened]);
  if (view.seats[you.seat]?.muted) return null;
  const close = () => {
    setAsking(false);
    setName('');
    setRoles([]);
  };
  return (
    <>
      <button type="button" className="channel-new" onClick={() => setAsking(true)}>
        <Icon name="plus" size={14} /> New channel
      </button>
      {asking && (
        <CommandDialog
          title="Open a channel"
          yes="Open"
          icon="people"
          onSent={() => setAwaited(words)}
          command={words && roles.length > 0 ? { type: 'open-channel', name: words, roles } : null}
          onClose={close}
        >
          <TextField label="Its name" maxLength={60} value={name} onChange={setName} />
          <RoleChoices
            legend="With at least two others"
            roles={sheet.roles.filter(({ id }) => id !== sheet.role)}
            chosen={roles}
            className="row wrap"
            onChange={setRoles}
          />
          <p className="quiet small">
            Only you, they and the facilitator read it; nobody else learns that there is such a channel.
          </p>
        </CommandDialog>
      )}
    </>
  );
}
