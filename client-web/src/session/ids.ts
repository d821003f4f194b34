/** 128 random bits in hexadecimal. `crypto.randomUUID` would not do: browsers hide it on plain http addresses. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
