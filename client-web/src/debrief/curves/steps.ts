import type { CurvePoint } from '../../protocol';

export interface Step extends CurvePoint {
  readonly by: number;
}

/** Each point with its difference from the one before. */
export function stepsOf(points: readonly CurvePoint[]): readonly Step[] {
  return points.map((point, index) => ({ ...point, by: point.value - (points[index - 1]?.value ?? point.value) }));
}
