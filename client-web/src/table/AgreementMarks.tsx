import type { AgreementView } from '../protocol';
import { facilitator } from '../session/names';
import { useSending, useSession, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { mayMark } from './agreements';
import { useOnlyCaptain } from './may-act';

interface AgreementMarksProps {
  readonly id: string;
  readonly agreement: AgreementView;
}

/** What was agreed in free words no rule can judge: its parties and the facilitator say whether it was kept. */
export function AgreementMarks({ id, agreement }: AgreementMarksProps) {
  const { acts } = useSession();
  const { sheet, you } = useTable();
  const { send, busy } = useSending();
  const shut = useOnlyCaptain();
  const me = you.kind === 'facilitator' ? facilitator : sheet.role;
  if (!acts || !mayMark(agreement, me)) return null;
  const mark = (kept: boolean) => send({ type: 'mark-agreement', agreement: id, kept });
  return (
    <div className="row wrap">
      <span className="small quiet">Was it kept?</span>
      <Button
        size="compact"
        icon="check"
        busy={busy}
        disabled={shut !== null}
        title={shut ?? undefined}
        aria-pressed={agreement.status === 'fulfilled'}
        onClick={() => mark(true)}
      >
        Kept
      </Button>
      <Button
        size="compact"
        icon="cross"
        busy={busy}
        disabled={shut !== null}
        title={shut ?? undefined}
        aria-pressed={agreement.status === 'breached'}
        onClick={() => mark(false)}
      >
        Broken
      </Button>
    </div>
  );
}
