import { Link } from '../routes';
import { useTable } from '../session/SessionProvider';
import { Icon } from '../ui/Icon';
import { replayPath } from './moment';

/** From a session that is over to its replay. */
export function ReplayLink() {
  const { session, you } = useTable();
  return (
    <Link to={replayPath(session, you.kind === 'spectator' ? 'screen' : 'seat')} className="button">
      <Icon name="play" />
      Replay
    </Link>
  );
}
