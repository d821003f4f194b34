import { useState } from 'react';
import { useSending, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { AdjustmentsEditor } from './AdjustmentsEditor';
import { adjustmentsOf, type Row, subjectsOf } from './adjustments';

/** An inject written on the spot. */
export function WriteInject({ onClose }: { onClose(): void }) {
  const { sheet } = useTable();
  const { send, busy, refusal } = useSending();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [to, setTo] = useState<readonly string[]>([]);
  const [outlet, setOutlet] = useState('');
  const [rows, setRows] = useState<readonly Row[]>([]);
  const adjustments = adjustmentsOf(rows, subjectsOf(sheet));
  async function write() {
    if (!adjustments) return;
    const sent = await send(
      { type: 'write-inject', title: title.trim(), text: text.trim(), to, outlet: outlet || null, adjustments },
      'inline',
    );
    if (sent) onClose();
  }
  return (
    <Dialog
      title="Write an inject"
      onClose={onClose}
      refusal={refusal}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" icon="send" busy={busy} disabled={!title.trim() || !adjustments} onClick={write}>
            Send it
          </Button>
        </>
      }
    >
      <div className="stack">
        <div className="field">
          <label htmlFor="inject-title">Headline</label>
          <input
            id="inject-title"
            className="input"
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="inject-text">Text</label>
          <textarea
            id="inject-text"
            className="input"
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        {sheet.outlets.length > 0 && (
          <div className="field">
            <label htmlFor="inject-outlet">Reported by</label>
            <select
              id="inject-outlet"
              className="input"
              value={outlet}
              onChange={(event) => setOutlet(event.target.value)}
            >
              <option value="">The control team</option>
              {sheet.outlets.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </select>
          </div>
        )}
        <fieldset className="field">
          <legend>Told to (everybody when none is chosen)</legend>
          <div className="told-to">
            {sheet.roles.map(({ id, title: role }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={to.includes(id)}
                  onChange={(event) => setTo(event.target.checked ? [...to, id] : to.filter((one) => one !== id))}
                />
                {role}
              </label>
            ))}
          </div>
        </fieldset>
        <AdjustmentsEditor title="What it changes" rows={rows} onChange={setRows} />
      </div>
    </Dialog>
  );
}
