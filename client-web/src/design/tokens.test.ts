import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('a browser without light-dark() has every colour of the light theme', () => {
  const styles = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
  const [plain = '', withLightDark = ''] = styles.split('@supports');
  const values = (text: string) =>
    [...text.matchAll(/(--[\w-]+):([^;]+);/g)].map(
      ([, name, value = '']) => [name, value.replace(/\s+/g, ' ')] as const,
    );
  const colour = String.raw`(?:#\w+|rgb\([^)]*\))`;
  const light = values(withLightDark.split('@media')[0] ?? '').map(
    ([name, value]) => [name, value.replace(new RegExp(`light-dark\\((${colour}), ${colour}\\)`, 'g'), '$1')] as const,
  );
  expect(light.length).toBeGreaterThan(20);
  expect(Object.fromEntries(values(plain))).toMatchObject(Object.fromEntries(light));
});
