import './feed.css';
import { useState } from 'react';
import type { Notice, Sheet } from '../protocol';
import { byRound, type Filter, filters, passes } from './rounds';
import { Story } from './Story';

interface FeedProps {
  readonly log: readonly Notice[];
  readonly sheet: Sheet;
  /** Messages have their own place at the table; the facilitator's feed and the debrief show them here. */
  readonly withTalk?: boolean;
  /** The round whose text stands above the feed already. */
  readonly told?: number;
}

export function Feed({ log, sheet, withTalk = false, told }: FeedProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const rounds = byRound(log, (kind) => (withTalk || kind !== 'message') && passes(filter, kind));
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
      {rounds.length === 0 && <p className="quiet empty">Nothing of this kind has happened yet.</p>}
      {rounds.map(({ round, notices }) => (
        <section key={round} className="feed-round" aria-label={`Round ${round + 1}`}>
          <h3 className="eyebrow">
            Round {round + 1}
            {sheet.rounds[round] && <span> · {sheet.rounds[round].title}</span>}
          </h3>
          {notices.map(({ key, notice }) => (
            <Story key={key} notice={notice} sheet={sheet} brief={notice.kind === 'round' && notice.round === told} />
          ))}
        </section>
      ))}
    </div>
  );
}
