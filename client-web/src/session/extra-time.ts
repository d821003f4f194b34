import type { ExtraTimeView } from '../protocol';

/** "25 %", "3 min", "25 % and 3 min" */
export function extraInWords({ percent, minutes }: Pick<ExtraTimeView, 'percent' | 'minutes'>): string {
  return [percent > 0 ? `${percent} %` : '', minutes > 0 ? `${minutes} min` : ''].filter(Boolean).join(' and ');
}
