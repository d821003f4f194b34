// Calendar times of a named zone. Deadlines travel as moments with the offset of their zone on their day, so that
// "Thursday 18:00" stays that when summer time begins or ends in between. A zone that the browser does not know reads
// as UTC.

// Formats are dear to make, and a board of tables asks for them at each tick.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    const parts = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    } as const;
    try {
      format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...parts });
    } catch {
      format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...parts });
    }
    formats.set(zone, format);
  }
  return format;
}

const dayAndMonth = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const day = new Intl.DateTimeFormat('en-GB', dayAndMonth);
const dayOfYear = new Intl.DateTimeFormat('en-GB', { ...dayAndMonth, year: 'numeric' });

/** Milliseconds. */
const wholeDay = 86_400_000;

/** The zone of this device. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** All zones that can be chosen, in the order of their names, with one that must be among them. */
export function zones(wanted: string): readonly string[] {
  const all = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set(['UTC', wanted, ...all])].sort();
}

/** "2026-12-03T18:00": as the clocks of the zone show a moment, and as a field for date and time holds it. */
export function localTime(moment: number, zone: string): string {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatOf(zone).formatToParts(moment)) parts[type] = value;
  return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** Milliseconds by which the zone's clocks are ahead of UTC at a moment. */
function ahead(moment: number, zone: string): number {
  return Date.parse(`${localTime(moment, zone)}Z`) - Math.floor(moment / 60_000) * 60_000;
}

/**
 * The moment that the clocks of a zone show so, with the zone's offset: "2026-12-03T18:00:00+01:00". A time that they
 * show twice is the first one; one that they leave out is as much later as they leave out. Null when it is no time.
 */
export function momentOf(local: string, zone: string): string | null {
  const asUtc = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(asUtc)) return null;
  const offsets = [ahead(asUtc - wholeDay, zone), ahead(asUtc + wholeDay, zone)];
  const fitting = offsets.filter((offset) => ahead(asUtc - offset, zone) === offset);
  const offset = fitting.length > 0 ? Math.max(...fitting) : Math.min(...offsets);
  return withOffset(asUtc - offset, zone);
}

function withOffset(moment: number, zone: string): string {
  const minutes = Math.round(ahead(moment, zone) / 60_000);
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
  return `${localTime(moment, zone)}:00${offset}`;
}

/** The same time of day so many days later, whatever the clocks did in between. */
export function daysLater(local: string, days: number): string {
  const at = Date.parse(`${local}Z`);
  return Number.isNaN(at) ? local : new Date(at + days * wholeDay).toISOString().slice(0, 16);
}

/** "Thu 3 Dec, 18:00", with the year when it is another one. */
export function inWords(moment: string, zone: string, now: number): string {
  const local = localTime(Date.parse(moment), zone);
  const isThisYear = local.slice(0, 4) === localTime(now, zone).slice(0, 4);
  const date = (isThisYear ? day : dayOfYear).format(Date.parse(`${local}Z`));
  return `${date.replace(',', '')}, ${local.slice(11)}`;
}

/** "Berlin time" of "Europe/Berlin". */
export const zoneInWords = (zone: string): string =>
  formatOf(zone).resolvedOptions().timeZone === 'UTC'
    ? 'UTC'
    : `${zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')} time`;

/** "in 2 days", "in 5 hours", "in 12 minutes", "now". */
export function untilInWords(moment: string, now: number): string {
  const minutes = Math.floor((Date.parse(moment) - now) / 60_000);
  const [count, unit] =
    minutes >= 48 * 60 ? [minutes / (24 * 60), 'day'] : minutes >= 120 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  const whole = Math.floor(count);
  return whole <= 0 ? 'now' : `in ${whole} ${unit}${whole === 1 ? '' : 's'}`;
}
