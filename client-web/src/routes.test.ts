import { expect, test } from 'vitest';
import { routeOf } from './routes';

test.each([
  ['/', { screen: 'home' }],
  ['/new', { screen: 'create' }],
  ['/alone', { screen: 'alone' }],
  ['/alone/more', { screen: 'lost' }],
  ['/host', { screen: 'host' }],
  ['/join', { screen: 'join', code: '' }],
  ['/join/k4m7px', { screen: 'join', code: 'K4M7PX' }],
  ['/watch/k4m7px', { screen: 'open-projector', code: 'K4M7PX' }],
  ['/class/abc', { screen: 'class', id: 'abc' }],
  ['/class/abc/screen', { screen: 'class-projector', id: 'abc' }],
  ['/class/abc/seat', { screen: 'member-seat', id: 'abc' }],
  ['/class', { screen: 'lost' }],
  ['/s/abc', { screen: 'seat', session: 'abc' }],
  ['/s/abc/screen', { screen: 'projector', session: 'abc' }],
  ['/s/abc/replay', { screen: 'replay', session: 'abc', place: 'seat' }],
  ['/s/abc/screen/replay', { screen: 'replay', session: 'abc', place: 'screen' }],
  ['/s/abc/other', { screen: 'lost' }],
  ['/elsewhere', { screen: 'lost' }],
])('%s', (path, route) => expect(routeOf(path)).toEqual(route));
