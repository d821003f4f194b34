import { TurningPointBadge } from '../../analysis/TurningPointBadge';
import { headline } from '../../feed/headline';
import { StoryText } from '../../feed/NoticeCard';
import type { DecisiveMoment, Notice } from '../../protocol';
import { NewRunButton } from '../../runs/NewRunButton';
import { calendarTime } from '../../session/clock';
import { namesOf } from '../../session/names';
import { useTable } from '../../session/SessionProvider';
import { keyed } from '../../ui/keyed';
import { addressOf } from '../chapters';

interface MomentsProps {
  readonly moments: readonly DecisiveMoment[];
  readonly timeline: readonly Notice[];
  /** Ranks of turning points by the lines of the timeline that tell of them. */
  readonly turning?: ReadonlyMap<number, number>;
}

/** Each in a few sentences: when, who, what, what it moved and what became of it. */
export function Moments({ moments, timeline, turning }: MomentsProps) {
  const { sheet, you } = useTable();
  const names = namesOf(sheet);
  return (
    <ol className="moments numbered">
      {moments.map(({ first, lines, why, entry }) => {
        const told = timeline[first];
        if (!told) return null;
        const { actor } = told;
        return (
          <li key={first} className="moment">
            <p className="small quiet">
              <span className="number">{calendarTime(sheet.starts, told.at)}</span>
              {` · round ${told.round + 1}`}
              {actor && ` · ${names.role(actor)}`}
            </p>
            <TurningPointBadge rank={turning?.get(first)} />
            <h3>
              <a href={addressOf('story', first)}>{headline(told.headline, actor && names.role(actor))}</a>
            </h3>
            {told.text && <StoryText notice={told} text={told.text} />}
            {keyed(timeline.slice(first + 1, first + lines)).map(({ key, item }) => (
              <p key={key}>{item.headline}</p>
            ))}
            {why && <p className="moment-why">{why}</p>}
            {you.kind === 'facilitator' && entry !== undefined && entry > 1 && (
              <div className="no-print">
                <NewRunButton
                  entry={entry - 1}
                  when={`Before this, ${calendarTime(sheet.starts, told.at)}, round ${told.round + 1}`}
                  round={told.round}
                />
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
