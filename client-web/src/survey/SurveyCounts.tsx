import { useTable } from '../session/SessionProvider';
import { titleOf, waves } from './survey';

/** For the facilitator: how many players have answered each wave before the game; nothing without a survey. */
export function SurveyCounts() {
  const { sheet, view } = useTable();
  const players = Object.values(view.seats).filter(({ kind }) => kind === 'player').length;
  const asked = waves.filter((wave) => wave !== 'after' && sheet.survey?.some((item) => item.waves.includes(wave)));
  if (asked.length === 0 || players === 0) return null;
  return (
    <ul className="small" aria-label="Survey">
      {asked.map((wave) => (
        <li key={wave}>
          {`Survey “${titleOf[wave]}”: `}
          <span className="number">{`${view.surveys[wave]?.answered ?? 0} of ${players}`}</span> have answered.
        </li>
      ))}
    </ul>
  );
}
