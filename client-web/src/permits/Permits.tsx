import './permits.css';
import { namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { Icon } from '../ui/Icon';
import { permitsOf, validity } from './permits';

/** What a role holds in a few words each, for a list of roles. */
export function PermitChips({ role }: { readonly role: string }) {
  const { sheet, view } = useTable();
  const all = permitsOf(view, role);
  if (all.length === 0) return null;
  return (
    <ul className="chips" aria-label="Permits">
      {all.map(([id, permit]) => (
        <li key={id} className="chip permit-chip" title={permit.description || undefined}>
          <Icon name="permit" size={12} />
          <span>
            {permit.title} <span className="number">{validity(permit, sheet.starts)}</span>
          </span>
          {!permit.public && <NotPublic />}
        </li>
      ))}
    </ul>
  );
}

/** One's own permits, with what each allows and who granted it. */
export function OwnPermits({ role }: { readonly role: string }) {
  const { sheet, view } = useTable();
  const names = namesOf(sheet);
  const all = permitsOf(view, role);
  if (all.length === 0) return null;
  return (
    <section className="stack tight" aria-label="Your permits">
      <h3 className="eyebrow">Your permits</h3>
      <ul className="own-permits">
        {all.map(([id, permit]) => (
          <li key={id}>
            <p className="permit-title">
              <Icon name="permit" size={15} />
              <strong>{permit.title}</strong> <span className="number">{validity(permit, sheet.starts)}</span>
              {!permit.public && <NotPublic />}
            </p>
            <p className="small quiet">
              {permit.description} {permit.grantedBy && `Granted by ${names.role(permit.grantedBy)}.`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NotPublic() {
  return (
    <span className="permit-hidden small">
      <Icon name="hidden" size={12} /> not public
    </span>
  );
}
