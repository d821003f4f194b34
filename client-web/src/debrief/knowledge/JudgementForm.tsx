import { type FormEvent, useState } from 'react';
import type { ClaimTrail } from '../../protocol';
import { Button } from '../../ui/Button';
import { beliefInWords } from './beliefs';

interface ForecastFormProps {
  readonly claims: readonly ClaimTrail[];
  /** How sure of each claim, per cent; null when the player does not want to say. */
  onTell(sure: readonly number[] | null): void;
}

/** Before a player learns which claims are true, it says how sure it is of each. */
export function JudgementForm({ claims, onTell }: ForecastFormProps) {
  const [sure, setSure] = useState<readonly number[]>(() => claims.map(() => 50));
  function tell(event: FormEvent) {
    event.preventDefault();
    onTell(sure);
  }
  return (
    <form className="card stack forecast" onSubmit={tell}>
      <h3>How sure are you?</h3>
      <p>
        Before you read which claims were true: how sure are you of those that you knew? Your answers stay in this
        browser.
      </p>
      <ul className="stack">
        {claims.map(({ title }, index) => (
          <li key={title}>
            <label className="stack tight">
              <span>{`“${title}”`}</span>
              <input
                type="range"
                min={0}
                max={100}
                step={5}
                value={sure[index]}
                aria-valuetext={beliefInWords(sure[index] ?? 50)}
                onChange={(event) => {
                  const { valueAsNumber } = event.target;
                  setSure(sure.map((one, other) => (other === index ? valueAsNumber : one)));
                }}
              />
              <span className="small quiet">{beliefInWords(sure[index] ?? 50)}</span>
            </label>
          </li>
        ))}
      </ul>
      <div className="row wrap">
        <Button type="submit" look="primary">
          Show what was true
        </Button>
        <Button onClick={() => onTell(null)}>Show it without an answer</Button>
      </div>
    </form>
  );
}
