import { useState } from 'react';
import { listed, namesOf } from '../session/names';
import { useSending, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';

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
  const [template, setTemplate] = useState<string | null>(countered ? null : (templates[0]?.id ?? null));
  const [to, setTo] = useState<readonly string[]>(countered?.parties.filter((role) => role !== me) ?? []);
  const [text, setText] = useState('');
  const { send, busy, refusal } = useSending();
  const ready = template !== null || (to.length > 0 && text.trim() !== '');
  async function propose() {
    const words = text.trim();
    const parties = template === null ? to : [];
    if (await send({ type: 'propose', template, to: parties, text: words, counterTo: counterTo ?? null }, 'inline'))
      onClose();
  }
  return (
    <Dialog
      title={countered ? `Counter: ${countered.title}` : 'Propose an agreement'}
      onClose={onClose}
      refusal={refusal}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" icon="send" busy={busy} disabled={!ready} onClick={propose}>
            Propose
          </Button>
        </>
      }
    >
      <div className="stack">
        <fieldset className="field">
          <legend>What</legend>
          <div className="choices">
            {templates.map((one) => (
              <label key={one.id} className="choice">
                <input
                  type="radio"
                  name="template"
                  checked={template === one.id}
                  onChange={() => setTemplate(one.id)}
                />
                <span className="stack tight grow">
                  <strong>{one.title}</strong>
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
          <fieldset className="field">
            <legend>With</legend>
            <div className="row wrap">
              {sheet.roles
                .filter(({ id }) => id !== me)
                .map(({ id, title }) => (
                  <label key={id} className="choice">
                    <input
                      type="checkbox"
                      checked={to.includes(id)}
                      onChange={(event) =>
                        setTo(event.target.checked ? [...to, id] : to.filter((other) => other !== id))
                      }
                    />
                    <span>{title}</span>
                  </label>
                ))}
            </div>
          </fieldset>
        )}
        <div className="field">
          <label htmlFor="proposal-words">{template === null ? 'The words' : 'A remark (optional)'}</label>
          <textarea
            id="proposal-words"
            className="input"
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      </div>
    </Dialog>
  );
}
