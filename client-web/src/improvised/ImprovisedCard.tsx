import './improvised.css';
import type { ReactNode } from 'react';
import type { ImprovisedStatus, ImprovisedView } from '../protocol';
import { namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { Icon } from '../ui/Icon';
import { keyed } from '../ui/keyed';

const states: Readonly<Record<ImprovisedStatus, readonly [string, string]>> = {
  open: ['warn', 'Waits for a ruling'],
  succeeded: ['good', 'Succeeded'],
  failed: ['bad', 'Failed'],
  refused: ['', 'Not ruled on'],
  withdrawn: ['', 'Taken back'],
  lapsed: ['', 'No ruling in time'],
};

interface ImprovisedCardProps {
  readonly move: ImprovisedView;
  readonly children?: ReactNode;
}

/** An improvised move with its arguments on both sides, and what came of it. */
export function ImprovisedCard({ move, children }: ImprovisedCardProps) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const [look, state] = states[move.status];
  return (
    <article className="improvised">
      <div className="row between wrap">
        <p className="small quiet">
          {names.role(move.role)}
          {move.secret && (
            <>
              {' · '}
              <Icon name="hidden" size={12} /> secret
            </>
          )}
        </p>
        <span className={`chip ${look}`}>{state}</span>
      </div>
      <h3>{move.action}</h3>
      <p className="small">
        <strong>Wanted:</strong> {move.result}
      </p>
      <ul className="arguments">
        {keyed(move.arguments).map(({ key, item }) => (
          <li key={key}>
            <Icon name="plus" size={14} />
            <span>{item}</span>
          </li>
        ))}
        {move.argued.map(({ role, side, text }) => (
          <li key={role} className={side}>
            <Icon name={side === 'for' ? 'up' : 'down'} size={14} />
            <span>
              <strong>
                {names.role(role)}, {side}:
              </strong>{' '}
              {text}
            </span>
          </li>
        ))}
      </ul>
      {move.chance !== undefined && move.rolled !== undefined && (
        <p className="small">
          Chance <strong className="number">{move.chance} %</strong>, rolled{' '}
          <strong className="number">{move.rolled}</strong>.
        </p>
      )}
      {move.words && <p className="small quiet">{move.words}</p>}
      {children}
    </article>
  );
}
