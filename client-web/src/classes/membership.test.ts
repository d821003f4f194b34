import { expect, test, vi } from 'vitest';
import { comeAgain } from './membership';

const reply = { value: { session: 's', seat: 'x', ticket: 't' } };

test('a person who came by the code asks with the same attempt', async () => {
  const api = { join: vi.fn(async () => reply), takeSeatByLink: vi.fn() };
  expect(await comeAgain(api, { code: 'ABCDEFGH', attempt: 'a', name: 'Ana' })).toBe(reply);
  expect(api.join).toHaveBeenCalledWith({ id: 'a', code: 'ABCDEFGH', name: 'Ana' });
  expect(api.takeSeatByLink).not.toHaveBeenCalled();
});

test('a person who came by a link uses it again', async () => {
  const api = { join: vi.fn(), takeSeatByLink: vi.fn(async () => reply) };
  expect(await comeAgain(api, { classId: 'c', link: 'secret' })).toBe(reply);
  expect(api.takeSeatByLink).toHaveBeenCalledWith('c', 'secret');
});
