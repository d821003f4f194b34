import { expect, test } from 'vitest';
import { joinAddress } from './join-address';

const network = ['http://192.168.1.20:5080', 'http://10.0.0.7:5080'];

test('a facilitator at localhost shows players an address of the network', () => {
  expect(joinAddress(new URL('http://localhost:5080/s/x'), network)).toBe('http://192.168.1.20:5080');
  expect(joinAddress(new URL('http://127.0.0.1:5080/s/x'), network)).toBe('http://192.168.1.20:5080');
});

test('a server that only this machine reaches stays at localhost', () => {
  expect(joinAddress(new URL('http://localhost:5080/s/x'), [])).toBe('http://localhost:5080');
});

test('an address that works for the facilitator works for the players', () => {
  expect(joinAddress(new URL('https://whitecell.example/s/x'), network)).toBe('https://whitecell.example');
});
