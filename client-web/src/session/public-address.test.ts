import { expect, test } from 'vitest';
import { isOnlyHere, originFor } from './public-address';

const lan = ['http://192.168.1.20:5080/'];

test('an address of this machine alone is replaced by one that others can reach', () => {
  expect(originFor({ origin: 'http://localhost:5080', hostname: 'localhost' }, lan)).toBe('http://192.168.1.20:5080');
  expect(originFor({ origin: 'http://127.0.0.1:5080', hostname: '127.0.0.1' }, lan)).toBe('http://192.168.1.20:5080');
  expect(originFor({ origin: 'http://localhost:5080', hostname: 'localhost' }, [])).toBe('http://localhost:5080');
});

test('any other address is kept', () => {
  expect(originFor({ origin: 'https://play.example.org', hostname: 'play.example.org' }, lan)).toBe(
    'https://play.example.org',
  );
});

test.each([
  ['http://localhost:5080', true],
  ['http://127.0.0.1:5080/join/ABCD', true],
  ['http://[::1]:5080', true],
  ['http://192.0.2.7:5080', false],
  ['https://localhost.example', false],
])('%s is reached from this computer only: %s', (address, only) => expect(isOnlyHere(address)).toBe(only));
