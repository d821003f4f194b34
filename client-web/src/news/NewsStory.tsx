import './news.css';
import type { ReactNode } from 'react';
import type { Notice, OutletKind, OutletSheet } from '../protocol';
import { monogram } from '../session/names';
import { Icon } from '../ui/Icon';
import { Markdown } from '../ui/Markdown';

const kinds: Readonly<Record<OutletKind, string>> = {
  wire: 'News agency',
  broadcast: 'Broadcast',
  paper: 'Newspaper',
  blog: 'Blog',
  social: 'Social network',
};

interface NewsStoryProps {
  readonly notice: Notice;
  readonly outlet: OutletSheet;
  readonly time: string;
  readonly heading: 'h2' | 'h4';
  readonly children: ReactNode;
}

/** A report in the world of the scenario: under a masthead, or as the post of a person. */
export function NewsStory({ notice, outlet, time, heading: Heading, children }: NewsStoryProps) {
  return (
    <article className={`news news-${outlet.kind} ${outlet.person ? 'person' : ''}`}>
      <header className="news-head">
        <span className="news-sign" aria-hidden="true">
          {outlet.person ? monogram(outlet.title.replace('@', '')) : <Icon name="news" size={16} />}
        </span>
        <span className="grow">
          <strong className="news-outlet">{outlet.title}</strong>
          <span className="news-kind">
            {kinds[outlet.kind]} · <time className="number">{time}</time>
          </span>
        </span>
      </header>
      <Heading className="news-headline">{notice.headline}</Heading>
      {notice.text && <Markdown text={notice.text} />}
      {children}
    </article>
  );
}
