import { type FormEvent, useState } from 'react';
import { useSending } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { RefusalNote } from '../ui/Note';
import { SurveyItem } from './SurveyItem';
import { type AskedWave, newAnswers } from './survey';

interface SurveyFormProps {
  readonly asked: AskedWave;
  onDone(): void;
}

/** Every question can be left out, and changed while its wave is open. */
export function SurveyForm({ asked, onDone }: SurveyFormProps) {
  const { send, busy, refusal } = useSending();
  const [chosen, setChosen] = useState<Readonly<Record<string, number>>>(asked.given);
  const answers = newAnswers(asked, chosen);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (answers.length === 0 || busy) return;
    if (await send({ type: 'answer-survey', wave: asked.wave, answers }, 'inline')) onDone();
  }
  return (
    <form className="stack loose" onSubmit={submit}>
      <p className="small quiet">
        Nobody reads your answers under your name. The facilitator sees how many have answered; the debrief shows how
        all answered together; tables for research have a pseudonym and your role.
      </p>
      {asked.items.map((item) => (
        <SurveyItem
          key={item.id}
          item={item}
          value={chosen[item.id]}
          onChange={(value) => setChosen({ ...chosen, [item.id]: value })}
        />
      ))}
      <RefusalNote refusal={refusal} />
      <div>
        <Button type="submit" look="primary" busy={busy} disabled={answers.length === 0}>
          {Object.keys(asked.given).length > 0 ? 'Send the changes' : 'Send my answers'}
        </Button>
      </div>
    </form>
  );
}
