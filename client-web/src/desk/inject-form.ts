// What an inject says and changes, while it is being written.
import type { InjectContent, InjectSheet } from '../protocol';
import { adjustmentsOf, type Row, rowsOf, type Subject } from './adjustments';

export interface InjectForm {
  readonly title: string;
  readonly text: string;
  readonly to: readonly string[];
  /** Empty for the control team. */
  readonly outlet: string;
  readonly rows: readonly Row[];
  readonly keepsEffects: boolean;
}

export const nothingWritten: InjectForm = { title: '', text: '', to: [], outlet: '', rows: [], keepsEffects: false };

/** What an inject of the scenario says. */
export const contentOf = ({ title, text, to, outlet }: InjectSheet): InjectContent => ({
  title,
  text,
  to,
  outlet,
  adjustments: [],
  keepsEffects: true,
});

export function wordsOf(content: InjectContent, subjects: readonly Subject[]): InjectForm {
  const { title, text, to, outlet, adjustments = [], keepsEffects = false } = content;
  return { title, text, to, outlet: outlet ?? '', rows: rowsOf(adjustments, subjects), keepsEffects };
}

/** What is sent; null while the headline or a number is missing. */
export function written(words: InjectForm, subjects: readonly Subject[]): InjectContent | null {
  const adjustments = adjustmentsOf(words.rows, subjects);
  const title = words.title.trim();
  return title && adjustments
    ? {
        title,
        text: words.text.trim(),
        to: words.to,
        outlet: words.outlet || undefined,
        adjustments,
        keepsEffects: words.keepsEffects,
      }
    : null;
}
