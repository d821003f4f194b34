import './number-field.css';
import { useId, useState } from 'react';
import { bounded, wholeNumber } from './whole-number';

interface NumberFieldProps {
  readonly label: string;
  /** What the number counts, e.g. "game minutes". */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  onChange(value: number): void;
}

/** A whole number between two bounds, to type or to slide. */
export function NumberField({ label, unit, min, max, value, onChange }: NumberFieldProps) {
  const id = useId();
  // As typed, while that is no number within the bounds or still being typed.
  const [typed, setTyped] = useState<string | null>(null);
  const refused = typed !== null && wholeNumber(typed, min, max) === null;
  return (
    <div className="field number-field">
      <label id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      <div className="row">
        <input
          type="range"
          aria-labelledby={`${id}-label`}
          aria-valuetext={`${value} ${unit}`}
          min={min}
          max={max}
          value={value}
          onChange={(event) => {
            setTyped(null);
            onChange(event.target.valueAsNumber);
          }}
        />
        <input
          id={id}
          className="input number"
          type="number"
          inputMode="numeric"
          aria-describedby={`${id}-unit ${id}-bounds`}
          aria-invalid={refused}
          min={min}
          max={max}
          step={1}
          value={typed ?? value}
          onChange={(event) => {
            setTyped(event.target.value);
            const number = wholeNumber(event.target.value, min, max);
            if (number !== null) onChange(number);
          }}
          onBlur={() => {
            if (typed !== null) onChange(bounded(typed, min, max) ?? value);
            setTyped(null);
          }}
        />
        <span id={`${id}-unit`} className="small">
          {unit}
        </span>
      </div>
      <span id={`${id}-bounds`} className="hint number">
        {min} to {max}
      </span>
    </div>
  );
}
