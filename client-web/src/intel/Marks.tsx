import type { IntelView } from '../protocol';
import { Icon } from '../ui/Icon';
import { standing } from './own-intel';

interface MarksProps {
  readonly intel: IntelView;
  /** The words for what is so, such as "Verified: true". */
  readonly words: { readonly true: string; readonly false: string };
}

/** Whether a claim is true, false or public: by words and mark, not by colour alone. */
export function Marks({ intel, words }: MarksProps) {
  const state = standing(intel);
  if (state === 'unverified' && !intel.public) return null;
  return (
    <p className="chips">
      {state !== 'unverified' && (
        <span className={`chip ${state === 'true' ? 'good' : 'bad'}`}>
          <Icon name={state === 'true' ? 'check' : 'cross'} size={12} /> {words[state]}
        </span>
      )}
      {intel.public && (
        <span className="chip">
          <Icon name="people" size={12} /> Public
        </span>
      )}
    </p>
  );
}
