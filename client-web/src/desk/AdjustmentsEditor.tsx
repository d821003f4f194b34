import { useId, useMemo } from 'react';
import { useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { newRow, type Row, subjectsOf, withSubject } from './adjustments';

interface AdjustmentsEditorProps {
  readonly title: string;
  readonly rows: readonly Row[];
  onChange(rows: readonly Row[]): void;
}

/** A list of values to set by hand: what, by how much or to what. */
export function AdjustmentsEditor({ title, rows, onChange }: AdjustmentsEditorProps) {
  const { sheet } = useTable();
  const subjects = useMemo(() => subjectsOf(sheet), [sheet]);
  const groups = [...new Set(subjects.map(({ group }) => group))];
  const id = useId();
  const change = (row: Row) => onChange(rows.map((old) => (old.id === row.id ? row : old)));
  return (
    <fieldset className="adjustments">
      <legend>{title}</legend>
      {rows.map((row, index) => {
        const subject = subjects.find(({ key }) => key === row.subject);
        const which = `${title}, change ${index + 1}`;
        return (
          <div key={row.id} className="adjustment">
            <select
              className="input"
              aria-label={`${which}: what`}
              value={row.subject}
              onChange={(event) =>
                change(
                  withSubject(
                    row,
                    subjects.find(({ key }) => key === event.target.value),
                  ),
                )
              }
            >
              {groups.map((group) => (
                <optgroup key={group} label={group}>
                  {subjects
                    .filter((one) => one.group === group)
                    .map(({ key, label }) => (
                      <option key={key} value={key}>
                        {label}
                      </option>
                    ))}
                </optgroup>
              ))}
            </select>
            {subject?.kind === 'choice' ? (
              <select
                className="input"
                aria-label={`${which}: to what`}
                value={row.choice}
                onChange={(event) => change({ ...row, choice: event.target.value })}
              >
                {subject.choices.map((choice) => (
                  <option key={choice.id} value={choice.id}>
                    {choice.title}
                  </option>
                ))}
              </select>
            ) : (
              <>
                <select
                  className="input"
                  aria-label={`${which}: by or to`}
                  value={row.mode}
                  onChange={(event) => change({ ...row, mode: event.target.value === 'to' ? 'to' : 'by' })}
                >
                  <option value="by">by</option>
                  <option value="to">to</option>
                </select>
                <input
                  id={`${id}-${row.id}`}
                  className="input number"
                  type="number"
                  aria-label={`${which}: number`}
                  value={row.number}
                  onChange={(event) => change({ ...row, number: event.target.value })}
                />
              </>
            )}
            <Button
              look="plain"
              size="compact"
              icon="cross"
              label={`Leave out change ${index + 1} of ${title}`}
              onClick={() => onChange(rows.filter((old) => old.id !== row.id))}
            />
          </div>
        );
      })}
      <div>
        <Button
          size="compact"
          icon="plus"
          aria-label={`Add a change: ${title}`}
          onClick={() => onChange([...rows, newRow(Math.max(0, ...rows.map((row) => row.id)) + 1, subjects)])}
        >
          Add a change
        </Button>
      </div>
    </fieldset>
  );
}
