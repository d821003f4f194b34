// A calendar file (iCalendar, RFC 5545) with the deadlines of a session: a reminder that needs no mail and no account.

export interface CalendarEntry {
  /** The same for the same deadline, so that a later file moves it instead of adding another one. */
  readonly id: string;
  readonly title: string;
  /** A moment, ISO 8601. */
  readonly at: string;
  /** Where one goes then; it holds no ticket. */
  readonly link: string;
}

/** @param now Unix milliseconds; later files count as newer. */
export function calendarFile(entries: readonly CalendarEntry[], now: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Whitecell//Deadlines//EN',
    ...entries.flatMap(({ id, title, at, link }) => [
      'BEGIN:VEVENT',
      `UID:${id}@whitecell`,
      `DTSTAMP:${utc(now)}`,
      `SEQUENCE:${Math.floor(now / 1000) % 2_000_000_000}`,
      `DTSTART:${utc(Date.parse(at))}`,
      `DTEND:${utc(Date.parse(at))}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(`Play here before then: ${link}`)}`,
      `URL:${link}`,
      'TRANSP:TRANSPARENT',
      ...['-P1D', '-PT1H'].flatMap((before) => [
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        `DESCRIPTION:${escaped(title)}`,
        `TRIGGER:${before}`,
        'END:VALARM',
      ]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const utc = (moment: number) => `${new Date(moment).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const escaped = (text: string) => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');

/** A line has at most 75 bytes; the next ones that belong to it begin with a blank. No character is torn apart. */
function folded(line: string): string {
  const bytes = new TextEncoder();
  let [text, length] = ['', 0];
  for (const character of line) {
    const size = bytes.encode(character).length;
    if (length + size > 75) {
      text += '\r\n ';
      length = 1;
    }
    text += character;
    length += size;
  }
  return text;
}
