import { monogram } from '../session/names';

interface MonogramProps {
  readonly title: string;
  readonly mine?: boolean;
  readonly small?: boolean;
}

/** Stands beside the full title, so hidden from assistive technology. */
export function Monogram({ title, mine, small }: MonogramProps) {
  return (
    <span className={`monogram ${mine ? 'mine' : ''} ${small ? 'small' : ''}`} aria-hidden="true">
      {monogram(title)}
    </span>
  );
}
