import { describe, expect, it } from 'vitest';
import { daysLater, inWords, localTime, momentOf, untilInWords, zoneInWords, zones } from './zoned-time';

const berlin = 'Europe/Berlin';
const at = (text: string) => Date.parse(text);

describe('calendar times of a zone', () => {
  it('keep the time of day over the change to winter and to summer', () => {
    expect(momentOf('2026-10-22T18:00', berlin)).toBe('2026-10-22T18:00:00+02:00');
    expect(momentOf(daysLater('2026-10-22T18:00', 7), berlin)).toBe('2026-10-29T18:00:00+01:00');
    expect(momentOf('2027-03-25T18:00', berlin)).toBe('2027-03-25T18:00:00+01:00');
    expect(momentOf(daysLater('2027-03-25T18:00', 7), berlin)).toBe('2027-04-01T18:00:00+02:00');
  });

  it('take the first of an hour that comes twice, and go past one that is left out', () => {
    expect(momentOf('2026-10-25T02:30', berlin)).toBe('2026-10-25T02:30:00+02:00');
    expect(momentOf('2027-03-28T02:30', berlin)).toBe('2027-03-28T03:30:00+02:00');
    expect(momentOf('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T01:30:00-04:00');
    expect(momentOf('2027-03-14T02:30', 'America/New_York')).toBe('2027-03-14T03:30:00-04:00');
  });

  it('know zones with odd offsets and beyond the date line', () => {
    expect(momentOf('2026-12-03T18:00', 'Asia/Kathmandu')).toBe('2026-12-03T18:00:00+05:45');
    expect(momentOf('2026-12-03T18:00', 'America/St_Johns')).toBe('2026-12-03T18:00:00-03:30');
    expect(momentOf('2026-12-03T00:30', 'Pacific/Kiritimati')).toBe('2026-12-03T00:30:00+14:00');
    expect(momentOf('2026-12-03T23:30', 'Pacific/Pago_Pago')).toBe('2026-12-03T23:30:00-11:00');
    expect(momentOf('2026-12-03T18:00', 'Nowhere/At_All')).toBe('2026-12-03T18:00:00+00:00');
  });

  it('come back as they were written', () => {
    for (const zone of [berlin, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu']) {
      for (let hour = 0; hour < 24 * 370; hour += 37) {
        const local = localTime(at('2026-01-01T00:00Z') + hour * 3_600_000, zone);
        const moment = momentOf(local, zone);
        expect(moment && localTime(at(moment), zone)).toBe(local);
      }
    }
  });

  it('are none when they are half written', () => {
    expect(momentOf('', berlin)).toBeNull();
    expect(momentOf('2026-12-03', berlin)).toBeNull();
    expect(momentOf('2026-13-03T18:00', berlin)).toBeNull();
    expect(daysLater('', 7)).toBe('');
  });

  it('read as people say them', () => {
    const now = at('2026-11-29T12:00Z');
    expect(inWords('2026-12-03T18:00:00+01:00', berlin, now)).toBe('Thu 3 Dec, 18:00');
    expect(inWords('2027-01-07T18:00:00+01:00', berlin, now)).toBe('Thu 7 Jan 2027, 18:00');
    expect(zoneInWords(berlin)).toBe('Berlin time');
    expect(zoneInWords('America/Argentina/Buenos_Aires')).toBe('Buenos Aires time');
    expect(zoneInWords('UTC')).toBe('UTC');
    expect(untilInWords('2026-12-03T18:00:00+01:00', now)).toBe('in 4 days');
    expect(untilInWords('2026-11-29T17:30:00Z', now)).toBe('in 5 hours');
    expect(untilInWords('2026-11-29T12:01:30Z', now)).toBe('in 1 minute');
    expect(untilInWords('2026-11-29T11:00:00Z', now)).toBe('now');
  });

  it('can be chosen from all zones, the present one among them', () => {
    expect(zones('Mars/Olympus')).toEqual(expect.arrayContaining(['UTC', 'Mars/Olympus', berlin]));
  });
});
