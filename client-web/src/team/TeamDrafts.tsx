import './team.css';
import { useState } from 'react';
import { ImproviseDialog } from '../improvised/ImproviseDialog';
import type { Draft } from '../protocol';
import { facilitator, listed, namesOf } from '../session/names';
import { calledInWords } from '../session/person-names';
import { useSession, useTable } from '../session/SessionProvider';
import { groupOfChannel } from '../table/channels';
import { MoveDialog } from '../table/MoveDialog';
import { ProposalDialog } from '../table/ProposalDialog';
import { Button } from '../ui/Button';
import { Vote } from './DraftBar';
import { moveSubject } from './drafts';
import { teamOf } from './team';

/** What the own team prepares: all of it see it being written, vote on it and open it. */
export function TeamDrafts() {
  const table = useTable();
  const [opened, setOpened] = useState<Draft | null>(null);
  const team = teamOf(table);
  const drafts = team ? (table.drafts?.drafts ?? []) : [];
  if (!team || (team.people.length < 2 && drafts.length === 0)) return null;
  return (
    <section className="stack" aria-label="Drafts of your team">
      <h3 className="eyebrow" role="status">
        {drafts.length === 0 ? 'No drafts of your team' : `Drafts of your team: ${drafts.length}`}
      </h3>
      <ul className="team-drafts">
        {drafts.map((draft) => (
          <DraftCard key={draft.id} draft={draft} onOpen={() => setOpened(draft)} />
        ))}
      </ul>
      {opened && <Opened draft={opened} onClose={() => setOpened(null)} />}
    </section>
  );
}

function DraftCard({ draft, onOpen }: { readonly draft: Draft; onOpen(): void }) {
  const table = useTable();
  const { draft: edit } = useSession();
  const team = teamOf(table);
  const title = useTitle(draft);
  const name = (seat: string) =>
    seat === table.you.seat ? 'you' : calledInWords(table.view.seats, seat) || 'somebody who has left';
  if (!team) return null;
  const opens = draft.kind !== 'message' && (draft.kind !== 'move' || moveOf(table, draft) !== null);
  return (
    <li className="team-draft">
      <div className="row between">
        <strong className="grow">{title}</strong>
        <span className="small quiet">begun by {name(draft.by)}</span>
        <Button
          size="compact"
          look="plain"
          icon="cross"
          label={`Discard: ${title}`}
          onClick={() => edit({ type: 'discard', draft: draft.id })}
        />
      </div>
      <DraftFields draft={draft} name={name} />
      <div className="row wrap">
        {opens && (
          <Button size="compact" look="primary" aria-label={`Open: ${title}`} onClick={onOpen}>
            Open
          </Button>
        )}
        <Vote draft={draft} team={team} about={title} />
      </div>
    </li>
  );
}

function DraftFields({ draft, name }: { readonly draft: Draft; name(seat: string): string }) {
  const value = useFieldValue(draft);
  const shown = draft.fields.filter(({ value: written }) => written.trim() !== '');
  if (shown.length === 0) return null;
  return (
    <dl>
      {shown.map((field) => (
        <div key={field.name} className="team-draft-field">
          <dt>{name(field.by)}:</dt>
          <dd>{value(field.name, field.value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Opened({ draft, onClose }: { readonly draft: Draft; onClose(): void }) {
  const table = useTable();
  const move = moveOf(table, draft);
  switch (draft.kind) {
    case 'move':
      return move && <MoveDialog {...move} onClose={onClose} />;
    case 'proposal':
      return <ProposalDialog counterTo={draft.subject || undefined} onClose={onClose} />;
    case 'improvised':
      return <ImproviseDialog onClose={onClose} />;
    default:
      return null;
  }
}

function moveOf({ sheet, view }: ReturnType<typeof useTable>, draft: Draft) {
  const { move, directive } = moveSubject(draft.subject);
  const texts = sheet.moves.find(({ id }) => id === move);
  const own = view.moves[move];
  return draft.kind === 'move' && texts && own ? { sheet: texts, view: own, directive } : null;
}

function useTitle(draft: Draft): string {
  const { sheet, view } = useTable();
  const names = namesOf(sheet);
  const named = (to: string) => (to === facilitator ? 'the facilitator' : names.role(to));
  switch (draft.kind) {
    case 'move':
      return names.move(moveSubject(draft.subject).move);
    case 'proposal':
      return draft.subject ? `Counter: ${view.agreements[draft.subject]?.title ?? 'a proposal'}` : 'A proposal';
    case 'improvised':
      return 'An improvised move';
    default: {
      const group = groupOfChannel(draft.subject);
      if (group) return `A message in “${view.channels[group]?.name ?? 'a channel that is closed'}”`;
      return draft.subject
        ? `A message to ${listed(draft.subject.split(',').map(named))}`
        : 'A message to the whole table';
    }
  }
}

/** What the fields of drafts say, in words. */
function useFieldValue(draft: Draft): (field: string, value: string) => string {
  const { sheet, view } = useTable();
  const names = namesOf(sheet);
  return (field, value) => {
    if (field === 'to') return `With ${listed(value.split(',').filter(Boolean).map(names.role))}`;
    if (field === 'target') return `To ${names.role(value)}`;
    if (field === 'asset') return `About ${names.asset(value)}`;
    if (field === 'directive') return `Answers ${names.demand(view.directives[value]?.demand ?? value)}`;
    if (field === 'secret') return 'In secret';
    if (field === 'template')
      return value === '*' ? 'In our own words' : (sheet.agreements.find(({ id }) => id === value)?.title ?? value);
    if (field.startsWith('number.')) {
      const move = sheet.moves.find(({ id }) => id === moveSubject(draft.subject).move);
      const parameter = move?.parameters.find(({ id }) => `number.${id}` === field);
      return parameter ? `${parameter.title}: ${value} ${parameter.unit}` : value;
    }
    return value;
  };
}
