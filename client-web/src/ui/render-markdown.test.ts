import { expect, test } from 'vitest';
import { renderMarkdown } from './render-markdown';

test('formats text', () => {
  expect(renderMarkdown('**Ninety** minutes')).toBe('<p><strong>Ninety</strong> minutes</p>\n');
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '![a](https://example.org/a.png)',
  '<https://example.org>',
  '[a]: https://example.org\n\n[a]',
])('lets no HTML, link or image through: %s', (text) => {
  expect(renderMarkdown(text)).not.toMatch(/<(script|img|a)\b/);
});
