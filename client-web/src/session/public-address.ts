// The address that others reach this server by. A facilitator's browser on the same machine knows it as "localhost",
// which is no use on anybody's phone.
import { use, useEffect, useState } from 'react';
import { pathBase } from '../path-base';
import { ServerContext } from '../server';

const isLoopback = (hostname: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Whether only this computer reaches an address. */
export const isOnlyHere = (address: string): boolean => isLoopback(new URL(address).hostname);

/** `addresses` are those that the server says others can reach. */
export function originFor(location: Pick<Location, 'origin' | 'hostname'>, addresses: readonly string[]): string {
  return (isLoopback(location.hostname) && addresses[0]?.replace(/\/+$/, '')) || location.origin;
}

/** With the prefix of this server's paths. */
export function usePublicAddress(): string {
  const { api } = use(ServerContext);
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    api.host().then((answer) => {
      if (current && !answer.refusal) setAddresses(answer.value.addresses);
    });
    return () => {
      current = false;
    };
  }, [api]);
  return originFor(location, addresses) + pathBase;
}
