import { useState } from 'react';
import { listed, namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { CommandDialog } from '../ui/CommandDialog';
import { Icon } from '../ui/Icon';
import { RoleChoices } from '../ui/RoleChoices';
import { TextField } from '../ui/TextField';
import { useShut } from './acting';
import { whyNotProposed } from './agreements';

interface ProposalDialogProps {
  /** The proposal that this one is to replace. */
  readonly counterTo: string | undefined;
  onClose(): void;
}

export function ProposalDialog({ counterTo, onClose }: ProposalDialogProps) {
  const { sheet, view } = useTable();
  const names = namesOf(sheet);
  const me = sheet.role ?? '';
  const countered = counterTo ? view.agreements[counterTo] : undefined;
  const templates = sheet.agreements.filter(({ parties }) => parties.includes(me));
  const [template, setTemplate] = useState<string | null>(
    countered
      ? null
      : (templates.find(({ id }) => !whyNotProposed(view, id, undefined))?.id ?? templates[0]?.id ?? null),
  );
  const [to, setTo] = useState<readonly string[]>(countered?.parties.filter((role) => role !== me) ?? []);
  const [text, setText] = useState('');
  const shut = useShut();
  const whyNot = (id: string | null) => whyNotProposed(view, id, counterTo);
  const words = text.trim();
  const ready = template !== null || (to.length > 0 && words !== '');
  const parties = template === null ? to : [];
  return (
    <CommandDialog
      title={countered ? `Counter: ${countered.title}` : 'Propose an agreement'}
      yes="Propose"
      icon="send"
      sendsLater={false}
      shut={shut ?? whyNot(template)}
      command={ready ? { type: 'propose', template, to: parties, text: words, counterTo: counterTo ?? null } : null}
      onClose={onClose}
    >
      <fieldset className="field">
        <legend>What</legend>
        <div className="choices">
          {templates.map((one) => (
            <label key={one.id} className="choice">
              <input type="radio" name="template" checked={template === one.id} onChange={() => setTemplate(one.id)} />
              <span className="stack tight grow">
                <strong>{one.title}</strong>
                {whyNot(one.id) && (
                  <span className="small move-why">
                    <Icon name="lock" size={14} />
                    <span>{whyNot(one.id)}</span>
                  </span>
                )}
                <span className="small">{one.text}</span>
                {one.terms.length > 0 && (
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
            <input type="radio" name="template" checked={template === null} onChange={() => setTemplate(null)} />
            <span className="stack tight">
              <strong>In our own words</strong>
              <span className="small quiet">Nobody watches over it but the parties themselves.</span>
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
          onChange={setTo}
        />
      )}
      <TextField
        label={template === null ? 'The words' : 'A remark (optional)'}
        long
        maxLength={1000}
        value={text}
        onChange={setText}
      />
    </CommandDialog>
  );
}
