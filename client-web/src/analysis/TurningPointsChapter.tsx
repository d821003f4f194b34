import './analysis.css';
import '../whatif/whatif.css';
import { addressOf } from '../debrief/chapters';
import type { GameTurningPoints, Notice, RankedDecision } from '../protocol';
import { replayPath } from '../replay/moment';
import { Link } from '../routes';
import { calendarTime } from '../session/clock';
import { facilitator, namesOf } from '../session/names';
import { useTable } from '../session/SessionProvider';
import { Icon } from '../ui/Icon';
import { ComparisonTables } from '../whatif/Outcomes';
import { intervalWords } from '../whatif/words';
import { AnalysisProgress } from './AnalysisProgress';
import { lineOf, moved, otherDecisions, turningPoints } from './ranking';
import { percent } from './typical';
import type { Analysis } from './useAnalysis';

interface TurningPointsChapterProps {
  readonly analysis: Analysis;
  readonly timeline: readonly Notice[];
}

/** The decisions that moved the endings or scores most, with the figures from before and after each. */
export function TurningPointsChapter({ analysis, timeline }: TurningPointsChapterProps) {
  const found = analysis.analysis?.turningPoints;
  return (
    <section className="turning stack" aria-label="Turning points">
      <p className="quiet measure-text">
        From before and from after each decision autopilots have played on, pair by pair with the same luck. The further
        their endings and scores are apart, the more the decision turned the game. It is how autopilots play, not a
        prophecy: a decision that any autopilot would have taken moves little, however much came of it.
      </p>
      {found ? <Ranking found={found} timeline={timeline} /> : <AnalysisProgress analysis={analysis} />}
    </section>
  );
}

/** As many as one reads through; the further ones are folded. */
const shownAtOnce = 6;

interface PointsProps {
  readonly points: readonly RankedDecision[];
  /** Rank of the first one. */
  readonly first?: number;
  readonly timeline: readonly Notice[];
}

function Points({ points, first = 1, timeline }: PointsProps) {
  return (
    <ol className="turning-points numbered" start={first} style={{ counterReset: `numbered ${first - 1}` }}>
      {points.map((point) => (
        <li key={point.entry} className="card turning-point">
          <Point point={point} line={lineOf(point, timeline)} />
        </li>
      ))}
    </ol>
  );
}

function Ranking({ found, timeline }: { readonly found: GameTurningPoints; readonly timeline: readonly Notice[] }) {
  const points = turningPoints(found);
  const others = otherDecisions(found);
  if (found.decisions === 0) return <p>Nothing was decided in this game.</p>;
  return (
    <>
      <p className="small quiet">{lookedAt(found)}</p>
      {points.length === 0 && (
        <p>
          No decision moved the endings or a role's score by more than chance may have done. Things went as they were to
          be expected, or the dice decided.
        </p>
      )}
      <Points points={points.slice(0, shownAtOnce)} timeline={timeline} />
      {points.length > shownAtOnce && (
        <details>
          <summary>{`${points.length - shownAtOnce} more that moved less`}</summary>
          <Points points={points.slice(shownAtOnce)} first={shownAtOnce + 1} timeline={timeline} />
        </details>
      )}
      {others.length > 0 && (
        <details className="small">
          <summary>{`${others.length === 1 ? 'One decision' : `${others.length} decisions`} that may have moved nothing`}</summary>
          <ul className="turning-others">
            {others.map((point) => (
              <li key={point.entry}>
                <Who point={point} />
                <span>{point.text}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function lookedAt({ decisions, pairs, ranked }: GameTurningPoints): string {
  const games = `${pairs} games from before and ${pairs} from after each.`;
  return ranked.length === decisions
    ? `All ${decisions} decisions of the game, ${games}`
    : `${ranked.length} of the ${decisions} decisions of the game, those of people and the weightiest ones first; ${games}`;
}

function Who({ point: { round, at, role, pilot } }: { readonly point: RankedDecision }) {
  const { sheet } = useTable();
  const by = pilot === 'autopilot' ? ' · autopilot' : pilot === 'assistant' ? ' · AI assistant' : '';
  return (
    <span className="small quiet number">
      {`Round ${round + 1}, ${calendarTime(sheet.starts, at)} · ${namesOf(sheet).role(role ?? facilitator)}${by}`}
    </span>
  );
}

function Point({ point, line }: { readonly point: RankedDecision; readonly line: number | undefined }) {
  const { session, you } = useTable();
  const { shift, entry, text } = point;
  const onWall = you.kind === 'spectator';
  return (
    <>
      <Who point={point} />
      <h3>{line === undefined ? text : <a href={addressOf('story', line)}>{text}</a>}</h3>
      <p>{`The endings moved by ${percent(shift.distance.value)} of the games${between(shift.distance)}.`}</p>
      <BeforeAfter point={point} />
      <MovedScores point={point} />
      <details className="small">
        <summary>All figures</summary>
        <div className="stack">
          <ComparisonTables comparison={shift} one="Before" other="After" />
        </div>
      </details>
      <div className="row wrap no-print">
        <Link
          to={`${replayPath(session, onWall ? 'screen' : 'seat')}?entry=${entry + 1}`}
          className="button compact"
          aria-label={`Replay this moment: ${text}`}
        >
          <Icon name="play" size={16} />
          Replay this moment
        </Link>
        {!onWall && (
          <a
            className="button compact"
            href={addressOf('what', entry)}
            aria-label={`What if it had been otherwise: ${text}`}
          >
            What if it had been otherwise
          </a>
        )}
      </div>
    </>
  );
}

const between = ({ low, high }: RankedDecision['shift']['distance']): string =>
  low === undefined || high === undefined ? '' : ` (between ${Math.round(low * 100)} and ${percent(high)})`;

/** Two bars for each ending that occurred; the figures beside them say the same. */
function BeforeAfter({ point: { shift } }: { readonly point: RankedDecision }) {
  const share = (games: number) => games / shift.pairs;
  return (
    <ul className="before-after">
      {shift.endings.map(({ ending, played, other }) => (
        <li key={ending.id}>
          <span className="before-after-title">{ending.title}</span>
          <span className="number small">{`${percent(share(played))} before, ${percent(share(other))} after`}</span>
          <span className="before-after-bars" aria-hidden="true">
            <span style={{ width: `${share(played) * 100}%` }} />
            <span className="after" style={{ width: `${share(other) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}

const mostNamed = 3;

function MovedScores({ point }: { readonly point: RankedDecision }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const roles = moved(point.shift.roles).slice(0, mostNamed);
  return roles.length > 0 ? (
    <p className="small">
      {`Scores: ${roles.map(({ role, difference }) => `${names.role(role)} ${intervalWords(difference)}`).join('; ')}.`}
    </p>
  ) : (
    <p className="small quiet">No role's score moved for certain.</p>
  );
}
