import { useState } from 'react';
import type { MoveChoice, MoveOption, MoveSheet, MoveView } from '../protocol';
import { namesOf } from '../session/names';
import { useSending, useTable } from '../session/SessionProvider';
import { DraftBar } from '../team/DraftBar';
import { subjectOfMove } from '../team/drafts';
import { useDraft } from '../team/useDraft';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Note } from '../ui/Note';
import { NumberField } from '../ui/NumberField';
import { TextField } from '../ui/TextField';
import { wholeNumber } from '../ui/whole-number';
import { Cost } from './Cost';
import { optionOf, type Picked, pick, pickOnlyValues, type Slot, slots, valuesOf } from './choices';
import { Expected } from './Expected';
import { usePrepares, useShut } from './may-act';
import { useExpected } from './useExpected';

interface MoveDialogProps {
  readonly sheet: MoveSheet;
  readonly view: MoveView;
  /** The directive it is to answer, when it was opened from there. */
  readonly directive?: string;
  onClose(): void;
}

const questions: Readonly<Record<Slot, string>> = {
  directive: 'Which demand does it answer?',
  target: 'Whom is it aimed at?',
  asset: 'What is it about?',
};

const slotNames: Readonly<Record<Slot, string>> = {
  directive: 'which demand it answers',
  target: 'whom it is aimed at',
  asset: 'what it is about',
};

interface Confirmed {
  readonly picked: Picked;
  readonly parameters: Readonly<Record<string, number>>;
  readonly words: string;
}

/** A choice as it is written in the fields of a draft; a number that is none is the usual one. */
function writtenIn(values: Readonly<Record<string, string>>, sheet: MoveSheet): Confirmed {
  return {
    picked: Object.fromEntries(slots.flatMap((slot) => (values[slot] ? [[slot, values[slot]]] : []))),
    parameters: Object.fromEntries(
      sheet.parameters.map(({ id, min, max, default: usual }) => [
        id,
        wholeNumber(values[`number.${id}`] ?? '', min, max) ?? usual,
      ]),
    ),
    words: (values.words ?? '').slice(0, 500),
  };
}

export function MoveDialog({ sheet, view, directive, onClose }: MoveDialogProps) {
  const table = useTable();
  const names = namesOf(table.sheet);
  const { send, withdraw, busy, refusal } = useSending();
  const options = directive ? view.options.filter((option) => option.directive === directive) : view.options;
  const draft = useDraft('move', subjectOfMove(sheet.id, directive), { directive: directive ?? '' });
  // What is confirmed is what is played, whatever becomes legal meanwhile or the team goes on to write.
  const [confirmed, setConfirmed] = useState<Confirmed | null>(null);
  const written = writtenIn(draft.values, sheet);
  const { parameters, words } = confirmed ?? written;
  const chosen = confirmed?.picked ?? written.picked;
  const shut = useShut();
  const prepares = usePrepares();
  const picked = pickOnlyValues(options, chosen);
  const option = optionOf(options, picked);
  const isUsual = sheet.parameters.every(({ id, default: usual }) => parameters[id] === usual);

  const title = (slot: Slot, id: string): string => {
    if (slot === 'asset') return names.asset(id);
    if (slot === 'target') return names.role(id);
    const demand = table.view.directives[id];
    return demand ? `${names.demand(demand.demand)} (${names.role(demand.from)})` : id;
  };
  // Also a slot whose pick is not legal any more: it has to be picked anew.
  const isLost = (slot: Slot) => picked[slot] !== undefined && !valuesOf(options, slot, {}).includes(picked[slot]);
  const open = slots.filter(
    (slot) => !(slot === 'directive' && directive) && (valuesOf(options, slot, {}).length > 1 || isLost(slot)),
  );

  const write = (next: Picked) =>
    draft.set(
      Object.fromEntries(slots.filter((slot) => next[slot] !== chosen[slot]).map((slot) => [slot, next[slot] ?? ''])),
    );

  function label(field: string): string {
    const parameter = sheet.parameters.find(({ id }) => field === `number.${id}`);
    if (parameter) return parameter.title;
    return field === 'words' ? 'the words' : (slotNames[field as Slot] ?? field);
  }

  function close() {
    withdraw();
    draft.leave();
    onClose();
  }

  async function play() {
    // The team's draft goes with it, also when somebody else of the team sends it at the same time.
    const id = await draft.settle();
    const choice: MoveChoice = {
      move: sheet.id,
      ...picked,
      ...(sheet.parameters.length > 0 && { parameters }),
      ...(sheet.takesWords && words.trim() && { words: words.trim() }),
    };
    if (await send({ type: 'play-move', choice }, 'inline', id)) onClose();
    else setConfirmed(null);
  }

  const sealed = sheet.timing === 'sealed';
  return (
    <Dialog
      title={sheet.title}
      eyebrow={directive ? 'Your answer' : sealed ? 'Sealed move' : 'Immediate move'}
      onClose={close}
      sendsLater={false}
      refusal={refusal ?? table.view.acting?.why ?? (view.open ? null : view.why)}
      footer={
        confirmed ? (
          <>
            <Button
              onClick={() => {
                withdraw();
                setConfirmed(null);
              }}
            >
              Back
            </Button>
            <Button look="primary" icon="check" busy={busy} disabled={shut !== null} onClick={play} autoFocus>
              {sealed ? 'Seal it' : 'Play it now'}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={close}>{draft.draft ? 'Close' : 'Cancel'}</Button>
            <Button
              look="primary"
              disabled={!option || !view.open || shut !== null}
              onClick={() => {
                setConfirmed({ picked, parameters, words });
                draft.settle();
              }}
            >
              Continue
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        {confirmed ? (
          <dl className="summary">
            {(['target', 'asset'] as const).map(
              (slot) =>
                picked[slot] && (
                  <div key={slot}>
                    <dt>{slot === 'target' ? 'Aimed at' : 'About'}</dt>
                    <dd>{title(slot, picked[slot])}</dd>
                  </div>
                ),
            )}
            {sheet.parameters.map(({ id, title: label, unit }) => (
              <div key={id}>
                <dt>{label}</dt>
                <dd className="number">
                  {parameters[id]} {unit}
                </dd>
              </div>
            ))}
            {words.trim() && (
              <div>
                <dt>Your words</dt>
                <dd>{words.trim()}</dd>
              </div>
            )}
            <div>
              <dt>Cost</dt>
              <dd>
                <Cost cost={sheet.cost} />
              </dd>
            </div>
            <div>
              <dt>Seen by</dt>
              <dd>{sheet.secret ? 'Not public' : 'The whole table'}</dd>
            </div>
            <div>
              <dt>Takes effect</dt>
              <dd>
                {sealed ? 'When the round ends; you can take it back until then' : 'At once, and cannot be undone'}
              </dd>
            </div>
          </dl>
        ) : (
          <>
            {prepares && (
              <Note look="warn" icon="lock">
                {shut}
              </Note>
            )}
            <DraftBar fields={draft} label={label} />
            {sheet.text && <p>{sheet.text}</p>}
            {sheet.authority && (
              <Note>
                Rests on <strong>{names.authority(sheet.authority)}</strong>.{' '}
                {table.sheet.authorities.find(({ id }) => id === sheet.authority)?.description}
              </Note>
            )}
            {open.map((slot) => (
              <fieldset key={slot} className="field">
                <legend>{questions[slot]}</legend>
                <div className="choices">
                  {valuesOf(options, slot, {}).map((id) => (
                    <label key={id} className="choice">
                      <input
                        type="radio"
                        name={slot}
                        checked={picked[slot] === id}
                        onChange={() => write(pick(options, picked, slot, id))}
                      />
                      <span>{title(slot, id)}</span>
                    </label>
                  ))}
                </div>
              </fieldset>
            ))}
            {sheet.parameters.map(({ id, title: label, unit, min, max, default: usual }) => (
              <NumberField
                key={id}
                label={label}
                unit={unit}
                min={min}
                max={max}
                value={parameters[id] ?? usual}
                onChange={(value) => draft.set({ [`number.${id}`]: String(value) })}
              />
            ))}
            {sheet.takesWords && (
              <TextField
                label="In your own words"
                long
                maxLength={500}
                hint={`${500 - words.length} characters left`}
                value={words}
                onChange={(text) => draft.set({ words: text })}
              />
            )}
            <div className="row between wrap">
              <h3 className="eyebrow">What to expect</h3>
              <Cost cost={sheet.cost} />
            </div>
            {option ? (
              <ExpectedOf option={option} choice={isUsual ? null : { move: sheet.id, ...picked, parameters }} />
            ) : (
              <p className="small quiet">Choose first.</p>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

function ExpectedOf({ option, choice }: { readonly option: MoveOption; readonly choice: MoveChoice | null }) {
  const { expected, upToDate } = useExpected(option, choice);
  return (
    <div className={upToDate ? undefined : 'outdated'} aria-live="polite" aria-busy={!upToDate}>
      <Expected expected={expected} />
    </div>
  );
}
