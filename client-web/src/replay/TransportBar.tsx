import type { Dispatch, Ref } from 'react';
import type { Replay } from '../protocol';
import { Link } from '../routes';
import { NewRunButton } from '../runs/NewRunButton';
import { calendarTime } from '../session/clock';
import { useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Icon } from '../ui/Icon';
import { SelectField } from '../ui/SelectField';
import type { Frame } from './frames';
import { Marks } from './Marks';
import { linkTo } from './moment';
import { decisionFrom, type Player, type PlayerAction, speeds } from './player';

interface TransportBarProps {
  readonly ref: Ref<HTMLElement>;
  readonly replay: Replay;
  readonly frames: readonly Frame[];
  readonly player: Player;
  readonly act: Dispatch<PlayerAction>;
  readonly showsLog: boolean;
  onShowLog(shows: boolean): void;
  onEyes(eyes: string): void;
}

/** Whose eyes, the moment, and what moves it. */
export function TransportBar(props: TransportBarProps) {
  const { ref, replay, frames, player, act, showsLog, onShowLog, onEyes } = props;
  const { session, view, you } = useTable();
  const { eyes, choices, sheet } = replay;
  const last = frames.length - 1;
  const frame = frames[player.at];
  const place = you.kind === 'spectator' ? '/screen' : '';
  // While it is sealed, numbers of steps are other ones than afterwards.
  const mayShare = view.session.sealed !== true || you.kind === 'facilitator';
  const nameOf = (one: string) =>
    sheet.roles.find(({ id }) => id === one)?.title ??
    (one === 'facilitator' ? 'The facilitator' : 'What everybody saw');
  const toDecision = (direction: 1 | -1) => {
    const to = decisionFrom(frames, player.at, direction);
    return { disabled: to === null, onClick: () => to !== null && act({ type: 'seek', to }) };
  };
  if (!frame) return null;
  const told = frame.notices.map(({ headline }) => headline).join(' · ');
  const when = `Round ${frame.round + 1}, ${calendarTime(sheet.starts, frame.at)}`;
  return (
    <section ref={ref} className="replay-bar" aria-label="Replay" tabIndex={-1}>
      <div className="replay-row">
        <Link to={`/s/${session}${place}`} className="button compact" aria-label="Back to the debrief">
          <Icon name="back" size={16} />
          <span className="replay-wide">Debrief</span>
        </Link>
        {choices.length > 1 && (
          <SelectField
            label="Through whose eyes"
            labelHidden
            value={eyes}
            options={choices.map((one) => [one, nameOf(one)])}
            onChange={onEyes}
          />
        )}
        <p className="replay-now grow" aria-live={player.playing ? 'off' : 'polite'}>
          <strong className="number">{when}</strong> <span>{told || (player.at === 0 ? 'The beginning' : '')}</span>
        </p>
        {mayShare && (
          <CopyButton size="compact" what="link" text={linkTo(location.origin, session, frame.entry, eyes)} />
        )}
        {you.kind === 'facilitator' && (
          <NewRunButton
            entry={frame.entry}
            when={when}
            round={frame.view.session.round}
            runs={frame.view.session.phase === 'running'}
          />
        )}
        <Button size="compact" icon="menu" aria-pressed={showsLog} onClick={() => onShowLog(!showsLog)}>
          Log
        </Button>
      </div>
      <div className="replay-row">
        <Button size="compact" icon="to-previous" label="Previous decision" {...toDecision(-1)} />
        <Button
          look="primary"
          icon={player.playing ? 'pause' : 'play'}
          label={player.playing ? 'Pause' : 'Play'}
          aria-keyshortcuts="Space"
          onClick={() => act({ type: 'toggle' })}
        />
        <Button size="compact" icon="to-next" label="Next decision" {...toDecision(1)} />
        <div className="replay-line">
          <Marks frames={frames} eyes={eyes} />
          <input
            type="range"
            min={0}
            max={last}
            value={player.at}
            aria-label="Moment of the game"
            aria-valuetext={told ? `${when}: ${told}` : when}
            onChange={(event) => act({ type: 'seek', to: Number(event.target.value) })}
          />
        </div>
        <span className="number small quiet replay-wide">{`${player.at + 1} of ${last + 1}`}</span>
        <fieldset className="segments">
          <legend className="visually-hidden">Speed</legend>
          {speeds.map((speed, index) => (
            <button
              key={speed}
              type="button"
              aria-pressed={speed === player.speed}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => act({ type: 'speed', speed })}
            >
              {`${speed}×`}
            </button>
          ))}
        </fieldset>
      </div>
    </section>
  );
}
