import './replay.css';
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { Link } from '../routes';
import { useTable } from '../session/SessionProvider';
import { Button } from '../ui/Button';
import { RefusalNote } from '../ui/Note';
import { StandaloneMessage } from '../ui/StandaloneMessage';
import { frameAt } from './frames';
import { momentIn } from './moment';
import { actionOfKey, holds, played, type Speed } from './player';
import { ReplayLog } from './ReplayLog';
import { ReplayTable } from './ReplayTable';
import { TransportBar } from './TransportBar';
import { type LoadedReplay, useReplay } from './useReplay';

interface Wanted {
  readonly eyes: string | null;
  readonly entry: number | null;
  readonly speed: Speed;
}

/** A finished session again, through one's own eyes or others', from the moment that the address names. */
export function ReplayScreen() {
  const { session } = useTable();
  const [wanted, setWanted] = useState<Wanted>(() => ({ ...momentIn(location.search), speed: 1 }));
  // It stays as it was when the eyes change.
  const [showsLog, setShowsLog] = useState(() => matchMedia('(width >= 100rem)').matches);
  const { loaded, refusal, retry } = useReplay(session, wanted.eyes);
  if (!loaded) {
    return (
      <StandaloneMessage title="Replay">
        {refusal ? <RefusalNote refusal={refusal} /> : <p role="status">Putting the replay together…</p>}
        {refusal && (
          <div className="row wrap">
            {refusal.code === 'try-again' ? (
              <Button onClick={retry}>Try again</Button>
            ) : (
              wanted.eyes && <Button onClick={() => setWanted({ ...wanted, eyes: null })}>Through your own eyes</Button>
            )}
            <Link to={`/s/${session}`} className="button">
              Back to the session
            </Link>
          </div>
        )}
      </StandaloneMessage>
    );
  }
  return (
    <>
      <RefusalNote refusal={refusal} />
      <Playing
        key={loaded.replay.eyes}
        loaded={loaded}
        begin={wanted}
        onWant={setWanted}
        showsLog={showsLog}
        onShowLog={setShowsLog}
      />
    </>
  );
}

interface PlayingProps {
  readonly loaded: LoadedReplay;
  readonly begin: Wanted;
  onWant(wanted: Wanted): void;
  readonly showsLog: boolean;
  onShowLog(shows: boolean): void;
}

function Playing({ loaded: { replay, frames }, begin, onWant, showsLog, onShowLog }: PlayingProps) {
  const last = frames.length - 1;
  const [player, act] = useReducer(
    (before: Parameters<typeof played>[0], action: Parameters<typeof played>[1]) => played(before, action, last),
    { at: begin.entry === null ? 0 : frameAt(frames, begin.entry), playing: false, speed: begin.speed },
  );
  const root = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLElement>(null);
  const { at, playing, speed } = player;
  const [frame, next] = [frames[at], frames[at + 1]];
  useEffect(() => {
    if (!playing || !frame || !next) return;
    const timer = setTimeout(() => act({ type: 'advance' }), holds(frame, next, speed));
    return () => clearTimeout(timer);
  }, [playing, frame, next, speed]);
  useEffect(() => bar.current?.focus({ preventScroll: true }), []);
  // Before anybody sees the table: the first key counts.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      const action = isMeant(event, bar.current) ? actionOfKey(event.key, last) : null;
      if (!action) return;
      event.preventDefault();
      act(action);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [last]);
  const seek = useCallback((to: number) => act({ type: 'seek', to }), []);
  if (!frame) return null;
  return (
    <div ref={root} className={`replay ${showsLog ? 'with-log' : ''}`}>
      <TransportBar
        ref={bar}
        replay={replay}
        frames={frames}
        player={player}
        act={act}
        showsLog={showsLog}
        onShowLog={onShowLog}
        onEyes={(eyes) => onWant({ eyes, entry: frame.entry, speed })}
      />
      <div className="replay-body">
        <ReplayTable replay={replay} frames={frames} at={at} />
        {showsLog && <ReplayLog frames={frames} sheet={replay.sheet} at={at} onSeek={seek} />}
      </div>
    </div>
  );
}

/**
 * Whether a key is for the transport: with the focus in its bar, or nowhere. Keys that print something are taken in the
 * bar alone, and fields and buttons keep the keys that they have themselves.
 */
function isMeant({ key, target }: KeyboardEvent, bar: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const inBar = bar?.contains(target) === true;
  if (!inBar) return target === document.body && key.length > 1;
  if (target.matches('select')) return false;
  if (target.matches('input')) return key.length === 1;
  return key !== ' ' || !target.closest('button, a');
}
