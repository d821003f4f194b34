import './contents.css';
import { useState } from 'react';
import { Icon } from '../ui/Icon';
import { addressOf, type Chapter, type Place } from './chapters';

interface ContentsProps {
  readonly chapters: readonly Chapter[];
  readonly place: Place;
}

/** All chapters: beside the text on a wide screen, behind a button on a narrow one. */
export function Contents({ chapters, place }: ContentsProps) {
  const [open, setOpen] = useState(false);
  return (
    <nav className="contents" aria-label="Chapters">
      <button
        type="button"
        className="button contents-menu"
        aria-expanded={open}
        aria-controls="contents-list"
        onClick={() => setOpen(!open)}
      >
        <Icon name="menu" />
        <span className="grow">{`${place.number} of ${chapters.length}: ${place.chapter.title}`}</span>
      </button>
      <ol id="contents-list" className={open ? 'open' : ''}>
        {chapters.map(({ id, title }) => (
          <li key={id}>
            <a
              href={addressOf(id)}
              aria-current={id === place.chapter.id ? 'page' : undefined}
              onClick={() => setOpen(false)}
            >
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The chapters before and after, at the end of one. */
export function Neighbours({ place: { before, after } }: { readonly place: Place }) {
  return (
    <nav className="neighbours" aria-label="Previous and next chapter">
      {before && (
        <a className="button" rel="prev" href={addressOf(before.id)}>
          <Icon name="back" />
          <span>{before.title}</span>
        </a>
      )}
      <span className="grow" />
      {after && (
        <a className="button primary" rel="next" href={addressOf(after.id)}>
          <span>{after.title}</span>
          <Icon name="right" />
        </a>
      )}
    </nav>
  );
}
