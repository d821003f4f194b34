import { useState } from 'react';
import type { RoleSheet } from '../protocol';
import { Button } from '../ui/Button';
import { CommandDialog } from '../ui/CommandDialog';
import { TextField } from '../ui/TextField';

/** Reminds one role that something waits for it. */
export function RemindRole({ role }: { readonly role: RoleSheet }) {
  const [asking, setAsking] = useState(false);
  const [words, setWords] = useState('');
  return (
    <>
      <Button size="compact" icon="announce" aria-label={`Remind: ${role.title}`} onClick={() => setAsking(true)}>
        Remind
      </Button>
      {asking && (
        <CommandDialog
          title={`Remind: ${role.title}`}
          yes="Remind"
          icon="announce"
          command={{ type: 'nudge-role', role: role.id, text: words.trim() }}
          onClose={() => {
            setAsking(false);
            setWords('');
          }}
        >
          <TextField
            label="In your words"
            long
            maxLength={500}
            hint="Only this role sees it. It may stay empty."
            value={words}
            onChange={setWords}
          />
        </CommandDialog>
      )}
    </>
  );
}
