import type { ReactNode } from 'react';
import type { Refusal } from '../protocol';
import { Icon, type IconName } from './Icon';

interface NoteProps {
  readonly look?: 'bad' | 'warn';
  readonly icon?: IconName;
  readonly children: ReactNode;
}

export function Note({ look, icon = 'info', children }: NoteProps) {
  return (
    <div className={`note ${look ?? ''}`}>
      <Icon name={icon} size={16} />
      <div className="grow">{children}</div>
    </div>
  );
}

/** Why something was refused, beside where it was asked. */
export function RefusalNote({ refusal }: { readonly refusal: Refusal | null | undefined }) {
  return (
    <div role="alert">
      {refusal && (
        <Note look="bad" icon="alert">
          {refusal.message}
        </Note>
      )}
    </div>
  );
}
