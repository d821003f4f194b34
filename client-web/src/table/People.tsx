import { assistantLabel, autopilotLabel } from '../assistants/label';
import { PermitChips } from '../permits/Permits';
import { useTable } from '../session/SessionProvider';
import { Icon } from '../ui/Icon';
import { Monogram } from '../ui/Monogram';
import { PersonName } from '../ui/PersonName';
import { peopleOf } from './people';

/** Who is at the table: every role with its people, whether they are connected, what it holds, and whether it is ready. */
export function People() {
  const { sheet, view, presence } = useTable();
  return (
    <section className="people" aria-label="People at the table">
      <ul>
        {sheet.roles.map((role) => {
          const state = view.roles[role.id];
          const people = peopleOf(view, presence, role.id);
          return (
            <li key={role.id}>
              <Monogram title={role.title} mine={role.id === sheet.role} small />
              <span className="person">
                <span className="person-role">{role.title}</span>
                <span className="person-names">
                  {state?.pilot === 'autopilot' ? (
                    <span className="row person-name">
                      <Icon name="autopilot" size={13} />
                      <span>{autopilotLabel(state)}</span>
                    </span>
                  ) : people.length === 0 ? (
                    state?.assistant ? (
                      assistantLabel(state.assistant)
                    ) : (
                      'Nobody'
                    )
                  ) : (
                    people.map(({ seat, name, mark, online }) => (
                      <span key={seat} className="row person-name">
                        <span className={`presence ${online ? 'online' : ''}`} />
                        <PersonName name={name} mark={mark} />
                        <span className="visually-hidden">{online ? ' (connected)' : ' (away)'}</span>
                      </span>
                    ))
                  )}
                </span>
                <PermitChips role={role.id} />
              </span>
              {state?.ready && (
                <span className="chip good">
                  <Icon name="check" size={12} /> Ready
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
