// Slides for the wall, steered by the facilitator: one thought at a time, large, and nothing that has to be scrolled.
import './wall.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button';

export interface Slide {
  readonly id: string;
  readonly eyebrow: string;
  readonly title: string;
  readonly body: ReactNode;
}

interface WallProps {
  readonly slides: readonly Slide[];
  onClose(): void;
}

/** Arrow keys, space and the buttons turn the slides; Escape ends. */
export function SlideShow({ slides, onClose }: WallProps) {
  const [at, setAt] = useState(0);
  const ref = useRef<HTMLElement>(null);
  const last = slides.length - 1;
  const index = Math.min(at, last);
  const slide = slides[index];
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLButtonElement) {
        if (event.key !== 'Escape' && !event.key.startsWith('Arrow')) return;
      }
      if (event.key === 'ArrowRight' || event.key === 'PageDown' || event.key === ' ') setAt(Math.min(index + 1, last));
      else if (event.key === 'ArrowLeft' || event.key === 'PageUp') setAt(Math.max(index - 1, 0));
      else if (event.key === 'Home') setAt(0);
      else if (event.key === 'End') setAt(last);
      else if (event.key === 'Escape' && !document.fullscreenElement) onClose();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', turn);
    return () => removeEventListener('keydown', turn);
  }, [index, last, onClose]);
  useEffect(() => ref.current?.focus(), []);
  if (!slide) return null;
  return (
    <section ref={ref} className="wall" aria-label="For the wall" tabIndex={-1}>
      <article className="wall-slide" aria-live="polite" key={slide.id}>
        <p className="eyebrow">{slide.eyebrow}</p>
        <h2 className="display">{slide.title}</h2>
        <div className="wall-body">{slide.body}</div>
      </article>
      <nav className="wall-steps no-print" aria-label="Slides">
        <Button icon="back" disabled={index === 0} onClick={() => setAt(index - 1)}>
          Back
        </Button>
        <span className="number quiet">
          {index + 1} of {slides.length}
        </span>
        <Button icon="right" look="primary" disabled={index === last} onClick={() => setAt(index + 1)}>
          Next
        </Button>
        <span className="grow" />
        <Button
          look="plain"
          icon="screen"
          onClick={() => document.documentElement.requestFullscreen?.().catch(() => {})}
        >
          Full screen
        </Button>
        <Button look="plain" icon="cross" onClick={onClose}>
          End the show
        </Button>
      </nav>
    </section>
  );
}
