import { type InputHTMLAttributes, type ReactNode, useId } from 'react';

interface TextFieldProps extends Pick<InputHTMLAttributes<HTMLInputElement>, 'autoComplete' | 'required' | 'type'> {
  readonly label: string;
  readonly value: string;
  /** In characters. */
  readonly maxLength: number;
  /** More than a line: Enter begins a new one. */
  readonly long?: boolean;
  readonly hint?: ReactNode;
  onChange(text: string): void;
}

/** A text to type, with its label above and a hint below. */
export function TextField({ label, long, hint, type, onChange, ...rest }: TextFieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const shared = { ...rest, id, className: 'input', 'aria-describedby': hint ? hintId : undefined };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {long ? (
        <textarea {...shared} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type={type} onChange={(event) => onChange(event.target.value)} />
      )}
      {hint && (
        <span id={hintId} className="hint number">
          {hint}
        </span>
      )}
    </div>
  );
}
