import type { ClockView } from '../protocol';

/** Game time in seconds at a moment of the session's time (Unix milliseconds). */
export function gameTime(clock: ClockView, serverNow: number): number {
  if (!clock.running) return clock.at;
  const passed = Math.max(0, serverNow - clock.anchor) / 1000;
  return Math.min(clock.roundEnds, clock.at + passed * clock.pace);
}

/** For how many milliseconds the round has been closing at a moment of the session's time; null while it is not. */
export function closingFor({ running, anchor, closing }: ClockView, serverNow: number): number | null {
  if (closing === undefined) return null;
  return closing + (running ? Math.max(0, serverNow - anchor) : 0);
}

/** Real seconds that a stretch of game time takes. */
export function realSeconds(gameSeconds: number, clock: ClockView): number {
  return clock.pace > 0 ? gameSeconds / clock.pace : 0;
}

/** `starts` has no zone: it is the calendar of the scenario's own place, so it is read and shown as if in UTC. */
function moment(starts: string, seconds: number): Date {
  return new Date(Date.parse(`${starts.replace(/Z$/, '')}Z`) + Math.floor(seconds) * 1000);
}

const clockTime = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });
const date = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** "Fri 13:42" */
export function calendarTime(starts: string, seconds: number): string {
  const at = moment(starts, seconds);
  return Number.isNaN(at.getTime()) ? '' : `${weekday.format(at)} ${clockTime.format(at)}`;
}

/** "Friday 5 June" */
export function calendarDate(starts: string, seconds: number): string {
  const at = moment(starts, seconds);
  return Number.isNaN(at.getTime()) ? '' : date.format(at).replace(',', '');
}

/** "2 d 3 h", "1 h 05 min", "38 min": game time, rounded up so that what is left is never shown as 0. */
export function duration(seconds: number): string {
  if (seconds <= 0) return '0 min';
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return hours % 24 === 0 ? `${Math.floor(hours / 24)} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** "2:05": real time on a stopwatch. */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
