import { expect, it } from 'vitest';
import { autopilotLabel, stampOf } from './label';
import { whatIsSent } from './privacy';

const assistant = { model: 'small-1', host: 'models.example', prompt: '0'.repeat(64) };

it('names the model that decides for a role', () => {
  expect(autopilotLabel({ assistant })).toBe('AI assistant: small-1');
  expect(autopilotLabel({})).toBe('Autopilot');
  expect(autopilotLabel(undefined)).toBe('Autopilot');
});

it('stamps every decision that no person made', () => {
  expect(stampOf({ kind: 'move', pilot: 'assistant' })).toBe('AI assistant');
  expect(stampOf({ kind: 'move', pilot: 'autopilot' })).toBe('Autopilot');
  expect(stampOf({ kind: 'directive', pilot: 'nobody' })).toBe('Nobody answered');
  expect(stampOf({ kind: 'move', pilot: 'people' })).toBeUndefined();
  expect(stampOf({ kind: 'seat', pilot: 'autopilot' })).toBeUndefined();
  expect(stampOf({ kind: 'inject' })).toBeUndefined();
});

it('says which host receives what', () => {
  const text = whatIsSent(assistant);
  expect(text).toContain('models.example');
  expect(text).toContain('small-1');
  expect(text).toContain('names');
});
