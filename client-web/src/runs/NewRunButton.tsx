import { useState } from 'react';
import { Button } from '../ui/Button';
import { NewRunDialog } from './NewRunDialog';

interface NewRunButtonProps {
  /** How many entries of the journal the new run takes over. */
  readonly entry: number;
  /** The moment in words. */
  readonly when: string;
  /** The round of that moment, from 0. */
  readonly round: number;
  /** Whether the game runs at that moment. */
  readonly runs?: boolean;
}

/** Opens another session that begins at a moment of this one; for its facilitator. */
export function NewRunButton({ entry, when, round, runs = true }: NewRunButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="compact"
        icon="plus"
        disabled={!runs}
        title={runs ? undefined : 'A new run begins at a moment at which the game ran.'}
        onClick={() => setOpen(true)}
      >
        Open a new run from here
      </Button>
      {open && <NewRunDialog entry={entry} when={when} round={round} onClose={() => setOpen(false)} />}
    </>
  );
}
