import './promises.css';
import type { Debrief, GivenPromise, PromiseKind } from '../../protocol';
import { calendarTime } from '../../session/clock';
import { facilitator, listed, namesOf } from '../../session/names';
import { useTable } from '../../session/SessionProvider';
import { AgreementMarks } from '../../table/AgreementMarks';
import { AgreementText } from '../../table/Agreements';
import { mayMark } from '../../table/agreements';
import { keyed } from '../../ui/keyed';
import { LedgerTable } from './LedgerTable';
import { ledgersOf, lookOf } from './ledger';

/** The promise ledger: what each role said and signed, kept and broke. */
export function PromisesChapter({ promises }: Pick<Debrief, 'promises'>) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const ledgers = ledgersOf(
    promises,
    sheet.roles.map(({ id }) => id),
  );
  return (
    <>
      <FreeWords />
      {ledgers.length === 0 && <p className="quiet">Nobody promised anything.</p>}
      {ledgers.length > 0 && (
        <section className="stack" aria-labelledby="ledger">
          <h3 id="ledger">The ledger</h3>
          <LedgerTable ledgers={ledgers} />
          <p className="small quiet">
            Terms of agreements are judged by the rules. What autopilots announced and threatened is counted as well;
            what people wrote in messages is not, for no rule knows what it binds them to.
          </p>
        </section>
      )}
      {ledgers.map(({ role, promises: own }) => (
        <section key={role} className="stack" aria-labelledby={`ledger-${role}`}>
          <h3 id={`ledger-${role}`}>{names.role(role)}</h3>
          <ul className="promises">
            {keyed(own).map(({ key, item }) => (
              <PromiseRow key={key} promise={item} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const verbs: Readonly<Record<PromiseKind, string>> = {
  term: 'Offered',
  words: 'Offered',
  announcement: 'Announced',
  threat: 'Threatened',
};

function PromiseRow({ promise }: { readonly promise: GivenPromise }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const { word, tone } = lookOf(promise);
  const at = (time: number | undefined, what: string) =>
    time === undefined ? null : `${what} ${calendarTime(sheet.starts, time)}`;
  const to = promise.to.length > 0 ? listed(promise.to.map(names.role)) : 'everybody';
  return (
    <li className="promise">
      <span className={`chip ${tone}`}>{word}</span>
      <div className="grow">
        <p>{promise.what}</p>
        <p className="small quiet">
          {[
            `To ${to}`,
            promise.agreement,
            at(promise.said, verbs[promise.kind]),
            at(promise.signed, 'signed by all'),
            at(promise.settled, word.toLowerCase()),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </li>
  );
}

/** Agreements that no rule could judge: their parties and the facilitator say now whether they were kept. */
function FreeWords() {
  const { sheet, view, you } = useTable();
  const me = you.kind === 'facilitator' ? facilitator : sheet.role;
  const all = Object.entries(view.agreements).filter(([, agreement]) => mayMark(agreement, me));
  if (all.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="free-words">
      <h3 id="free-words">Agreed in free words: was it kept?</h3>
      <div className="bargains">
        {all.map(([id, agreement]) => (
          <article key={id} className="agreement">
            <AgreementText agreement={agreement} />
            <AgreementMarks id={id} agreement={agreement} />
          </article>
        ))}
      </div>
    </section>
  );
}
