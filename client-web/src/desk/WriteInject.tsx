import { useState } from 'react';
import type { SeatCommand } from '../protocol';
import { useTable } from '../session/SessionProvider';
import { CommandDialog } from '../ui/CommandDialog';
import { subjectsOf } from './adjustments';
import { InjectFields } from './InjectFields';
import { nothingWritten, written } from './inject-form';
import { TimingFields } from './TimingFields';
import { type TimingChoice, timingOf } from './timing';

/** An inject that the scenario lacks: sent at once, or added to the list of events. */
export function WriteInject({ onClose }: { onClose(): void }) {
  const { sheet, view } = useTable();
  const [words, setWords] = useState(nothingWritten);
  const [when, setWhen] = useState<TimingChoice>({ trigger: 'now', round: view.session.round, minute: '' });
  const content = written(words, subjectsOf(sheet));
  const timing = timingOf(when);
  return (
    <CommandDialog
      title="Write an inject"
      yes={when.trigger === 'now' ? 'Send it' : 'Add it'}
      icon={when.trigger === 'now' ? 'send' : 'plus'}
      command={commandOf()}
      onClose={onClose}
    >
      <InjectFields words={words} onChange={setWords} />
      <TimingFields
        triggers={['now', 'time', 'round-end', 'hand']}
        rounds={sheet.rounds}
        from={view.session.round}
        starts={sheet.starts}
        value={when}
        onChange={setWhen}
      />
    </CommandDialog>
  );

  function commandOf(): SeatCommand | null {
    if (!content) return null;
    if (timing) return { type: 'plan-inject', content, timing };
    if (when.trigger !== 'now') return null;
    const { title, text, to, outlet, adjustments } = content;
    return { type: 'write-inject', title, text, to, outlet: outlet ?? null, adjustments };
  }
}
