import './code-input.css';
import { cleanCode } from './code';

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
        maxLength={16}
        placeholder="ABCD EFGH"
        value={code}
        aria-invalid={invalid || undefined}
        onChange={(event) => onChange(cleanCode(event.target.value))}
      />
    </div>
  );
}
