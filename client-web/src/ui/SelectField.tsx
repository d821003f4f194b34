import { type ReactNode, useId } from 'react';

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  /** For screen readers alone, where what stands around says it to the eye. */
  readonly labelHidden?: boolean;
  readonly value: Value;
  /** Each value with its words. */
  readonly options: readonly (readonly [Value, string])[];
  readonly hint?: ReactNode;
  onChange(value: Value): void;
}

/** One of a few values, with its label above and a hint below. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, labelHidden, value, options, hint, onChange } = props;
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="field">
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        aria-describedby={hint ? hintId : undefined}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([one]) => one === event.target.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
      {hint && (
        <span id={hintId} className="hint">
          {hint}
        </span>
      )}
    </div>
  );
}
