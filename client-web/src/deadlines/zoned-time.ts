// Calendar times of a named zone. Deadlines travel as moments with the offset of their zone on their day, so that
// "Thursday 18:00" stays that when summer time begins or ends in between. A zone that the browser does not know reads
// as UTC.

const known = new Map<string, string>();

function sound(zone: string): string {
  let found = known.get(zone);
  if (found === undefined) {
    try {
      new Intl.DateTimeFormat('en-GB', { timeZone: zone });
      found = zone;
    } catch {
      found = 'UTC';
    }
    known.set(zone, found);
  }
  return found;
}

/** The zone of this device. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** All zones that can be chosen, in the order of their names, with one that must be among them. */
export function zones(wanted: string): readonly string[] {
  const all = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set(['UTC', wanted, ...all])].sort();
}

/** "2026-12-03T18:00": as the clocks of the zone show a moment, and as a field for date and time holds it. */
export function localTime(moment: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: sound(zone),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of format.formatToParts(moment)) parts[type] = value;
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
  const day = 86_400_000;
  const offsets = [ahead(asUtc - day, zone), ahead(asUtc + day, zone)];
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
  return Number.isNaN(at) ? local : new Date(at + days * 86_400_000).toISOString().slice(0, 16);
}

/** "Thu 3 Dec, 18:00", with the year when it is another one. */
export function inWords(moment: string, zone: string, now: number): string {
  const at = Date.parse(moment);
  const year = (time: number) => localTime(time, zone).slice(0, 4);
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: sound(zone),
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(year(at) === year(now) ? {} : { year: 'numeric' }),
  });
  return `${format.format(at).replace(',', '')}, ${localTime(at, zone).slice(11)}`;
}

/** "Berlin time" of "Europe/Berlin". */
export const zoneInWords = (zone: string): string =>
  sound(zone) === 'UTC' ? 'UTC' : `${zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')} time`;

/** "in 2 days", "in 5 hours", "in 12 minutes", "now". */
export function untilInWords(moment: string, now: number): string {
  const minutes = Math.floor((Date.parse(moment) - now) / 60_000);
  const [count, unit] =
    minutes >= 48 * 60 ? [minutes / (24 * 60), 'day'] : minutes >= 120 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  const whole = Math.floor(count);
  return whole <= 0 ? 'now' : `in ${whole} ${unit}${whole === 1 ? '' : 's'}`;
}
