import { memo } from 'react';
import { decisionOf, type Frame } from './frames';

interface MarksProps {
  readonly frames: readonly Frame[];
  readonly eyes: string;
}

/** Where on the line rounds begin and roles decide; the log says it in words. */
export const Marks = memo(function Marks({ frames, eyes }: MarksProps) {
  const place = (index: number) => (index / Math.max(1, frames.length - 1)) * 1000;
  return (
    <svg className="replay-marks" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
      {frames.map((frame, index) => {
        const decision = decisionOf(frame);
        const opensRound = index > 0 && frame.round !== frames[index - 1]?.round;
        if (!decision && !opensRound) return null;
        return (
          <path
            key={frame.entry}
            className={opensRound ? 'round' : decision?.actor === eyes ? 'own' : 'other'}
            d={`M${place(index)} ${opensRound ? 0 : 6}V20`}
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
    </svg>
  );
});
