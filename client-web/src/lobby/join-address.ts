/** Where players reach the server: the address in the bar, unless only this machine understands that one. */
export function joinAddress(here: URL, reachable: readonly string[]): string {
  const onlyHere = here.hostname === 'localhost' || here.hostname === '[::1]' || here.hostname.startsWith('127.');
  return (onlyHere && reachable[0]) || here.origin;
}
