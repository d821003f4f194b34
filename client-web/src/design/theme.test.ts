import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyStoredTheme, currentTheme, followSystem, setTheme, type Theme } from './theme';

let system: EventTarget & { matches: boolean };

beforeEach(() => {
  const stored = new Map<string, string>();
  system = Object.assign(new EventTarget(), { matches: false });
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
  vi.stubGlobal('matchMedia', () => system);
});
afterEach(() => vi.unstubAllGlobals());

function systemTurns(theme: Theme) {
  system.matches = theme === 'dark';
  system.dispatchEvent(new Event('change'));
}

test('the theme follows the system until followed no more', () => {
  const themes: Theme[] = [];
  const stop = followSystem((theme) => themes.push(theme));
  systemTurns('dark');
  systemTurns('light');
  stop();
  systemTurns('dark');
  expect(themes).toEqual(['dark', 'light']);
});

test('a theme chosen here stays, whatever the system turns to', () => {
  const themes: Theme[] = [];
  followSystem((theme) => themes.push(theme));
  setTheme('light');
  systemTurns('dark');
  expect(themes).toEqual(['light']);
});

test('a stored theme is applied on the next visit', () => {
  setTheme('dark');
  document.documentElement.dataset.theme = undefined;
  expect(currentTheme()).toBe('light');
  applyStoredTheme();
  expect(currentTheme()).toBe('dark');
});
