import { useState } from 'react';
import { useSending, useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { CommandDialog } from '../ui/CommandDialog';
import { paceInWords, paces } from './paces';

/** Everything that steers the clock and the rounds. */
export function ClockAndRounds() {
  const { view } = useTable();
  const { send, busy } = useSending();
  const [confirm, setConfirm] = useState<{ readonly round: number } | 'session' | null>(null);
  const { clock, session } = view;
  const live = session.pacing === 'live';
  return (
    <section className="controls" aria-label="Control of the session">
      {live && (
        <>
          {clock.running ? (
            <Button icon="pause" busy={busy} onClick={() => send({ type: 'pause-clock' })}>
              Pause
            </Button>
          ) : (
            <Button look="primary" icon="play" busy={busy} onClick={() => send({ type: 'resume-clock' })}>
              Resume
            </Button>
          )}
          {!clock.running && (
            <fieldset className="row">
              <legend className="visually-hidden">Step</legend>
              <Button size="compact" icon="skip" busy={busy} onClick={() => send({ type: 'step-clock' })}>
                To the next event
              </Button>
              <Button
                size="compact"
                aria-label="Step on by 10 min of game time"
                busy={busy}
                onClick={() => send({ type: 'step-clock', minutes: 10 })}
              >
                Step 10 min
              </Button>
            </fieldset>
          )}
          <label className="controls-pace">
            <span>Pace</span>
            <select
              className="input"
              value={clock.pace}
              onChange={(event) => send({ type: 'set-pace', pace: Number(event.target.value) })}
            >
              {paces(clock.pace).map((pace) => (
                <option key={pace} value={pace}>
                  {paceInWords(pace)}
                </option>
              ))}
            </select>
          </label>
          <fieldset className="row">
            <legend className="visually-hidden">Extend the round</legend>
            {[5, 15, 30].map((minutes) => (
              <Button
                key={minutes}
                size="compact"
                icon="plus"
                aria-label={`Extend the round by ${minutes} min of game time`}
                onClick={() => send({ type: 'extend-round', minutes })}
              >
                {minutes} min
              </Button>
            ))}
          </fieldset>
        </>
      )}
      <span className="grow" />
      <Button
        size="compact"
        icon={session.locked ? 'unlock' : 'lock'}
        onClick={() => send({ type: 'lock-session', locked: !session.locked })}
      >
        {session.locked ? 'Unlock' : 'Lock'}
      </Button>
      <Button icon="skip" onClick={() => setConfirm({ round: session.round })}>
        End round
      </Button>
      <Button look="danger" icon="stop" onClick={() => setConfirm('session')}>
        End session
      </Button>
      {confirm !== null && confirm !== 'session' && <EndRound round={confirm.round} onClose={() => setConfirm(null)} />}
      {confirm === 'session' && (
        <CommandDialog
          title="End the session?"
          yes="End the session"
          command={{ type: 'end-session' }}
          onClose={() => setConfirm(null)}
        >
          <p>The debrief opens for everybody, and every secret with it. There is no way back.</p>
        </CommandDialog>
      )}
    </section>
  );
}

/** The round may end by itself while this is open; then it must not end the next one. */
function EndRound({ round, onClose }: { readonly round: number; readonly onClose: () => void }) {
  const { sheet, view } = useTable();
  const over = view.session.round !== round;
  const last = round === sheet.rounds.length - 1;
  return (
    <CommandDialog
      title={`End round ${round + 1}?`}
      yes="End the round"
      command={over ? null : { type: 'end-round', round }}
      onClose={onClose}
    >
      <p aria-live="polite">
        {over
          ? 'It has ended meanwhile.'
          : `Sealed moves open, then deadlines that pass are settled, and ${last ? 'the session comes to its end' : 'the next round begins'}.`}
      </p>
    </CommandDialog>
  );
}
