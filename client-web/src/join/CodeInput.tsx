import './code-input.css';
import { cleanCode, hasConfusable } from './code';

interface CodeInputProps {
  readonly code: string;
  /** No session has this code. */
  readonly invalid?: boolean;
  onChange(code: string): void;
}

/** The code of a session, as it stands on the screen in the room. */
export function CodeInput({ code, invalid, onChange }: CodeInputProps) {
  return (
    <div className="field">
      <label htmlFor="code">Session code</label>
      <input
        id="code"
        className="input code-input"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={32}
        aria-describedby={hasConfusable(code) ? 'code-hint' : undefined}
        placeholder="ABCD EFGH"
        value={code}
        aria-invalid={invalid || undefined}
        onChange={(event) => onChange(cleanCode(event.target.value))}
      />
      <p id="code-hint" className="small" role="status">
        {hasConfusable(code) ? '0, O, 1, I, L and U are in no code, because they look alike. Please look again.' : ''}
      </p>
    </div>
  );
}
