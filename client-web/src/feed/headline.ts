/** "White House: Order it" reads "Order it" where the actor already stands above it. */
export function headline(text: string, actor: string | undefined): string {
  return actor && text.startsWith(`${actor}: `) ? text.slice(actor.length + 2) : text;
}
