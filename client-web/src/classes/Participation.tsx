import './participation.css';
import { Fragment, use, useCallback, useEffect, useState } from 'react';
import type { MemberAnswers, MemberParticipation, ParticipationReport, Refusal } from '../protocol';
import { ServerContext } from '../server';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Note, RefusalNote } from '../ui/Note';
import { PersonName } from '../ui/PersonName';
import { SelectField } from '../ui/SelectField';
import { TextField } from '../ui/TextField';
import { ClassDownload } from './ClassDownload';
import { useBoard, useClass } from './ClassProvider';
import {
  type Column,
  countsOf,
  durationOf,
  endingsIn,
  type ParticipationFilter,
  type ParticipationOrder,
  type ShownState,
  shownMembers,
  stateWords,
} from './participation-rows';
import { rangesOf } from './table-numbers';

/** Milliseconds between two questions to the server while the page is seen. */
const askEvery = 15_000;

const columns: readonly (readonly [Column, string])[] = [
  ['name', 'Name'],
  ['group', 'Group'],
  ['table', 'Table'],
  ['state', 'State'],
  ['started', 'Started'],
  ['finished', 'Finished'],
  ['time', 'Time played'],
  ['decisions', 'Decisions'],
  ['ending', 'Ending'],
  ['answers', 'Answers'],
];

const states: readonly (readonly [ShownState, string])[] = [
  ['all', 'Everybody'],
  ['not-started', 'Not started'],
  ['playing', 'Playing'],
  ['finished', 'Finished'],
  ['left', 'Left before the end'],
  ['answered', 'With answers'],
  ['unanswered', 'Finished without an answer'],
];

const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** Who of the class has played, when, for how long, how it ended for them and what they answered afterwards. */
export function Participation() {
  const { api } = use(ServerContext);
  const { id, ticket } = useClass();
  const [participation, setParticipation] = useState<ParticipationReport | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const read = useCallback(async () => {
    setBusy(true);
    const answer = await api.participation(id, ticket);
    setBusy(false);
    setRefusal(answer.refusal ?? null);
    if (!answer.refusal) setParticipation(answer.value);
  }, [api, id, ticket]);
  useEffect(() => {
    read();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') read();
    }, askEvery);
    return () => clearInterval(timer);
  }, [read]);
  return (
    <section className="stack" aria-label="Participation">
      <div className="row wrap no-print class-actions">
        <Button busy={busy} icon="skip" onClick={read}>
          Bring up to date
        </Button>
        <ClassDownload
          label="Participation (CSV)"
          ending="-participation.csv"
          read={(api, id, ticket) => api.participationTable(id, 'participation', ticket)}
        />
        <ClassDownload
          label="Its codebook"
          ending="-participation-codebook.csv"
          read={(api, id, ticket) => api.participationTable(id, 'participation-codebook', ticket)}
        />
      </div>
      <RefusalNote refusal={refusal} />
      {!participation && !refusal && <p role="status">Reading all tables…</p>}
      {participation && <Listing participation={participation} />}
    </section>
  );
}

function Listing({ participation }: { readonly participation: ParticipationReport }) {
  const [filter, setFilter] = useState<ParticipationFilter>({ wanted: '', state: 'all', ending: '' });
  const [order, setOrder] = useState<ParticipationOrder>({ by: 'name', descending: false });
  const members = shownMembers(participation, filter, order);
  const { unread } = participation;
  const all = participation.members.length;
  return (
    <>
      <div className="class-filters no-print">
        <TextField
          label="Find a person or a group"
          maxLength={40}
          value={filter.wanted}
          onChange={(wanted) => setFilter({ ...filter, wanted })}
        />
        <SelectField<ShownState>
          label="Show"
          value={filter.state}
          options={states}
          onChange={(state) => setFilter({ ...filter, state })}
        />
        <SelectField
          label="Ending"
          value={filter.ending}
          options={[['', 'Any'], ...endingsIn(participation).map((title) => [title, title] as const)]}
          onChange={(ending) => setFilter({ ...filter, ending })}
        />
        <SelectField<Column>
          label="Order"
          value={order.by}
          options={columns}
          onChange={(by) => setOrder({ by, descending: false })}
        />
      </div>
      <p className="small quiet number" role="status">
        {all === 0 ? 'Nobody has joined yet.' : `${countsOf(participation)}.`}
        {members.length < all && ` ${members.length} of ${all} shown.`}
      </p>
      {unread.length > 0 && (
        <Note look="warn" icon="alert">
          {unread.length === 1 ? 'Table' : 'Tables'} {rangesOf(unread)} cannot be read at the moment; times and counts
          of the people there are missing.
        </Note>
      )}
      {members.length > 0 && (
        <table className="participation">
          <thead>
            <tr>
              {columns.map(([column, words]) => (
                <Heading key={column} column={column} words={words} order={order} onOrder={setOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <Member key={member.member} member={member} questions={participation.questions} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

interface HeadingProps {
  readonly column: Column;
  readonly words: string;
  readonly order: ParticipationOrder;
  onOrder(order: ParticipationOrder): void;
}

function Heading({ column, words, order, onOrder }: HeadingProps) {
  const isBy = order.by === column;
  return (
    <th scope="col" aria-sort={isBy ? (order.descending ? 'descending' : 'ascending') : undefined}>
      <button
        type="button"
        className="participation-sort"
        onClick={() => onOrder({ by: column, descending: isBy && !order.descending })}
      >
        {words}
        {isBy && <Icon name={order.descending ? 'down' : 'up'} size={12} />}
      </button>
    </th>
  );
}

interface MemberProps {
  readonly member: MemberParticipation;
  readonly questions: readonly string[];
}

function Member({ member, questions }: MemberProps) {
  const { info } = useBoard();
  const [open, setOpen] = useState(false);
  const { state, table } = member;
  const role = info.roles.find(({ id }) => id === member.role)?.title;
  const isNew = state === 'not-started';
  return (
    <Fragment>
      <tr className={open ? 'open' : undefined}>
        <th scope="row">
          <PersonName name={member.name} />
        </th>
        <Cell label="Group">{member.group}</Cell>
        <Cell label="Table">{table && [table, role].filter(Boolean).join(' · ')}</Cell>
        <Cell label="State">
          <span className={`chip ${state === 'finished' ? 'good' : state === 'playing' ? 'accent' : ''}`}>
            {isNew && !member.checkedIn ? 'Not there yet' : stateWords[state]}
          </span>
        </Cell>
        <Cell label="Started">{member.startedAt && moment.format(member.startedAt)}</Cell>
        <Cell label="Finished">{member.finishedAt && moment.format(member.finishedAt)}</Cell>
        <Cell label="Time played">{!isNew && durationOf(member.seconds)}</Cell>
        <Cell label="Decisions">{!isNew && member.decisions}</Cell>
        <Cell label="Ending">{member.ending}</Cell>
        <Cell label="Answers">
          {member.answers > 0 ? (
            <Button size="compact" look="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
              {member.answers} of {questions.length}
              <span className="visually-hidden"> answers of {member.name}</span>
              <Icon name="chevron" size={14} />
            </Button>
          ) : (
            state === 'finished' && questions.length > 0 && 'None'
          )}
        </Cell>
      </tr>
      {open && (
        <tr className="participation-answers">
          <td colSpan={columns.length}>
            {/* Asked again when there are more. */}
            <Answers key={member.answers} member={member.member} questions={questions} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

/** A cell with its heading, which stands beside it where there is no room for a table. */
function Cell({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  const isEmpty = children === undefined || children === false;
  return (
    <td data-label={label} className={isEmpty ? 'empty' : undefined}>
      {isEmpty ? <span aria-hidden="true">–</span> : children}
    </td>
  );
}

interface AnswersProps {
  /** Id. */
  readonly member: string;
  readonly questions: readonly string[];
}

function Answers({ member, questions }: AnswersProps) {
  const { api } = use(ServerContext);
  const { id, ticket } = useClass();
  const [read, setRead] = useState<MemberAnswers | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    let isShown = true;
    api.memberAnswers(id, member, ticket).then((answer) => {
      if (!isShown) return;
      if (answer.refusal) setRefusal(answer.refusal);
      else setRead(answer.value);
    });
    return () => {
      isShown = false;
    };
  }, [api, id, member, ticket]);
  if (!read) return refusal ? <RefusalNote refusal={refusal} /> : <p role="status">Reading the answers…</p>;
  return (
    <dl className="stack tight">
      {read.answers.map(({ question, text }) => (
        <div key={question}>
          <dt>{questions[question]}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
