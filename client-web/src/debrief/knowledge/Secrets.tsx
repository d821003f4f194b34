import type { Secret, SecretSubject } from '../../protocol';
import { listed, namesOf } from '../../session/names';
import { useTable } from '../../session/SessionProvider';
import { keyed } from '../../ui/keyed';

const subjects: Readonly<Record<Exclude<SecretSubject, 'intel'>, string>> = {
  value: 'Hidden values',
  move: 'Moves in secret',
  directive: 'Demands in secret',
  agreement: 'Agreements in secret',
  permit: 'Permits not made public',
};

/** What not everybody knew, by what it is about; claims stand elsewhere. */
export function Secrets({ secrets }: { readonly secrets: readonly Secret[] }) {
  const names = namesOf(useTable().sheet);
  return (
    <div className="stack loose">
      {(Object.keys(subjects) as (keyof typeof subjects)[]).map((subject) => {
        const about = secrets.filter((secret) => secret.subject === subject);
        if (about.length === 0) return null;
        return (
          <section key={subject} className="stack" aria-labelledby={`secrets-${subject}`}>
            <h4 id={`secrets-${subject}`} className="secrets-subject">
              {subjects[subject]}
            </h4>
            <ul className="secrets">
              {keyed(about).map(({ key, item: { title, text, knownTo } }) => (
                <li key={key} className="card">
                  <h5>{title}</h5>
                  <p>{text}</p>
                  <p className="small quiet">
                    {knownTo.length > 0 ? `Known at the end to ${listed(knownTo.map(names.role))}` : 'Nobody knew'}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
