import { describe, expect, it } from 'vitest';
import type { MemberParticipation, ParticipationReport } from '../protocol';
import { type Column, countsOf, durationOf, endingsIn, type ShownState, shownMembers } from './participation-rows';

const member = (name: string, more: Partial<MemberParticipation> = {}): MemberParticipation => ({
  member: name,
  name,
  checkedIn: true,
  state: 'playing',
  seconds: 0,
  decisions: 0,
  answers: 0,
  ...more,
});

const participation: ParticipationReport = {
  roles: [],
  questions: ['Why?'],
  unread: [],
  members: [
    member('Ana', {
      group: 'Red',
      state: 'finished',
      startedAt: 100,
      finishedAt: 900,
      seconds: 600,
      ending: 'A patch',
      answers: 1,
    }),
    member('Ben', { startedAt: 200, seconds: 30, decisions: 4 }),
    member('Cem', { state: 'not-started', checkedIn: false }),
    member('Dee', { state: 'finished', startedAt: 50, finishedAt: 400, seconds: 4000, ending: 'Stalemate' }),
    member('Eve', { state: 'left', startedAt: 300, group: 'blue' }),
  ],
};

const names = (by: Column, descending = false, filter: Partial<Parameters<typeof shownMembers>[1]> = {}) =>
  shownMembers(participation, { wanted: '', state: 'all', ending: '', ...filter }, { by, descending }).map(
    ({ name }) => name,
  );

describe('the members of a class', () => {
  it('stand in the order asked for, those without a value last', () => {
    expect(names('name')).toEqual(['Ana', 'Ben', 'Cem', 'Dee', 'Eve']);
    expect(names('started')).toEqual(['Dee', 'Ana', 'Ben', 'Eve', 'Cem']);
    expect(names('started', true)).toEqual(['Eve', 'Ben', 'Ana', 'Dee', 'Cem']);
    expect(names('time', true)).toEqual(['Dee', 'Ana', 'Ben', 'Cem', 'Eve']);
    expect(names('ending', true)).toEqual(['Dee', 'Ana', 'Ben', 'Cem', 'Eve']);
    expect(names('state')).toEqual(['Cem', 'Ben', 'Eve', 'Ana', 'Dee']);
    expect(names('group')).toEqual(['Eve', 'Ana', 'Ben', 'Cem', 'Dee']);
  });

  it('are found by name or group, state and ending', () => {
    expect(names('name', false, { wanted: ' RED' })).toEqual(['Ana']);
    expect(names('name', false, { wanted: 'e' })).toEqual(['Ana', 'Ben', 'Cem', 'Dee', 'Eve']);
    expect(names('name', false, { ending: 'Stalemate' })).toEqual(['Dee']);
    const states: [ShownState, string[]][] = [
      ['not-started', ['Cem']],
      ['finished', ['Ana', 'Dee']],
      ['answered', ['Ana']],
      ['unanswered', ['Dee']],
    ];
    for (const [state, found] of states) expect(names('name', false, { state })).toEqual(found);
  });

  it('are counted, and their endings named once', () => {
    expect(countsOf(participation)).toBe('1 not started, 1 playing, 1 left, 2 finished');
    expect(endingsIn(participation)).toEqual(['A patch', 'Stalemate']);
  });

  it('have played for so long', () => {
    expect([0, 20, 90, 3600, 3900].map(durationOf)).toEqual([
      '< 1 min',
      '< 1 min',
      '2 min',
      '1 h 00 min',
      '1 h 05 min',
    ]);
  });
});
