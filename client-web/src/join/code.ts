/** What people type as a code: letters and digits in capitals, whatever else they put between them. */
export function cleanCode(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
