import { listed, namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { DraftBar } from '../team/DraftBar';
import { useDraft } from '../team/useDraft';
import { CommandDialog } from '../ui/CommandDialog';
import { Icon } from '../ui/Icon';
import { RoleChoices } from '../ui/RoleChoices';
import { TextField } from '../ui/TextField';
import { whyNotProposed } from './agreements';
import { useShut } from './may-act';
import { TermsEditor } from './TermsEditor';
import { initialTerms, preparedCount, readTerms, termsToSend } from './terms';

interface ProposalDialogProps {
  /** The proposal that this one is to replace. */
  readonly counterTo: string | undefined;
  onClose(): void;
}

/** Stands in the draft for no prepared agreement. */
const ownWords = '*';

const labels: Readonly<Record<string, string>> = {
  template: 'what it is',
  to: 'whom it is with',
  text: 'the words',
  terms: 'the terms',
};

export function ProposalDialog({ counterTo, onClose }: ProposalDialogProps) {
  const { sheet, view } = useTable();
  const names = namesOf(sheet);
  const me = sheet.role ?? '';
  const countered = counterTo ? view.agreements[counterTo] : undefined;
  const templates = sheet.agreements.filter(({ parties }) => parties.includes(me));
  const usual = countered
    ? undefined
    : (templates.find(({ id }) => !whyNotProposed(view, id, undefined)) ?? templates[0])?.id;
  const draft = useDraft('proposal', counterTo ?? '', {
    template: usual ?? ownWords,
    terms: '',
    to: (countered?.parties.filter((role) => role !== me) ?? []).join(','),
  });
  const { template: what = ownWords, to: parts = '', text = '', terms: changed = '' } = draft.values;
  const template = templates.some(({ id }) => id === what) ? what : null;
  const to = parts.split(',').filter((id) => sheet.roles.some((role) => role.id === id));
  const shut = useShut();
  const whyNot = (id: string | null) => whyNotProposed(view, id, counterTo);
  const words = text.trim();
  const ready = template !== null || (to.length > 0 && words !== '');
  const parties = template === null ? to : [];
  const initial = initialTerms(sheet, view, template, counterTo);
  const terms = readTerms(changed, initial);
  return (
    <CommandDialog
      title={countered ? `Counter: ${countered.title}` : 'Propose an agreement'}
      yes="Propose"
      icon="send"
      sendsLater={false}
      shut={shut ?? whyNot(template)}
      settle={draft.settle}
      no={draft.draft ? 'Close' : undefined}
      command={
        ready
          ? {
              type: 'propose',
              template,
              to: parties,
              text: words,
              counterTo: counterTo ?? null,
              terms: termsToSend(sheet, template, terms),
            }
          : null
      }
      onClose={onClose}
    >
      <DraftBar fields={draft} label={(field) => labels[field] ?? field} />
      <fieldset className="field">
        <legend>What</legend>
        <div className="choices">
          {templates.map((one) => (
            <label key={one.id} className="choice">
              <input
                type="radio"
                name="template"
                checked={template === one.id}
                onChange={() => draft.set({ template: one.id, terms: '' })}
              />
              <span className="stack tight grow">
                <strong>{one.title}</strong>
                {whyNot(one.id) && (
                  <span className="small move-why">
                    <Icon name="lock" size={14} />
                    <span>{whyNot(one.id)}</span>
                  </span>
                )}
                <span className="small">{one.text}</span>
                {template !== one.id && one.terms.length > 0 && (
                  <span className="small quiet">
                    {one.terms.map((term) => (
                      <span key={term} className="block">
                        {term}
                      </span>
                    ))}
                  </span>
                )}
                <span className="small quiet">
                  Between {listed(one.parties.map(names.role))}
                  {one.secret ? ', secret' : ''}
                </span>
              </span>
            </label>
          ))}
          <label className="choice">
            <input
              type="radio"
              name="template"
              checked={template === null}
              onChange={() => draft.set({ template: ownWords, terms: '' })}
            />
            <span className="stack tight">
              <strong>In our own words</strong>
              <span className="small quiet">Nobody watches over the words but the parties themselves.</span>
            </span>
          </label>
        </div>
      </fieldset>
      {template === null && (
        <RoleChoices
          legend="With"
          roles={sheet.roles.filter(({ id }) => id !== me)}
          chosen={to}
          className="row wrap"
          onChange={(roles) => draft.set({ to: roles.join(',') })}
        />
      )}
      {(template !== null || to.length > 0) && (
        <TermsEditor
          terms={terms}
          prepared={preparedCount(sheet, template)}
          words={initial.map(({ text: worded }) => worded)}
          parties={
            template === null ? [me, ...to] : (sheet.agreements.find(({ id }) => id === template)?.parties ?? [])
          }
          onChange={(next) => draft.set({ terms: JSON.stringify(next) })}
        />
      )}
      <TextField
        label={template === null ? 'The words' : 'A remark (optional)'}
        long
        maxLength={1000}
        value={text}
        onChange={(words) => draft.set({ text: words })}
      />
    </CommandDialog>
  );
}
