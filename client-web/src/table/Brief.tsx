import './brief.css';
import { OwnIntel } from '../intel/OwnIntel';
import { RoleNotes } from '../notes/RoleNotes';
import { OwnPermits } from '../permits/Permits';
import { signed } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { Changing } from '../ui/Changing';
import { Markdown } from '../ui/Markdown';
import { Monogram } from '../ui/Monogram';

/** One's own role: means and permits, goals with how far they are met, what it knows, its notes, and the briefing. */
export function Brief() {
  const { sheet, view } = useTable();
  const role = sheet.roles.find(({ id }) => id === sheet.role);
  if (!role) return null;
  const own = view.roles[role.id];
  const goals = sheet.objectives.filter((goal) => goal.role === role.id);
  return (
    <div className="brief stack loose">
      <section className="stack tight" aria-label="Your role">
        <p className="eyebrow">You play</p>
        <h2 className="brief-role">
          <Monogram title={role.title} mine />
          {role.title}
        </h2>
        <p className="quiet small">{role.summary}</p>
        {own && Object.keys(own.resources).length > 0 && (
          <dl className="means">
            {Object.entries(own.resources).map(([id, amount]) => {
              const resource = sheet.resources.find((one) => one.id === id);
              return (
                <div key={id} title={resource?.description}>
                  <dt>{resource?.title ?? id}</dt>
                  <dd className="number">
                    <Changing value={amount} />
                  </dd>
                </div>
              );
            })}
          </dl>
        )}
      </section>
      <OwnPermits role={role.id} />
      <section className="stack" aria-label="Your goals">
        <h3 className="eyebrow">Your goals</h3>
        {goals.map((goal) => {
          const value = view.objectives[goal.id]?.value;
          return (
            <div key={goal.id} className="goal">
              <div className="row between">
                <h4 className="grow">{goal.title}</h4>
                <strong className="number">{value === undefined ? 'not known yet' : `${value} %`}</strong>
              </div>
              <div className="meter" aria-hidden="true">
                <span style={{ width: `${value ?? 0}%` }} />
              </div>
              <p className="small quiet">
                {goal.text} <span className="number">Weight {goal.weight}.</span>
                {goal.private && ' Only you know of it.'}
              </p>
            </div>
          );
        })}
      </section>
      <OwnIntel />
      <section className="stack" aria-label="Your notes">
        <h3 className="eyebrow">{sheet.teams ? 'Notes of your team' : 'Your notes'}</h3>
        <RoleNotes />
      </section>
      <section className="stack tight" aria-label="Your briefing">
        <h3 className="eyebrow">Your briefing</h3>
        {role.privateBriefing && <Markdown text={role.privateBriefing} />}
        <details className="small">
          <summary>What everybody knows about you</summary>
          <Markdown text={role.briefing} />
        </details>
      </section>
      <Others />
    </div>
  );
}

/** The other institutions: what is public of them, and how they stand to you. */
function Others() {
  const { sheet, view } = useTable();
  const own = sheet.role ? view.roles[sheet.role] : undefined;
  return (
    <section className="stack tight" aria-label="The others">
      <h3 className="eyebrow">The others</h3>
      {sheet.roles
        .filter(({ id }) => id !== sheet.role)
        .map((role) => {
          const relation = view.roles[role.id]?.relations[sheet.role ?? ''] ?? own?.relations[role.id];
          return (
            <details key={role.id} className="other">
              <summary>
                <Monogram title={role.title} small />
                <span className="grow">{role.title}</span>
                {relation !== undefined && (
                  <span
                    className={`chip ${relation > 0 ? 'good' : relation < 0 ? 'bad' : ''}`}
                    title="How they stand to you"
                  >
                    {signed(relation)}
                  </span>
                )}
              </summary>
              <Markdown text={role.briefing || role.summary} />
            </details>
          );
        })}
    </section>
  );
}
