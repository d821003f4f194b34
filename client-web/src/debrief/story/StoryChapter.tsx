import './story.css';
import { useEffect, useRef, useState } from 'react';
import { Feed } from '../../feed/Feed';
import { ImprovisedCard } from '../../improvised/ImprovisedCard';
import type { Debrief } from '../../protocol';
import { useTable } from '../../session/SessionProvider';
import { keyed } from '../../ui/keyed';
import { Moments } from './Moments';

interface StoryChapterProps {
  readonly debrief: Debrief;
  /** Index of the line of the timeline that is asked for. */
  readonly line: number | undefined;
  /** Ranks of turning points by the lines of the timeline that tell of them. */
  readonly turning: ReadonlyMap<number, number>;
}

/** The decisive moments first; all the rest is folded until somebody wants it. */
export function StoryChapter({ debrief, line, turning }: StoryChapterProps) {
  const { sheet } = useTable();
  const [open, setOpen] = useState(line !== undefined);
  const whole = useRef<HTMLElement>(null);
  useEffect(() => {
    if (line !== undefined) setOpen(true);
  }, [line]);
  useEffect(() => {
    // It stands there only once the rest is unfolded.
    if (line === undefined || !open) return;
    const frame = requestAnimationFrame(() => {
      const story = whole.current?.querySelector<HTMLElement>(`#line-${line}`);
      story?.scrollIntoView({ block: 'center' });
      story?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [line, open]);
  return (
    <>
      <section className="stack" aria-label="Decisive moments">
        <Moments moments={debrief.moments} timeline={debrief.timeline} turning={turning} />
      </section>
      {debrief.improvised.length > 0 && (
        <section className="stack" aria-labelledby="improvised">
          <h3 id="improvised">Improvised moves and rulings</h3>
          <div className="bargains">
            {keyed(debrief.improvised).map(({ key, item }) => (
              <ImprovisedCard key={key} move={item} />
            ))}
          </div>
        </section>
      )}
      <section ref={whole} aria-labelledby="timeline">
        <details className="story-rest" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            <h3 id="timeline">Timeline, with every secret unsealed</h3>
            <span className="quiet number">{`${debrief.timeline.length} entries`}</span>
          </summary>
          {open && <Feed log={debrief.timeline} sheet={sheet} withTalk asStory marked={line} turning={turning} />}
        </details>
      </section>
    </>
  );
}
