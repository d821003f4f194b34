// What the pages that lead into a session or a class have in common.
import type { ReactNode } from 'react';
import type { JoinPreview } from '../protocol';
import { TextField } from '../ui/TextField';
import { groupedCode } from './code';

interface OpenedHeadingProps {
  readonly what: 'Session' | 'Class';
  readonly code: string;
  readonly preview: JoinPreview;
  /** Instead of what the scenario is about. */
  readonly children?: ReactNode;
}

/** What a code opens. */
export function OpenedHeading({ what, code, preview, children }: OpenedHeadingProps) {
  return (
    <div className="stack tight">
      <p className="eyebrow">{`${what} ${groupedCode(code)}`}</p>
      <h1 className="display">{preview.title}</h1>
      <p className="lead">{children ?? preview.summary}</p>
    </div>
  );
}

interface NameFieldProps {
  readonly value: string;
  readonly required?: boolean;
  readonly hint?: string;
  onChange(name: string): void;
}

export function NameField({ value, required, hint, onChange }: NameFieldProps) {
  return (
    <TextField
      label="Your name at the table"
      autoComplete="nickname"
      // The server counts characters as people do; an emoji can be a dozen of these.
      maxLength={160}
      required={required}
      hint={hint}
      value={value}
      onChange={onChange}
    />
  );
}

/** How long what is said is kept; nothing where it is kept for ever. */
export function RetentionNote({ days, what }: { readonly days: number | undefined; readonly what: string }) {
  if (!days) return null;
  return (
    <p className="small quiet">
      Your name and what is said are deleted {days === 1 ? 'a day' : `${days} days`} after {what} was last played.
    </p>
  );
}
