import './talk.css';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { NoticeHeadline } from '../feed/NoticeHeadline';
import type { Notice } from '../protocol';
import { calendarTime } from '../session/clock';
import { facilitator, listed, type Names, namesOf } from '../session/names';
import { useSending, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { Note } from '../ui/Note';
import { without } from '../ui/sent';
import { type Channel, type ChannelId, channelsOf, offer, unread, voicesFor } from './channels';

/** Messages, per channel: the table, every other role, the facilitator, and groups. */
export function Talk() {
  const { log, sheet, you } = useTable();
  const names = namesOf(sheet);
  const me = sheet.role ?? (you.kind === 'facilitator' ? facilitator : undefined);
  const others = [...sheet.roles.map(({ id }) => id), facilitator].filter((id) => id !== me);
  const channels = channelsOf(log, me, others);
  const [current, setCurrent] = useState('');
  // The button pressed last stays one, so that the keyboard's focus is not lost when its messages are read.
  const [pressed, setPressed] = useState('');
  const [read, setRead] = useState<Readonly<Record<ChannelId, number>>>({});
  const [drafts, setDrafts] = useState<Readonly<Record<ChannelId, string>>>({});
  const channel = channels.find(({ id }) => id === current) ?? channels[0];
  const newest = channel?.messages.at(-1)?.key ?? -1;
  useEffect(() => setRead((before) => ({ ...before, [current]: newest })), [current, newest]);
  const title = (one: Channel) => (one.id === '' ? 'Whole table' : listed(one.others.map(names.role)));
  const unreadIn = (one: Channel) => (one.id === current ? 0 : unread(one, me, read[one.id] ?? -1));
  const { buttons, rest } = offer(channels, (one) => unreadIn(one) > 0 || one.id === pressed);
  return (
    <section className="talk stack" aria-label="Messages">
      <h2 className="panel-title">Messages</h2>
      <fieldset className="channels">
        <legend className="visually-hidden">Channel</legend>
        {buttons.map((one) => {
          const count = unreadIn(one);
          return (
            <button
              key={one.id}
              type="button"
              aria-pressed={one.id === channel?.id}
              onClick={() => {
                setCurrent(one.id);
                setPressed(one.id);
              }}
            >
              {title(one)}
              {count > 0 && (
                <span className="badge">
                  {count}
                  <span className="visually-hidden"> new</span>
                </span>
              )}
            </button>
          );
        })}
        {rest.length > 0 && (
          <select
            aria-label="Write to another"
            value={rest.some(({ id }) => id === current) ? current : ''}
            onChange={(event) => setCurrent(event.target.value)}
          >
            <option value="" disabled>
              Write to another …
            </option>
            {rest.map((one) => (
              <option key={one.id} value={one.id}>
                {title(one)}
              </option>
            ))}
          </select>
        )}
      </fieldset>
      {channel && <Messages channel={channel} me={me} />}
      {channel && (
        <Compose
          channel={channel}
          title={title(channel)}
          draft={drafts[channel.id] ?? ''}
          onSpokenAs={(role) => setCurrent([role, ...channel.others].sort().join(','))}
          onDraft={(next) => setDrafts((all) => ({ ...all, [channel.id]: next(all[channel.id] ?? '') }))}
        />
      )}
    </section>
  );
}

/** Who reads a channel; the facilitator reads all of them. */
function readers({ id, others }: Channel, names: Names, me: string | undefined): string {
  if (id === '') return 'Everybody at the table reads this.';
  const roles = others.filter((other) => other !== facilitator).map(names.role);
  return `Only ${listed(['you', ...roles, ...(me === facilitator ? [] : ['the facilitator'])])} read this.`;
}

function Messages({ channel, me }: { readonly channel: Channel; readonly me: string | undefined }) {
  const { sheet } = useTable();
  const end = useRef<HTMLLIElement>(null);
  const newest = channel.messages.at(-1)?.key;
  useEffect(() => {
    if (newest !== undefined) end.current?.parentElement?.scrollTo({ top: end.current.offsetTop });
  }, [newest]);
  if (channel.messages.length === 0) {
    return <p className="quiet empty">{readers(channel, namesOf(sheet), me)}</p>;
  }
  const speaker = (notice: Notice) => notice.actor ?? facilitator;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <ol className="messages" tabIndex={0} aria-label="Messages in this channel">
      {channel.messages.map(({ key, notice }) => (
        <li key={key} className={speaker(notice) === me ? 'own' : ''} ref={key === newest ? end : undefined}>
          <p className="story-meta">
            <strong>
              <NoticeHeadline notice={notice} />
            </strong>
            <time className="number">{calendarTime(sheet.starts, notice.at)}</time>
          </p>
          <p className="bubble">{notice.text ?? notice.headline}</p>
        </li>
      ))}
    </ol>
  );
}

interface ComposeProps {
  readonly channel: Channel;
  readonly title: string;
  readonly draft: string;
  onDraft(next: (now: string) => string): void;
  /** The facilitator has spoken as an institution to somebody: the message stands in the channel of the two. */
  onSpokenAs(role: string): void;
}

function Compose({ channel, title, draft, onDraft, onSpokenAs }: ComposeProps) {
  const { sheet, you, view } = useTable();
  const { send, busy } = useSending();
  const [voice, setVoice] = useState('');
  const voices = you.kind === 'facilitator' ? voicesFor(channel, sheet, view) : [];
  const speaksAs = voices.find(({ id }) => id === voice)?.id;
  if (view.seats[you.seat]?.muted) {
    return (
      <Note look="warn" icon="lock">
        The facilitator has muted you: you can play and read, but not write messages or argue.
      </Note>
    );
  }
  async function say(event: FormEvent) {
    event.preventDefault();
    const words = draft.trim();
    if (!words || busy) return;
    const to = channel.others.filter((other) => !speaksAs || other !== facilitator);
    const spoken = speaksAs
      ? await send({ type: 'speak-as', role: speaksAs, to, text: words })
      : await send({ type: 'say', to, text: words });
    if (!spoken) return;
    onDraft(without(words));
    if (speaksAs && to.length > 0) onSpokenAs(speaksAs);
  }
  return (
    <form className="compose" onSubmit={say}>
      {voices.length > 0 && (
        <select
          className="input compose-voice"
          aria-label="Speak as"
          value={speaksAs ?? ''}
          onChange={(event) => setVoice(event.target.value)}
        >
          <option value="">As the facilitator</option>
          {voices.map(({ id, title: voiceTitle }) => (
            <option key={id} value={id}>
              As {voiceTitle}
            </option>
          ))}
        </select>
      )}
      <textarea
        className="input"
        rows={2}
        aria-label={`Message to: ${title}`}
        placeholder={`Write to: ${title}`}
        maxLength={1000}
        value={draft}
        onChange={(event) => onDraft(() => event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey) say(event);
        }}
      />
      <Button type="submit" look="primary" icon="send" label="Send" busy={busy} disabled={!draft.trim()} />
    </form>
  );
}
