import './analysis.css';
import { useEffect } from 'react';
import type { SessionAnalysis } from '../protocol';
import { Button } from '../ui/Button';
import { RefusalNote } from '../ui/Note';
import type { Analysis } from './useAnalysis';

const count = (games: number) => games.toLocaleString('en');

/** How far the server is; nothing once the chapter has what it shows. */
export function AnalysisProgress({
  analysis: { analysis, refusal, asking, begin, look },
}: {
  readonly analysis: Analysis;
}) {
  // The debrief may have been open for long before somebody turns to the chapter.
  useEffect(look, [look]);
  return (
    <div className="analysis-progress stack no-print">
      <RefusalNote refusal={refusal} />
      {analysis?.state === 'running' && (
        <progress aria-label="Games played" max={Math.max(1, analysis.all)} value={analysis.done} />
      )}
      <p role="status" className="small quiet">
        {!refusal && wordsOf(analysis)}
      </p>
      {(refusal || analysis?.state === 'none') && (
        <div>
          <Button busy={asking} onClick={begin}>
            {refusal ? 'Try again' : 'Work it out'}
          </Button>
        </div>
      )}
    </div>
  );
}

function wordsOf(analysis: SessionAnalysis | null): string {
  switch (analysis?.state) {
    case undefined:
      return 'Asking the server…';
    case 'none':
      return 'Nobody has had this worked out yet. It takes a minute or a few, and goes on when you leave the page.';
    case 'waiting':
      return 'Other games are worked out first. You can read on meanwhile.';
    case 'running':
      return analysis.all === 0
        ? 'Reading the game…'
        : `Autopilots play on: ${count(analysis.done)} of ${count(analysis.all)} games. You can read on meanwhile.`;
    case 'done':
      return '';
  }
}
