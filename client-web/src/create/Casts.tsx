import type { CastCard } from '../protocol';

interface CastsProps {
  readonly casts: readonly CastCard[];
  readonly chosen: string | null;
  onChoose(id: string): void;
}

/** Under which names a session is played: the same scenario with the organisations of the news, or with invented ones. */
export function Casts({ casts, chosen, onChoose }: CastsProps) {
  return (
    <fieldset className="field">
      <legend>Names</legend>
      <div className="choices">
        {casts.map(({ id, title, names }) => (
          <label key={id} className="choice">
            <input type="radio" name="cast" checked={id === chosen} onChange={() => onChoose(id)} />
            <span>
              <strong>{title}</strong>
              <span className="block small quiet">{names.join(', ')}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
