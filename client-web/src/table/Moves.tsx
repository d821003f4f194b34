import './moves.css';
import { useState } from 'react';
import { Improvised } from '../improvised/Improvised';
import type { MoveSheet, MoveView } from '../protocol';
import { Acts, useSending, useTable } from '../session/SessionProvider';
import { TeamDrafts } from '../team/TeamDrafts';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Note } from '../ui/Note';
import { Cost } from './Cost';
import { Expected } from './Expected';
import { MoveDialog } from './MoveDialog';
import { usePrepares, useShut } from './may-act';
import { ownMoves } from './moves';

export function Moves() {
  const { sheet, view } = useTable();
  const [chosen, setChosen] = useState<string | null>(null);
  const moves = ownMoves(sheet, view);
  const mine = sheet.role ? view.roles[sheet.role] : undefined;
  const shut = useShut();
  const picked = moves.all.find((move) => move.sheet.id === chosen);
  return (
    <div className="stack">
      <div className="row between wrap">
        <h2 className="panel-title">Your moves</h2>
        {mine?.movesLeft !== undefined && (
          <span className={`chip ${mine.movesLeft > 0 ? 'accent' : ''}`}>
            <strong>{mine.movesLeft}</strong> left this round
          </span>
        )}
      </div>
      <div role="status">
        {shut && (
          <Note icon={mine?.pilot === 'autopilot' ? 'autopilot' : 'lock'} look="warn">
            {shut}
          </Note>
        )}
      </div>
      <Acts>
        <TeamDrafts />
      </Acts>
      {moves.sealed.map(({ sheet: move }) => (
        <SealedMove key={move.id} move={move} shut={shut !== null} />
      ))}
      <ul className="move-list">
        {moves.open.map((move) => (
          <MoveCard key={move.sheet.id} {...move} shut={shut} onPlay={() => setChosen(move.sheet.id)} />
        ))}
      </ul>
      {moves.open.length === 0 && !shut && <p className="quiet">Nothing can be played at the moment.</p>}
      <Improvised />
      {moves.shut.length > 0 && (
        <>
          <h3 className="eyebrow">Not now</h3>
          <ul className="move-list">
            {moves.shut.map((move) => (
              <MoveCard key={move.sheet.id} {...move} shut={shut} />
            ))}
          </ul>
        </>
      )}
      {picked && <MoveDialog sheet={picked.sheet} view={picked.view} onClose={() => setChosen(null)} />}
    </div>
  );
}

interface MoveCardProps {
  readonly sheet: MoveSheet;
  readonly view: MoveView;
  /** What keeps every move from being played; it stands above all of them. */
  readonly shut: string | null;
  onPlay?(): void;
}

function MoveCard({ sheet, view, shut, onPlay }: MoveCardProps) {
  const prepares = usePrepares();
  const does = prepares ? 'Prepare' : 'Play';
  const why = view.why?.message ?? 'Not possible now.';
  const [only, another] = view.options;
  return (
    <li className={`move ${onPlay ? '' : 'shut'}`}>
      <div className="row between">
        <h3 className="grow">{sheet.title}</h3>
        {onPlay && (
          <Acts>
            <Button
              look="primary"
              size="compact"
              disabled={shut !== null && !prepares}
              onClick={onPlay}
              aria-label={`${does}: ${sheet.title}`}
            >
              {does}
            </Button>
          </Acts>
        )}
      </div>
      {!onPlay && why !== shut && (
        <p className="move-why">
          <Icon name="lock" size={14} />
          <span>{why}</span>
        </p>
      )}
      <p className="chips">
        <Cost cost={sheet.cost} />
        {sheet.timing === 'sealed' && (
          <span className="chip">
            <Icon name="lock" size={12} /> Sealed until the round ends
          </span>
        )}
        {sheet.secret && (
          <span className="chip">
            <Icon name="hidden" size={12} /> Not public
          </span>
        )}
        {view.left !== undefined && view.left > 0 && (
          <span className="chip">{view.left === 1 ? 'Once more' : `${view.left} times more`}</span>
        )}
      </p>
      <details>
        <summary className="small">What it does</summary>
        <div className="stack tight">
          {sheet.text && <p className="small">{sheet.text}</p>}
          {only && !another && <Expected expected={only.expected} />}
          {another && <p className="small quiet">What to expect depends on your choice.</p>}
        </div>
      </details>
    </li>
  );
}

function SealedMove({ move, shut }: { readonly move: MoveSheet; readonly shut: boolean }) {
  const { send, busy } = useSending();
  return (
    <div className="sealed">
      <Icon name="lock" />
      <p className="grow">
        <strong>{move.title}</strong> is sealed and opens when the round ends.
      </p>
      <Acts>
        <Button
          size="compact"
          busy={busy}
          disabled={shut}
          onClick={() => send({ type: 'take-back-move', move: move.id })}
        >
          Take back
        </Button>
      </Acts>
    </div>
  );
}
