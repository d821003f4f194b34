import './talk.css';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { NoticeHeadline } from '../feed/NoticeHeadline';
import { calendarTime } from '../session/clock';
import { facilitator, listed, type Names, namesOf } from '../session/names';
import { useSending, useSession, useTable } from '../session/SessionProvider';
import { DraftBar } from '../team/DraftBar';
import { teamOf } from '../team/team';
import { useDraft } from '../team/useDraft';
import { Button } from '../ui/Button';
import { clearIfSent } from '../ui/clear-if-sent';
import { Icon } from '../ui/Icon';
import { Note } from '../ui/Note';
import { type Channel, type ChannelId, channelOfGroup, channelsOf, isOwn, offer, unread, voicesFor } from './channels';
import { NamedChannel, OpenChannel } from './NamedChannel';

/** Messages, per channel: the table, every other role, the facilitator, and groups, with a name or without. */
export function Talk() {
  const { acts } = useSession();
  const table = useTable();
  const { log, sheet, view, you } = table;
  const names = namesOf(sheet);
  const me = sheet.role ?? (you.kind === 'facilitator' ? facilitator : undefined);
  const team = teamOf(table);
  const others = [...sheet.roles.map(({ id }) => id), facilitator].filter((id) => id !== me);
  if (team) others.unshift(team.role);
  const channels = channelsOf(log, me, others, view.channels);
  const [current, setCurrent] = useState('');
  // The button pressed last stays one, so that the keyboard's focus is not lost when its messages are read.
  const [pressed, setPressed] = useState('');
  const [read, setRead] = useState<Readonly<Record<ChannelId, number>>>({});
  const [voice, setVoice] = useState('');
  const [drafts, setDrafts] = useState<Readonly<Record<ChannelId, string>>>({});
  const channel = channels.find(({ id }) => id === current) ?? channels[0];
  const newest = channel?.messages.at(-1)?.key ?? -1;
  useEffect(() => setRead((before) => ({ ...before, [current]: newest })), [current, newest]);
  const title = (one: Channel) =>
    one.group?.name ??
    (one.id === '' ? 'Whole table' : one.id === team?.role ? 'Your team' : listed(one.others.map(names.role)));
  const unreadIn = (one: Channel) => (one.id === current ? 0 : unread(one, me, you.seat, read[one.id] ?? -1));
  const { buttons, rest } = offer(channels, (one) => unreadIn(one) > 0 || one.id === pressed || one.id === team?.role);
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
              {one.group && <Icon name="people" size={14} />}
              <span className="channel-name">{title(one)}</span>
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
        {acts && sheet.role && sheet.roles.length > 2 && (
          <OpenChannel
            onOpened={(id) => {
              setCurrent(channelOfGroup(id));
              setPressed(channelOfGroup(id));
            }}
          />
        )}
      </fieldset>
      {channel?.group && <NamedChannel group={channel.group} />}
      {channel && <Messages channel={channel} me={me} />}
      {acts && channel && channel.group?.open !== null && (
        <Compose
          key={channel.id}
          channel={channel}
          voice={voice}
          onVoice={setVoice}
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
  if (id === me) return 'Only your team and the facilitator read this.';
  const roles = others.filter((other) => other !== facilitator).map(names.role);
  return `Only ${listed(['you', ...roles, ...(me === facilitator ? [] : ['the facilitator'])])} read this.`;
}

function Messages({ channel, me }: { readonly channel: Channel; readonly me: string | undefined }) {
  const { sheet, you } = useTable();
  const end = useRef<HTMLLIElement>(null);
  const newest = channel.messages.at(-1)?.key;
  useEffect(() => {
    if (newest !== undefined) end.current?.parentElement?.scrollTo({ top: end.current.offsetTop });
  }, [newest]);
  if (channel.messages.length === 0) {
    return <p className="quiet empty">{readers(channel, namesOf(sheet), me)}</p>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <ol className="messages" tabIndex={0} aria-label="Messages in this channel">
      {channel.messages.map(({ key, notice }) => (
        <li
          key={key}
          className={notice.text ? (isOwn(notice, me, you.seat) ? 'own' : '') : 'event'}
          ref={key === newest ? end : undefined}
        >
          {notice.text ? (
            <>
              <p className="story-meta">
                <strong>
                  <NoticeHeadline notice={notice} />
                </strong>
                <time className="number">{calendarTime(sheet.starts, notice.at)}</time>
              </p>
              <p className="bubble">{notice.text}</p>
            </>
          ) : (
            <p className="small quiet">
              <time className="number">{calendarTime(sheet.starts, notice.at)}</time> · {notice.headline}
            </p>
          )}
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
  /** The institution as which the facilitator speaks. */
  readonly voice: string;
  onVoice(role: string): void;
}

function Compose({ channel, title, draft, voice, onDraft, onSpokenAs, onVoice }: ComposeProps) {
  const table = useTable();
  const { sheet, you, view } = table;
  const { send, busy } = useSending();
  const team = teamOf(table);
  const shared = useDraft('message', channel.id, {});
  const [sharing, setSharing] = useState(false);
  const voices = you.kind === 'facilitator' ? voicesFor(channel, sheet, view) : [];
  const speaksAs = voices.find(({ id }) => id === voice)?.id;
  if (view.seats[you.seat]?.muted) {
    return (
      <Note look="warn" icon="lock">
        The facilitator has muted you: you can play and read, but not write messages or argue.
      </Note>
    );
  }
  // A message that the team writes together; one to the team itself is not prepared.
  const offersSharing = team !== null && team.people.length > 1 && channel.id !== team.role;
  const isShared = offersSharing && (sharing || shared.draft !== undefined);
  const text = isShared ? (shared.values.text ?? '') : draft;
  const write = (next: string) => (isShared ? shared.set({ text: next }) : onDraft(() => next));
  async function say(event: FormEvent) {
    event.preventDefault();
    const words = text.trim();
    if (!words || busy) return;
    const id = isShared ? await shared.settle() : undefined;
    const to = channel.others.filter((other) => !speaksAs || other !== facilitator);
    const { group } = channel;
    const spoken = group
      ? await send({ type: 'say-in-channel', channel: group.id, text: words, as: speaksAs ?? null }, 'toast', id)
      : speaksAs
        ? await send({ type: 'speak-as', role: speaksAs, to, text: words })
        : await send({ type: 'say', to, text: words }, 'toast', id);
    if (!spoken) return;
    if (isShared) setSharing(false);
    else onDraft(clearIfSent(words));
    if (speaksAs && !group && to.length > 0) onSpokenAs(speaksAs);
  }
  return (
    <>
      {isShared && <DraftBar fields={shared} label={() => 'the words'} />}
      <form className="compose" onSubmit={say}>
        {voices.length > 0 && (
          <select
            className="input compose-voice"
            aria-label="Speak as"
            value={speaksAs ?? ''}
            onChange={(event) => onVoice(event.target.value)}
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
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) say(event);
          }}
        />
        <Button type="submit" look="primary" icon="send" label="Send" busy={busy} disabled={!text.trim()} />
      </form>
      {offersSharing && !isShared && (
        <div>
          <Button
            size="compact"
            icon="people"
            onClick={() => {
              setSharing(true);
              shared.set({ text: draft });
              onDraft(() => '');
            }}
          >
            Write it with your team
          </Button>
        </div>
      )}
    </>
  );
}
