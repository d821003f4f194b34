/** Empties a field whose words were sent, unless its person has gone on writing meanwhile. */
export const clearIfSent = (sent: string) => (now: string) => (now.trim() === sent ? '' : now);
