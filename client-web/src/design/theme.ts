import { stores } from '../stores';

export type Theme = 'light' | 'dark';

const key = 'whitecell.theme';
const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)');

export function applyStoredTheme(): void {
  const stored = stores.browser.getItem(key);
  if (stored === 'light' || stored === 'dark') document.documentElement.dataset.theme = stored;
}

/** The one chosen here, or else the system's. */
export function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return systemIsDark().matches ? 'dark' : 'light';
}

export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  stores.browser.setItem(key, theme);
}

/** Calls back with the current theme whenever the system changes its own, until the returned function is called. */
export function followSystem(onChange: (theme: Theme) => void): () => void {
  const system = systemIsDark();
  const changed = () => onChange(currentTheme());
  system.addEventListener('change', changed);
  return () => system.removeEventListener('change', changed);
}
