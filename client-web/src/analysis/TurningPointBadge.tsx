import './turning-point-badge.css';

/** Beside a decision that turned the game, where it is told; nothing without a rank. */
export function TurningPointBadge({ rank }: { readonly rank: number | undefined }) {
  return rank === undefined ? null : (
    <a className="turning-badge" href="#turning">
      <span aria-hidden="true" />
      {`Turning point ${rank}`}
    </a>
  );
}
