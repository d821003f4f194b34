import './feed.css';
import { useState } from 'react';
import { TurningPointBadge } from '../analysis/TurningPointBadge';
import type { Notice, Sheet } from '../protocol';
import { NoticeCard } from './NoticeCard';
import { byRound, concerns, type Filter, filters, passes } from './rounds';

interface FeedProps {
  readonly log: readonly Notice[];
  readonly sheet: Sheet;
  /** Messages have their own place at the table; the facilitator's feed and the debrief show them here. */
  readonly withTalk?: boolean;
  /** The round whose text stands above the feed already. */
  readonly introduced?: number;
  /** A whole story to be read from its beginning, with a choice of whose. */
  readonly asStory?: boolean;
  /** In a whole story: ranks of turning points by the indices of the notices that tell of them. */
  readonly turning?: ReadonlyMap<number, number>;
  /** Index of the notice that stands out in a whole story. */
  readonly marked?: number | undefined;
}

export function Feed({ log, sheet, withTalk = false, introduced, asStory = false, turning, marked }: FeedProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const [role, setRole] = useState<string | null>(null);
  const rounds = byRound(
    log,
    (notice) => (withTalk || notice.kind !== 'message') && passes(filter, notice.kind) && concerns(notice, role),
    asStory ? 'oldest first' : 'newest first',
  );
  return (
    <div className="feed stack">
      <fieldset className="segments">
        <legend className="visually-hidden">Show</legend>
        {(Object.keys(filters) as Filter[]).map((name) => (
          <button key={name} type="button" aria-pressed={name === filter} onClick={() => setFilter(name)}>
            {filters[name].label}
          </button>
        ))}
      </fieldset>
      {asStory && (
        <label className="feed-role">
          <span>Whose story</span>
          <select className="input" value={role ?? ''} onChange={(event) => setRole(event.target.value || null)}>
            <option value="">Everybody's</option>
            {sheet.roles.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {rounds.length === 0 && <p className="quiet empty">Nothing of this kind has happened yet.</p>}
      {rounds.map(({ round, notices }) => (
        <section key={round} className="feed-round" aria-label={`Round ${round + 1}`}>
          <h3 className="eyebrow">
            Round {round + 1}
            {sheet.rounds[round] && <span> · {sheet.rounds[round].title}</span>}
          </h3>
          {notices.map(({ key, notice }) => {
            const story = (
              <NoticeCard
                key={key}
                notice={notice}
                sheet={sheet}
                brief={notice.kind === 'round' && notice.round === introduced}
              />
            );
            // Each line of a whole story can be led to.
            return asStory ? (
              <div key={key} id={`line-${key}`} className={key === marked ? 'line marked' : 'line'} tabIndex={-1}>
                <TurningPointBadge rank={turning?.get(key)} />
                {story}
              </div>
            ) : (
              story
            );
          })}
        </section>
      ))}
    </div>
  );
}
