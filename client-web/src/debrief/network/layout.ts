// Where the drawing of demands and agreements puts things: institutions on a circle, demands as arrows, agreements as
// lines. The drawing is a square of 100 by 100.
import type { AgreementView, DirectiveView } from '../../protocol';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type DemandOutcome = 'met' | 'refused' | 'unanswered';
export type AgreementOutcome = 'kept' | 'broken' | 'in-force' | 'not-signed';

/** Demands of one institution on another that ended alike. */
export interface DemandArrow {
  readonly from: string;
  readonly to: string;
  readonly outcome: DemandOutcome;
  readonly count: number;
}

/** Agreements between two institutions that ended alike. */
export interface AgreementLine {
  readonly between: readonly [string, string];
  readonly outcome: AgreementOutcome;
  readonly count: number;
}

const radius = 36;

/** Evenly on a circle, the first at the top, clockwise. */
export function circle(roles: readonly string[]): ReadonlyMap<string, Spot> {
  return new Map(
    roles.map((role, index) => {
      const angle = (index / roles.length) * 2 * Math.PI - Math.PI / 2;
      return [role, { x: 50 + radius * Math.cos(angle), y: 50 + radius * Math.sin(angle) }];
    }),
  );
}

export function demandOutcome({ status }: Pick<DirectiveView, 'status'>): DemandOutcome {
  if (status === 'complied' || status === 'complied-in-part') return 'met';
  return status === 'contested' || status === 'defied' ? 'refused' : 'unanswered';
}

export function agreementOutcome({ status }: Pick<AgreementView, 'status'>): AgreementOutcome {
  if (status === 'fulfilled') return 'kept';
  if (status === 'breached') return 'broken';
  return status === 'active' ? 'in-force' : 'not-signed';
}

function counted<T>(items: readonly T[], key: (item: T) => string): readonly (readonly [T, number])[] {
  const counts = new Map<string, [T, number]>();
  for (const item of items) {
    const known = counts.get(key(item));
    if (known) known[1]++;
    else counts.set(key(item), [item, 1]);
  }
  return [...counts.values()];
}

export function arrowsOf(directives: readonly DirectiveView[]): readonly DemandArrow[] {
  return counted(directives, (one) => `${one.from} ${one.to} ${demandOutcome(one)}`).map(([one, count]) => ({
    from: one.from,
    to: one.to,
    outcome: demandOutcome(one),
    count,
  }));
}

/** Every two parties of an agreement have a line; one that never came into force has none. */
export function linesOf(agreements: readonly AgreementView[]): readonly AgreementLine[] {
  const pairs = agreements
    .filter((one) => agreementOutcome(one) !== 'not-signed')
    .flatMap((one) => {
      const parties = [...one.parties].sort();
      return parties.flatMap((a, index) =>
        parties.slice(index + 1).map((b) => ({ between: [a, b] as const, outcome: agreementOutcome(one) })),
      );
    });
  return counted(pairs, ({ between, outcome }) => `${between.join(' ')} ${outcome}`).map(([one, count]) => ({
    ...one,
    count,
  }));
}

const place = ({ x, y }: Spot): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/**
 * A curve from one spot to another that ends short of both and bends to its right, so that what goes back and forth
 * lies side by side.
 * @param bend How far it bends, as a share of its length; 0 for a straight line.
 * @param gap How far from the spots it ends.
 */
export function curveBetween(
  from: Spot,
  to: Spot,
  bend: number,
  gap: number,
): { readonly path: string; readonly middle: Spot } {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const start = { x: from.x + along.x * gap, y: from.y + along.y * gap };
  const end = { x: to.x - along.x * gap, y: to.y - along.y * gap };
  const control = {
    x: (from.x + to.x) / 2 - along.y * bend * length,
    y: (from.y + to.y) / 2 + along.x * bend * length,
  };
  return {
    path: `M${place(start)}Q${place(control)} ${place(end)}`,
    middle: { x: (start.x + 2 * control.x + end.x) / 4, y: (start.y + 2 * control.y + end.y) / 4 },
  };
}
