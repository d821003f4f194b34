import type { TermDefinition } from '../protocol';
import { namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { NumberField } from '../ui/NumberField';
import { SelectField } from '../ui/SelectField';
import { mostAdded, newPayment, newPromise, numberOf, promisable, promiseOf, withNumber } from './terms';

interface TermsEditorProps {
  readonly terms: readonly TermDefinition[];
  /** The first so many are prepared: their numbers can change, and they stay. */
  readonly prepared: number;
  /** The words of terms that the server has worded, in their order. */
  readonly words: readonly (string | undefined)[];
  readonly parties: readonly string[];
  onChange(terms: readonly TermDefinition[]): void;
}

/** The terms of a proposal: other amounts and times, a payment more, a promise more. */
export function TermsEditor({ terms, prepared, words, parties, onChange }: TermsEditorProps) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const me = sheet.role ?? '';
  const others = parties.filter((party) => party !== me);
  const replace = (index: number, term: TermDefinition) => onChange(terms.map((one, i) => (i === index ? term : one)));
  const full = terms.length - prepared >= mostAdded;
  const payment = others[0] === undefined ? null : newPayment(sheet, me, others[0]);
  const [move] = promisable(sheet, terms);
  return (
    <fieldset className="field">
      <legend>Terms</legend>
      <ul className="terms-editor stack">
        {terms.map((term, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a term has no name but its place.
          <li key={i}>
            <fieldset className="stack tight">
              <legend>{(i < prepared && words[i]) || promiseOf(term, names)}</legend>
              {i >= prepared && term.by === me && moveOf(term) && (
                <SelectField
                  label="Promise"
                  value={term.type}
                  options={[
                    ['plays', 'We will'],
                    ['refrains', 'We will not'],
                  ]}
                  onChange={(type) => {
                    const id = moveOf(term);
                    if (id) replace(i, withNumber(newPromise(me, id, type === 'plays'), minutesOf(term)));
                  }}
                />
              )}
              {i >= prepared && term.by === me && moveOf(term) && (
                <SelectField
                  label="Move"
                  value={moveOf(term) ?? ''}
                  options={sheet.moves
                    .filter(({ id }) => id === moveOf(term) || promisable(sheet, terms).some((one) => one.id === id))
                    .map(({ id, title }) => [id, title] as const)}
                  onChange={(id) => replace(i, withNumber(newPromise(me, id, term.type === 'plays'), minutesOf(term)))}
                />
              )}
              {i >= prepared && term.type === 'gives' && (
                <PaymentFields term={term} others={others} onChange={(changed) => replace(i, changed)} />
              )}
              <TermNumber term={term} onChange={(changed) => replace(i, changed)} />
              {i >= prepared && (
                <div>
                  <Button size="compact" icon="cross" onClick={() => onChange(terms.filter((_, one) => one !== i))}>
                    Remove this term
                  </Button>
                </div>
              )}
            </fieldset>
          </li>
        ))}
      </ul>
      <div className="row wrap">
        {payment && (
          <Button size="compact" icon="plus" disabled={full} onClick={() => onChange([...terms, payment])}>
            Add a payment
          </Button>
        )}
        {move && (
          <Button
            size="compact"
            icon="plus"
            disabled={full}
            onClick={() => onChange([...terms, newPromise(me, move.id, false)])}
          >
            Add a promise
          </Button>
        )}
      </div>
      {full && <p className="hint">{`At most ${mostAdded} terms can be added.`}</p>}
    </fieldset>
  );
}

interface TermNumberProps {
  readonly term: TermDefinition;
  onChange(term: TermDefinition): void;
}

function TermNumber({ term, onChange }: TermNumberProps) {
  const { sheet } = useTable();
  const number = numberOf(term, namesOf(sheet));
  return number ? (
    <NumberField
      label={number.label}
      unit={number.unit}
      min={1}
      max={number.max}
      value={number.value}
      onChange={(value) => onChange(withNumber(term, value))}
    />
  ) : null;
}

interface PaymentFieldsProps {
  readonly term: Extract<TermDefinition, { readonly type: 'gives' }>;
  readonly others: readonly string[];
  onChange(term: TermDefinition): void;
}

function PaymentFields({ term, others, onChange }: PaymentFieldsProps) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const me = sheet.role ?? '';
  const directions = others.flatMap((other) => [
    [`${me}>${other}`, `${names.role(me)} pays ${names.role(other)}`] as const,
    [`${other}>${me}`, `${names.role(other)} pays ${names.role(me)}`] as const,
  ]);
  return (
    <>
      <SelectField
        label="Payment"
        value={`${term.by}>${term.to}`}
        options={directions}
        onChange={(direction) => {
          const [by = term.by, to = term.to] = direction.split('>');
          onChange({ ...term, by, to });
        }}
      />
      <SelectField
        label="Of what"
        value={term.gives}
        options={sheet.resources.map(({ id, title }) => [id, title] as const)}
        onChange={(gives) => onChange({ ...term, gives })}
      />
    </>
  );
}

const moveOf = (term: TermDefinition): string | undefined =>
  term.type === 'plays' ? term.plays : term.type === 'refrains' ? term.refrains : undefined;

const minutesOf = (term: TermDefinition): number =>
  term.type === 'plays' ? term.within : term.type === 'refrains' ? term.for : 1;
