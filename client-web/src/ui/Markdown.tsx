import { useMemo } from 'react';
import { renderMarkdown } from './render-markdown';

export function Markdown({ text }: { readonly text: string }) {
  const html = useMemo(() => renderMarkdown(text), [text]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: render-markdown.ts lets no HTML, link or image of the text through
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
