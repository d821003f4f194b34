import MarkdownIt from 'markdown-it';

// Scenario texts may come from strangers: no HTML, and nothing that leads elsewhere or loads anything.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true }).disable([
  'link',
  'image',
  'autolink',
  'reference',
]);

export const renderMarkdown = (text: string): string => markdown.render(text);
