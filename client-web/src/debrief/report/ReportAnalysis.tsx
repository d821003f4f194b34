import { turningPoints } from '../../analysis/ranking';
import { percent, sameEndings, verdictOf } from '../../analysis/typical';
import type { SessionAnalysis } from '../../protocol';
import { calendarTime } from '../../session/clock';
import { facilitator, namesOf } from '../../session/names';
import { useTable } from '../../session/SessionProvider';

const mostPoints = 3;

/** The decisions that turned the game, and whether it was a usual one, in a few lines. */
export function ReportAnalysis({ analysis }: { readonly analysis: SessionAnalysis | null }) {
  const { sheet } = useTable();
  const names = namesOf(sheet);
  const points = analysis?.turningPoints ? turningPoints(analysis.turningPoints).slice(0, mostPoints) : [];
  const typicality = analysis?.typicality;
  const opening = typicality?.moments[0];
  return (
    <>
      {points.length > 0 && (
        <section>
          <h3>Turning points, by how autopilots play on</h3>
          <ol className="report-questions">
            {points.map(({ entry, at, role, text, shift }) => (
              <li key={entry}>
                {`${calendarTime(sheet.starts, at)}, ${names.role(role ?? facilitator)}: ${text}. The endings moved by ${percent(shift.distance.value)} of the games.`}
              </li>
            ))}
          </ol>
        </section>
      )}
      {typicality && opening && (
        <section>
          <h3>Was our game typical?</h3>
          <p>
            {`Of ${typicality.games} games of autopilots from the same opening ${sameEndings(opening, typicality)} end as this one did. ${verdictOf(typicality)}`}
          </p>
        </section>
      )}
    </>
  );
}
