import { useState } from 'react';
import type { AgreementStatus, AgreementView, TermStatus } from '../protocol';
import { facilitator, listed, namesOf } from '../session/names';
import { useGameTime, useSending, useSession, useTable } from '../session/SessionProvider';
import { left } from '../session/time-left';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { keyed } from '../ui/keyed';
import { AgreementMarks } from './AgreementMarks';
import { isOver, sortedAgreements, whatToDo, whyNotSigned } from './agreements';
import { usePrepares, useShut } from './may-act';
import { ProposalDialog } from './ProposalDialog';

const statusLook: Readonly<Record<AgreementStatus, string>> = {
  proposed: 'warn',
  countered: '',
  active: 'accent',
  declined: '',
  withdrawn: '',
  expired: '',
  fulfilled: 'good',
  breached: 'bad',
};

const termLook: Readonly<Record<TermStatus, { icon: 'clock' | 'check' | 'cross'; tone: string; word: string }>> = {
  open: { icon: 'clock', tone: 'quiet', word: 'open' },
  kept: { icon: 'check', tone: 'good', word: 'kept' },
  broken: { icon: 'cross', tone: 'bad', word: 'broken' },
};

/** Proposals and agreements; for a role with the buttons to answer them. */
export function Agreements() {
  const { acts } = useSession();
  const { sheet, view } = useTable();
  const [dialog, setDialog] = useState<{ readonly counterTo?: string } | null>(null);
  const all = sortedAgreements(view, sheet.role);
  const [open, over] = [all.filter(([, one]) => !isOver(one)), all.filter(([, one]) => isOver(one))];
  const card = ([id, agreement]: readonly [string, AgreementView]) => (
    <AgreementCard key={id} id={id} agreement={agreement} onCounter={() => setDialog({ counterTo: id })} />
  );
  return (
    <section className="stack" aria-label="Agreements">
      <div className="row between wrap">
        <h2 className="panel-title">Agreements</h2>
        {sheet.role && acts && (
          <Button size="compact" icon="plus" onClick={() => setDialog({})}>
            Propose
          </Button>
        )}
      </div>
      {all.length === 0 && <p className="quiet">None yet.</p>}
      {open.map(card)}
      {over.length > 0 && (
        <details>
          <summary className="small quiet">Came to nothing ({over.length})</summary>
          <div className="stack agreements-over">{over.map(card)}</div>
        </details>
      )}
      {dialog && <ProposalDialog counterTo={dialog.counterTo} onClose={() => setDialog(null)} />}
    </section>
  );
}

interface AgreementCardProps {
  readonly id: string;
  readonly agreement: AgreementView;
  onCounter(): void;
}

function AgreementCard({ id, agreement, onCounter }: AgreementCardProps) {
  const { sheet, view } = useTable();
  const { acts } = useSession();
  const { send, busy } = useSending();
  const shut = useShut() !== null;
  const prepares = usePrepares();
  const unsigned = whyNotSigned(view, id);
  const now = useGameTime();
  const can = whatToDo(agreement, sheet.role);
  return (
    <article className={`agreement ${can.accept ? 'asks' : ''}`}>
      <AgreementText agreement={agreement} />
      {agreement.status === 'proposed' && agreement.expires !== undefined && (
        <p className="small quiet number">{`Open for ${left(sheet, view, agreement.expires, now)}`}</p>
      )}
      <AgreementMarks id={id} agreement={agreement} />
      {can.accept && unsigned && (
        <p className="move-why">
          <Icon name="lock" size={14} />
          <span>{unsigned}</span>
        </p>
      )}
      {acts && (can.accept || can.withdraw) && (
        <div className="row wrap">
          {can.accept && (
            <>
              <Button
                look="primary"
                size="compact"
                icon="check"
                busy={busy}
                disabled={shut || unsigned !== null}
                onClick={() => send({ type: 'accept-proposal', agreement: id })}
              >
                Accept
              </Button>
              <Button size="compact" disabled={shut && !prepares} onClick={onCounter}>
                Counter
              </Button>
              <Button
                size="compact"
                busy={busy}
                disabled={shut}
                onClick={() => send({ type: 'decline-proposal', agreement: id })}
              >
                Decline
              </Button>
            </>
          )}
          {can.withdraw && (
            <Button
              size="compact"
              busy={busy}
              disabled={shut}
              onClick={() => send({ type: 'withdraw-proposal', agreement: id })}
            >
              Withdraw
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

export function AgreementText({ agreement }: { readonly agreement: AgreementView }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  return (
    <>
      <div className="row between">
        <h3 className="grow">{agreement.title}</h3>
        {agreement.secret && (
          <span className="chip">
            <Icon name="hidden" size={12} /> Secret
          </span>
        )}
        <span className={`chip ${statusLook[agreement.status]}`}>{agreement.status}</span>
      </div>
      <p className="small quiet">
        {listed(agreement.parties.map(names.role))} · proposed by {names.role(agreement.from)}
      </p>
      {agreement.text && <p className="words">{agreement.text}</p>}
      {agreement.markedBy && (
        <p className="small quiet">
          {`${agreement.status === 'fulfilled' ? 'Kept' : 'Broken'}, as ${
            agreement.markedBy === facilitator ? 'the facilitator says' : `${names.role(agreement.markedBy)} said`
          }.`}
        </p>
      )}
      {agreement.terms.length > 0 && (
        <ul className="terms">
          {keyed(agreement.terms).map(({ key, item: term }) => {
            const { icon, tone, word } = termLook[term.status];
            return (
              <li key={key}>
                <span className={tone}>
                  <Icon name={icon} size={15} />
                  <span className="visually-hidden">{word}</span>
                </span>
                <span className="grow">{term.text}</span>
              </li>
            );
          })}
        </ul>
      )}
      {agreement.status === 'proposed' && (
        <p className="small">Signed by {listed(agreement.accepted.map(names.role)) || 'nobody yet'}</p>
      )}
    </>
  );
}
