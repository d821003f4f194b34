import './team.css';
import type { Draft } from '../protocol';
import { listed } from '../session/names';
import { calledInWords } from '../session/person-names';
import { useSession, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { Note, RefusalNote } from '../ui/Note';
import { votesInWords, votesOn, writers } from './drafts';
import type { Team } from './team';
import type { SharedFields } from './useDraft';

interface DraftBarProps {
  readonly fields: SharedFields;
  /** What a field is called in the dialog. */
  label(field: string): string;
}

/** Above the fields of a dialog that a team writes together: who wrote what, and the votes. */
export function DraftBar({ fields, label }: DraftBarProps) {
  const { team, draft, gone, refusal } = fields;
  const { view, you } = useTable();
  if (!team || (team.people.length < 2 && !draft)) return null;
  const others = draft ? [...writers(draft)].filter(([seat]) => seat !== you.seat) : [];
  return (
    <section className="draft-bar stack tight" aria-label="Draft of your team">
      <p className="small">
        {draft
          ? 'Your team sees this draft as it is written, and can write in it.'
          : 'What you write here is shared with your team as a draft.'}
      </p>
      <div role="status" className="stack tight">
        {others.map(([seat, names]) => (
          <p key={seat} className="small">
            <strong>{calledInWords(view.seats, seat) || 'Somebody'}</strong> wrote: {listed(names.map(label))}
          </p>
        ))}
        {gone && <Note>Somebody of your team has sent this draft or discarded it.</Note>}
      </div>
      <RefusalNote refusal={refusal} />
      {draft && (
        <div className="row wrap">
          <Vote draft={draft} team={team} />
          <Button size="compact" icon="cross" onClick={() => fields.discard()}>
            Discard the draft
          </Button>
        </div>
      )}
    </section>
  );
}

/** For or against what a draft says now. */
export function Vote({ draft, team, about }: { readonly draft: Draft; readonly team: Team; readonly about?: string }) {
  const { draft: edit } = useSession();
  const { you } = useTable();
  const votes = votesOn(draft, team.people, you.seat);
  const vote = (isFor: boolean) => edit({ type: 'vote', draft: draft.id, for: votes.mine === isFor ? null : isFor });
  const suffix = about ? `: ${about}` : '';
  return (
    <>
      <Button
        size="compact"
        icon="up"
        aria-pressed={votes.mine === true}
        aria-label={`For it${suffix}`}
        onClick={() => vote(true)}
      >
        For it
      </Button>
      <Button
        size="compact"
        icon="down"
        aria-pressed={votes.mine === false}
        aria-label={`Against it${suffix}`}
        onClick={() => vote(false)}
      >
        Against
      </Button>
      <span className="chip number" role="status">
        {votesInWords(votes)}
      </span>
    </>
  );
}
