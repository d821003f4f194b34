import type { DirectiveStatus } from '../protocol';
import { calendarTime } from '../session/clock';
import { namesOf } from '../session/names';
import { useGameTime, useTable } from '../session/SessionProvider';
import { left } from '../session/time-left';

const looks: Readonly<Record<DirectiveStatus, string>> = {
  issued: 'warn',
  complied: 'good',
  'complied-in-part': 'accent',
  contested: 'accent',
  defied: 'bad',
  withdrawn: '',
  lapsed: 'bad',
};

export function DirectiveList() {
  const { sheet, view } = useTable();
  const now = useGameTime();
  const names = namesOf(sheet);
  const turns = view.session.pacing !== 'live';
  const all = Object.entries(view.directives).sort(([, a], [, b]) => b.issuedAt - a.issuedAt);
  return (
    <section className="stack" aria-label="Demands">
      <h2 className="panel-title">Demands</h2>
      {all.length === 0 && <p className="quiet">None yet.</p>}
      {all.map(([id, directive]) => (
        <article key={id} className="agreement">
          <div className="row between">
            <h3 className="grow">{names.demand(directive.demand)}</h3>
            <span className={`chip ${looks[directive.status]}`}>{directive.status.replaceAll('-', ' ')}</span>
          </div>
          <p className="small quiet">
            {names.role(directive.from)} to {names.role(directive.to)}, {calendarTime(sheet.starts, directive.issuedAt)}
            {directive.authority && `, ${names.authority(directive.authority)}`}
          </p>
          {directive.status === 'issued' && directive.deadline !== undefined && (
            <p className="small number">
              {turns ? (
                `Open for ${left(sheet, view, directive.deadline, now)}`
              ) : (
                <>
                  Due {calendarTime(sheet.starts, directive.deadline)},{' '}
                  <strong>{left(sheet, view, directive.deadline, now)}</strong> left
                </>
              )}
            </p>
          )}
          {directive.answered && <p className="small">Answered with: {names.move(directive.answered)}</p>}
        </article>
      ))}
    </section>
  );
}
