import { memo, useEffect, useMemo, useRef } from 'react';
import { NoticeHeadline } from '../feed/NoticeHeadline';
import type { Sheet } from '../protocol';
import { calendarTime } from '../session/clock';
import { keyed } from '../ui/keyed';
import { decisionOf, type Frame } from './frames';

interface ReplayLogProps {
  readonly frames: readonly Frame[];
  readonly sheet: Sheet;
  readonly at: number;
  onSeek(index: number): void;
}

/** Everything that these eyes were told, with the present step marked; each step leads to its moment. */
export function ReplayLog({ frames, sheet, at, onSeek }: ReplayLogProps) {
  const list = useRef<HTMLOListElement>(null);
  const steps = useMemo(
    () => frames.flatMap((frame, index) => (frame.notices.length > 0 ? [{ frame, index }] : [])),
    [frames],
  );
  const current = steps.findLast(({ index }) => index <= at)?.index;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is another place in the list
  useEffect(() => {
    const mark = list.current?.querySelector<HTMLElement>('[aria-current]');
    const box = list.current;
    if (!mark || !box) return;
    const top = mark.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (top < 0 || top + mark.offsetHeight > box.clientHeight)
      box.scrollTo({ top: box.scrollTop + top - box.clientHeight / 3 });
  }, [current]);
  return (
    <aside className="replay-log" aria-label="Log">
      <h2 className="panel-title">Log</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <ol ref={list} tabIndex={0} aria-label="Steps">
        {steps.map(({ frame, index }, place) => (
          <LogStep
            key={frame.entry}
            frame={frame}
            index={index}
            sheet={sheet}
            opensRound={frame.round !== steps[place - 1]?.frame.round}
            when={index === current ? 'now' : index > at ? 'later' : 'before'}
            onSeek={onSeek}
          />
        ))}
      </ol>
    </aside>
  );
}

interface LogStepProps {
  readonly frame: Frame;
  readonly index: number;
  readonly sheet: Sheet;
  readonly opensRound: boolean;
  readonly when: 'before' | 'now' | 'later';
  onSeek(index: number): void;
}

const LogStep = memo(function LogStep({ frame, index, sheet, opensRound, when, onSeek }: LogStepProps) {
  return (
    <li className={`replay-step ${when}`}>
      {opensRound && <span className="eyebrow">{`Round ${frame.round + 1}`}</span>}
      <button
        type="button"
        className={decisionOf(frame) ? 'decision' : undefined}
        aria-current={when === 'now' ? 'step' : undefined}
        onClick={() => onSeek(index)}
      >
        <time className="number quiet">{calendarTime(sheet.starts, frame.at)}</time>
        <span className="replay-step-lines">
          {keyed(frame.notices).map(({ key, item }) => (
            <span key={key}>
              <NoticeHeadline notice={item} />
              {item.kind === 'message' && item.text && <span className="quiet">{`: ${item.text}`}</span>}
            </span>
          ))}
        </span>
      </button>
    </li>
  );
});
