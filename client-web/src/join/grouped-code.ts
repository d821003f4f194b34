/** A code as it is shown and read aloud: "K4M7PX2N" → "K4M7 PX2N". One of six characters stays in one piece. */
export function groupedCode(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)} ${code.slice(4)}` : code;
}
