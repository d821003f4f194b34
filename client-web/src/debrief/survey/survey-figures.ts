// What the debrief says of a survey's answers.
import type { PredictionReport, SurveyItemSheet, SurveyWaveReport } from '../../protocol';
import { brierScore, type Forecast } from '../knowledge/calibration';

/** So many people have answered at least when others than the facilitator are shown what; as on the server. */
export const leastPeople = 3;

/** The mean of the answers to a scale; undefined when they are not shown. */
export function meanOf({ people, counts }: SurveyWaveReport): number | undefined {
  if (!counts || people === 0) return undefined;
  return counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / people;
}

/** What each answer is called: the points of the scale, the ends with their meaning, or the choices. */
export function labelsOf({ choices, scale }: SurveyItemSheet): readonly string[] {
  if (!scale) return choices;
  return Array.from({ length: scale.points }, (_, index) => {
    const point = index + 1;
    return point === 1 ? `1 ${scale.low}` : point === scale.points ? `${point} ${scale.high}` : `${point}`;
  });
}

/** Per cent of the people, rounded. */
export const shareOf = (count: number, people: number): number =>
  people === 0 ? 0 : Math.round((count / people) * 100);

/** All that was said about some predictions, by whomever. */
export const allForecasts = (
  predictions: readonly PredictionReport[],
  titleOf: (id: string) => string,
): readonly Forecast[] =>
  predictions.flatMap(({ prediction, true: isTrue, sure }) =>
    (sure ?? []).map((value) => ({ title: titleOf(prediction), sure: value, true: isTrue })),
  );

/** The median of numbers in rising order; undefined of none. */
export function medianOf(sorted: readonly number[]): number | undefined {
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** The mean Brier score of all that was said; undefined when nothing is shown. */
export function tableScore(forecasts: readonly Forecast[]): number | undefined {
  return forecasts.length === 0 ? undefined : brierScore(forecasts);
}
