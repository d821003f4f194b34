import type { DirectiveView } from '../protocol';
import { calendarTime } from '../session/clock';
import { namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';

export function DirectiveRow({ directive }: { readonly directive: DirectiveView }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  return (
    <article className="agreement">
      <div className="row between">
        <h4 className="grow">{names.demand(directive.demand)}</h4>
        <span className="chip">{directive.status.replaceAll('-', ' ')}</span>
      </div>
      <p className="small quiet">
        {names.role(directive.from)} to {names.role(directive.to)}, {calendarTime(sheet.starts, directive.issuedAt)}
        {directive.authority && `, under ${names.authority(directive.authority)}`}
      </p>
      {directive.answered && <p className="small">Answered with: {names.move(directive.answered)}</p>}
    </article>
  );
}
