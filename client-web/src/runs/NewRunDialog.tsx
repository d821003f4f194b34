import './runs.css';
import { type FormEvent, use, useId, useState } from 'react';
import { HostKeyField } from '../create/HostKeyField';
import { DeadlinesField } from '../deadlines/DeadlinesField';
import { groupedCode } from '../join/code';
import type { Refusal, RunLuck, SessionOpenedReply } from '../protocol';
import { useServerInfo } from '../rest/useServerInfo';
import { Link } from '../routes';
import { ServerContext } from '../server';
import { usePublicAddress } from '../session/public-address';
import { useSession, useTable } from '../session/SessionProvider';
import { findHostKey, keepHostKey, keepSeat } from '../session/tickets';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { SelectField } from '../ui/SelectField';
import { type RunChoices, runRequest, usualRun } from './run-request';

interface NewRunDialogProps {
  readonly entry: number;
  readonly when: string;
  /** The round in which it begins, from 0. */
  readonly round: number;
  onClose(): void;
}

/** Says what goes along, asks for the luck, opens the session and shows its code. */
export function NewRunDialog({ entry, when, round, onClose }: NewRunDialogProps) {
  const { api } = use(ServerContext);
  const { session, sheet, view } = useTable();
  const { ticket } = useSession();
  const host = useServerInfo();
  const form = useId();
  const [choices, setChoices] = useState<RunChoices>(() =>
    usualRun(view.session.pacing, sheet.rounds.length, round, Date.now()),
  );
  const [key, setKey] = useState(findHostKey);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [opened, setOpened] = useState<SessionOpenedReply | null>(null);

  async function open(event: FormEvent) {
    event.preventDefault();
    const request = runRequest(entry, choices);
    if (busy || !host || !request) return;
    setBusy(true);
    setRefusal(null);
    const hostKey = host.keyNeeded ? key.trim() : '';
    const answer = await api.openRun(session, request, ticket, hostKey);
    setBusy(false);
    if (answer.refusal) return setRefusal(answer.refusal);
    if (hostKey) keepHostKey(hostKey);
    keepSeat({ ...answer.value, place: 'seat', title: sheet.title, kind: 'facilitator' });
    setOpened(answer.value);
  }

  if (opened) return <Opened opened={opened} onClose={onClose} />;
  return (
    <Dialog
      title="Open a new run from here"
      eyebrow={when}
      refusal={refusal}
      sendsLater={false}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} look="primary" icon="play" busy={busy || !host}>
            {busy ? 'Putting the new run together…' : 'Open the session'}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={open}>
        <p>
          A session of its own, which begins at this moment. Nobody sits in it: people join with its code and choose
          roles, and the game goes on when you start it.
        </p>
        <dl className="run-parts">
          <div>
            <dt>
              <Icon name="check" size={16} /> Goes along
            </dt>
            <dd>
              The whole world as it stood, with its secrets: values, agreements and their words, demands, what each role
              knows and has sealed, planned events. And what happened until then.
            </dd>
          </div>
          <div>
            <dt>
              <Icon name="cross" size={16} /> Stays here
            </dt>
            <dd>
              Names and seats, talk, notes, questions and answers, and what people wrote in their own words about moves.
            </dd>
          </div>
        </dl>
        <fieldset className="field">
          <legend>Luck</legend>
          <div className="choices">
            <LuckChoice luck="same" title="The same luck" choices={choices} onChoose={setChoices}>
              The dice fall as they did here: the same choices have the same consequences.
            </LuckChoice>
            <LuckChoice luck="new" title="New luck" choices={choices} onChoose={setChoices}>
              From here on the dice fall by chance.
            </LuckChoice>
          </div>
        </fieldset>
        <SelectField<RunChoices['pacing']>
          label="How a round ends"
          value={choices.pacing}
          options={[
            ['live', 'By the clock'],
            ['turns', 'In turns'],
            ['async', 'Over days, at deadlines'],
          ]}
          onChange={(pacing) => setChoices({ ...choices, pacing })}
        />
        {choices.pacing === 'async' && (
          <DeadlinesField choices={choices.deadlines} onChange={(deadlines) => setChoices({ ...choices, deadlines })} />
        )}
        {host?.keyNeeded && <HostKeyField value={key} onChange={setKey} />}
        <p className="small quiet">Who deletes this session deletes the new one with it.</p>
      </form>
    </Dialog>
  );
}

interface LuckChoiceProps {
  readonly luck: RunLuck;
  readonly title: string;
  readonly choices: RunChoices;
  readonly children: string;
  onChoose(choices: RunChoices): void;
}

function LuckChoice({ luck, title, choices, children, onChoose }: LuckChoiceProps) {
  return (
    <label className="choice">
      <input type="radio" name="luck" checked={choices.luck === luck} onChange={() => onChoose({ ...choices, luck })} />
      <span>
        <strong>{title}</strong>
        <span className="block small quiet">{children}</span>
      </span>
    </label>
  );
}

function Opened({ opened, onClose }: { readonly opened: SessionOpenedReply; onClose(): void }) {
  const join = `${usePublicAddress()}/join/${opened.code}`;
  return (
    <Dialog
      title="The new run is open"
      onClose={onClose}
      footer={
        <>
          <CopyButton text={join} what="join link" />
          <Link to={`/s/${encodeURIComponent(opened.session)}`} className="button primary">
            <Icon name="play" />
            Go to its console
          </Link>
        </>
      }
    >
      <div className="stack" role="status">
        <p>People join it with this code.</p>
        <p className="code run-code">{groupedCode(opened.code)}</p>
        <p className="small quiet run-link">{join}</p>
      </div>
    </Dialog>
  );
}
