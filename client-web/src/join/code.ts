/**
 * What people type as a code, as the server reads it: in capitals and in the usual width, without what stands between
 * the letters and digits. Anything else is left for the server to judge.
 */
export function cleanCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Z}\p{C}\p{Pd}\p{Mn}_.\u2212]/gu, '');
}

/** Whether it has a letter or digit that is in no code, because it looks like another one. */
export const hasConfusable = (code: string): boolean => /[0O1ILU]/.test(code);

/** A code as it is shown and read aloud: "K4M7PX2N" → "K4M7 PX2N". One of six characters stays in one piece. */
export function groupedCode(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)} ${code.slice(4)}` : code;
}
