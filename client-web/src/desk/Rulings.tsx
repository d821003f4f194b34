import { useState } from 'react';
import { ImprovisedCard } from '../improvised/ImprovisedCard';
import type { ImprovisedView } from '../protocol';
import { useSending, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { RefusalNote } from '../ui/Note';
import { NumberField } from '../ui/NumberField';
import { TextField } from '../ui/TextField';
import { AdjustmentsEditor } from './AdjustmentsEditor';
import { adjustmentsOf, type Row, subjectsOf } from './adjustments';

/** Improvised moves that wait for a ruling, the oldest first. */
export function Rulings() {
  const { view } = useTable();
  const open = Object.entries(view.improvised)
    .filter(([, move]) => move.status === 'open')
    .sort(([, a], [, b]) => a.at - b.at);
  return (
    <section className="stack" aria-label="Improvised moves to rule on">
      <h2 className="panel-title">Rulings</h2>
      {open.length === 0 && <p className="quiet small">No improvised move waits for you.</p>}
      {open.map(([id, move]) => (
        <Ruling key={id} id={id} move={move} />
      ))}
    </section>
  );
}

function Ruling({ id, move }: { readonly id: string; readonly move: ImprovisedView }) {
  const { sheet } = useTable();
  const { send, busy, refusal } = useSending();
  const [chance, setChance] = useState(50);
  const [words, setWords] = useState('');
  const [success, setSuccess] = useState<readonly Row[]>([]);
  const [failure, setFailure] = useState<readonly Row[]>([]);
  const subjects = subjectsOf(sheet);
  const onSuccess = adjustmentsOf(success, subjects);
  const onFailure = adjustmentsOf(failure, subjects);
  const ready = onSuccess !== null && onFailure !== null;
  return (
    <ImprovisedCard move={move}>
      <div className="stack ruling">
        <NumberField label="Chance of success" unit="%" min={0} max={100} value={chance} onChange={setChance} />
        <AdjustmentsEditor title="If it succeeds" rows={success} onChange={setSuccess} />
        <AdjustmentsEditor title="If it fails" rows={failure} onChange={setFailure} />
        <TextField label="Why so" long maxLength={500} value={words} onChange={setWords} />
        <RefusalNote refusal={refusal} />
        <div className="row wrap">
          <Button
            look="primary"
            icon="dice"
            busy={busy}
            disabled={!ready}
            onClick={() =>
              ready &&
              send(
                { type: 'rule-improvised', improvised: id, chance, onSuccess, onFailure, words: words.trim() },
                'inline',
              )
            }
          >
            Rule and roll
          </Button>
          <Button
            busy={busy}
            disabled={!words.trim()}
            onClick={() => send({ type: 'refuse-improvised', improvised: id, reason: words.trim() }, 'inline')}
          >
            Refuse with this reason
          </Button>
        </div>
      </div>
    </ImprovisedCard>
  );
}
