import { useState } from 'react';
import type { ImprovisedView, Side } from '../protocol';
import { Acts, useSending, useTable } from '../session/SessionProvider';
import { usePrepares, useShut } from '../table/may-act';
import { Button } from '../ui/Button';
import { RefusalNote } from '../ui/Note';
import { TextField } from '../ui/TextField';
import { ImproviseDialog } from './ImproviseDialog';
import { ImprovisedCard } from './ImprovisedCard';

/** Improvised moves of this round at a player's table: to propose one, and to argue about those of others. */
export function Improvised() {
  const { sheet, view, you } = useTable();
  const muted = view.seats[you.seat]?.muted === true;
  const [open, setOpen] = useState(false);
  const shown = Object.entries(view.improvised)
    .filter(([, move]) => move.status === 'open' || move.round === view.session.round)
    .sort(([, a], [, b]) => b.at - a.at);
  const may = view.improvising;
  const shut = useShut();
  const prepares = usePrepares();
  if (!may || (!may.open && (may.why?.code === 'not-legal' || may.why?.message === shut) && shown.length === 0))
    return null;
  return (
    <section className="stack" aria-label="Improvised moves">
      <div className="row between wrap">
        <h3 className="eyebrow">Improvised moves</h3>
        {may.open && (
          <Acts>
            <Button size="compact" icon="idea" disabled={shut !== null && !prepares} onClick={() => setOpen(true)}>
              Improvise
            </Button>
          </Acts>
        )}
      </div>
      {!may.open && may.why && may.why.message !== shut && <p className="small quiet">{may.why.message}</p>}
      {shown.map(([id, move]) => (
        <ImprovisedCard key={id} move={move}>
          <Acts>
            {move.mayArgue && !muted && shut === null && <Arguing id={id} />}
            {move.status === 'open' && move.role === sheet.role && !prepares && <Withdraw id={id} move={move} />}
          </Acts>
        </ImprovisedCard>
      ))}
      {open && <ImproviseDialog onClose={() => setOpen(false)} />}
    </section>
  );
}

function Withdraw({ id, move }: { readonly id: string; readonly move: ImprovisedView }) {
  const { send, busy } = useSending();
  return (
    <div>
      <Button
        size="compact"
        busy={busy}
        aria-label={`Take back: ${move.action}`}
        onClick={() => send({ type: 'withdraw-improvised', improvised: id })}
      >
        Take back
      </Button>
    </div>
  );
}

function Arguing({ id }: { readonly id: string }) {
  const { send, busy, refusal } = useSending();
  const [text, setText] = useState('');
  const argue = (side: Side) => send({ type: 'argue', improvised: id, side, text: text.trim() }, 'inline');
  return (
    <div className="stack tight">
      <TextField label="Your one argument" maxLength={300} value={text} onChange={setText} />
      <RefusalNote refusal={refusal} />
      <div className="row">
        <Button size="compact" icon="up" busy={busy} disabled={!text.trim()} onClick={() => argue('for')}>
          Argue for
        </Button>
        <Button size="compact" icon="down" busy={busy} disabled={!text.trim()} onClick={() => argue('against')}>
          Argue against
        </Button>
      </div>
    </div>
  );
}
