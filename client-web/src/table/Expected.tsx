import type { Expectation } from '../protocol';
import { signed } from '../session/names';
import { Icon } from '../ui/Icon';
import { keyed } from '../ui/keyed';

const marks = { good: 'serves your goals', bad: 'against your goals', neutral: '' } as const;

/** What a move is expected to change, good and bad told apart by mark and words, not by colour alone. */
export function Expected({ expected }: { readonly expected: readonly Expectation[] }) {
  if (expected.length === 0) return <p className="small quiet">No effect that can be foreseen.</p>;
  return (
    <ul className="expected">
      {keyed(expected).map(({ key, item: { label, by, good, chance } }) => {
        const tone = good === undefined ? 'neutral' : good ? 'good' : 'bad';
        return (
          <li key={key} className={tone}>
            <Icon name={tone === 'good' ? 'check' : tone === 'bad' ? 'cross' : 'right'} size={15} />
            <span className="grow">
              {label}
              {marks[tone] && <span className="visually-hidden"> ({marks[tone]})</span>}
            </span>
            {chance !== undefined && <span className="chip outline">{chance} % chance</span>}
            {by !== undefined && <strong className="number">{signed(by)}</strong>}
          </li>
        );
      })}
    </ul>
  );
}
