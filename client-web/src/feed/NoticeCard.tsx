import { stampOf } from '../assistants/label';
import { NewsStory } from '../news/NewsStory';
import type { Notice, NoticeKind, NoticePerson, Sheet } from '../protocol';
import { calendarTime } from '../session/clock';
import { listed, monogram, namesOf } from '../session/names';
import { called } from '../session/person-names';
import { useSession } from '../session/SessionProvider';
import { Icon, type IconName } from '../ui/Icon';
import { keyed } from '../ui/keyed';
import { Markdown } from '../ui/Markdown';
import { PersonName } from '../ui/PersonName';
import { ChangeChip } from './ChangeChip';
import { headline } from './headline';
import { NoticeHeadline } from './NoticeHeadline';
import { Roll } from './Roll';

const icons: Readonly<Record<NoticeKind, IconName>> = {
  session: 'flag',
  seat: 'people',
  round: 'clock',
  move: 'move',
  directive: 'alert',
  agreement: 'agreement',
  inject: 'pulse',
  plan: 'brief',
  announcement: 'announce',
  note: 'note',
  help: 'help',
  adjustment: 'sliders',
  improvised: 'idea',
  message: 'message',
  knowledge: 'info',
  permit: 'permit',
  drift: 'pulse',
  undisclosed: 'hidden',
  ending: 'flag',
};

interface StoryProps {
  readonly notice: Notice;
  readonly sheet: Sheet;
  /** Level of its headline where it stands. */
  readonly heading?: 'h2' | 'h4';
  /** Without the text, where that stands elsewhere on the screen. */
  readonly brief?: boolean;
}

/** One thing that happened: when, who, the headline, what it changed, and the dice behind it. */
export function NoticeCard({ notice, sheet, heading: Heading = 'h4', brief }: StoryProps) {
  const stamp = stampOf(notice);
  const names = namesOf(sheet);
  const { actor } = notice;
  const outlet = notice.outlet && sheet.outlets.find(({ id }) => id === notice.outlet);
  const consequences = <Consequences notice={notice} sheet={sheet} />;
  if (outlet) {
    return (
      <NewsStory notice={notice} outlet={outlet} time={calendarTime(sheet.starts, notice.at)} heading={Heading}>
        {consequences}
      </NewsStory>
    );
  }
  const minor = ['session', 'seat', 'round', 'drift', 'undisclosed', 'message', 'note', 'plan'].includes(notice.kind);
  return (
    <article className={`story ${minor ? 'minor' : ''} kind-${notice.kind}`}>
      <span className="story-mark">
        {actor ? (
          <span className={`monogram ${actor === sheet.role ? 'mine' : ''}`} aria-hidden="true">
            {monogram(names.role(actor))}
          </span>
        ) : (
          <span className="monogram">
            <Icon name={icons[notice.kind]} size={16} />
          </span>
        )}
      </span>
      <div className="stack tight grow">
        <p className="story-meta">
          <time className="number">{calendarTime(sheet.starts, notice.at)}</time>
          {actor && <span>{names.role(actor)}</span>}
          {notice.channel && <span>in “{notice.channel.name}”</span>}
          {notice.with.length > 0 && (
            <span>with {listed(notice.with.filter((role) => role !== actor).map(names.role)) || 'nobody else'}</span>
          )}
          {notice.person && notice.kind !== 'message' && (
            <span>
              by <TeamPerson person={notice.person} />
            </span>
          )}
          {stamp && (
            <span className="story-pilot">
              <Icon name={notice.pilot === 'nobody' ? 'clock' : 'autopilot'} size={14} /> {stamp}
            </span>
          )}
        </p>
        <Heading className="story-headline">
          <NoticeHeadline notice={notice} text={headline(notice.headline, actor && names.role(actor))} />
        </Heading>
        {notice.text && !brief && <StoryText notice={notice} text={notice.text} />}
        {consequences}
      </div>
    </article>
  );
}

/** Told apart from others of the same name for as long as the person stays. */
function TeamPerson({ person }: { readonly person: NoticePerson }) {
  const seats = useSession().state.table?.view.seats;
  return seats?.[person.seat] ? <PersonName {...called(seats, person.seat)} /> : <PersonName name={person.name} />;
}

function Consequences({ notice, sheet }: { readonly notice: Notice; readonly sheet: Sheet }) {
  return (
    <>
      {notice.changes.length > 0 && (
        <p className="chips">
          {notice.changes.map((change) => (
            <ChangeChip key={`${change.kind} ${change.id} ${change.of ?? ''}`} change={change} sheet={sheet} />
          ))}
        </p>
      )}
      {keyed(notice.rolls).map(({ key, item }) => (
        <Roll key={key} roll={item} />
      ))}
    </>
  );
}

/** Texts of the scenario are Markdown; words of a player are taken as they were typed. */
const ofScenario: ReadonlySet<NoticeKind> = new Set(['round', 'inject', 'knowledge', 'session', 'ending', 'drift']);

export function StoryText({ notice, text }: { readonly notice: Notice; readonly text: string }) {
  return ofScenario.has(notice.kind) ? <Markdown text={text} /> : <p className="story-text">{text}</p>;
}
