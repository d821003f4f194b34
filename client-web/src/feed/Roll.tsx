import type { RollNotice } from '../protocol';
import { signed } from '../session/names';
import { Icon } from '../ui/Icon';
import { keyed } from '../ui/keyed';
import { factorBars } from './factor-bars';

/** A roll of the dice with everything that made its chance. */
export function Roll({ roll }: { readonly roll: RollNotice }) {
  const { bars, zero } = factorBars(roll.factors);
  return (
    <details className="roll">
      <summary>
        <Icon name="dice" size={16} />
        <span className="grow">{roll.title}</span>
        <span className={`chip ${roll.success ? 'good' : 'bad'}`}>{roll.success ? 'Succeeded' : 'Failed'}</span>
        <Icon name="chevron" size={16} />
      </summary>
      {roll.chance !== undefined && roll.rolled !== undefined ? (
        <>
          <p className="small">
            Chance <strong className="number">{roll.chance} %</strong>, rolled{' '}
            <strong className="number">{roll.rolled}</strong>:{' '}
            {roll.success ? 'at most the chance.' : 'above the chance.'}
          </p>
          <div className="roll-scale" aria-hidden="true">
            <span className="roll-chance" style={{ width: `${roll.chance}%` }} />
            <span className="roll-mark" style={{ left: `${roll.rolled}%` }} />
          </div>
        </>
      ) : (
        <p className="small quiet">Part of what decided this is secret until the debrief.</p>
      )}
      {bars.length > 0 && (
        <ul className="factors">
          {keyed(bars).map(({ key, item: { label, amount, left, width } }) => (
            <li key={key}>
              <span className="factor-label">{label}</span>
              <span className="factor-bar" aria-hidden="true">
                <span className="factor-zero" style={{ left: `${zero}%` }} />
                <span className={amount < 0 ? 'minus' : 'plus'} style={{ left: `${left}%`, width: `${width}%` }} />
              </span>
              <strong className="number">{signed(amount)}</strong>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
