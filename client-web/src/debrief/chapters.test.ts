import { expect, test } from 'vitest';
import { addressOf, chaptersOf, placeOf } from './chapters';

const empty = { claims: [], secrets: [], directives: [], agreements: [] };
const secret = { subject: 'value', title: 'Severity', text: '40 of 100', knownTo: [] } as const;
const ids = (parts: Parameters<typeof chaptersOf>[0]) => chaptersOf(parts, false).map(({ id }) => id);

test('a chapter without anything in it is left out', () => {
  expect(ids(empty)).toEqual(['ending', 'story', 'curves', 'turning', 'typical', 'promises', 'questions', 'data']);
  expect(ids({ ...empty, secrets: [secret], history: { source: 'A paper', sameEnding: false, rounds: [] } })).toEqual([
    'ending',
    'story',
    'curves',
    'turning',
    'typical',
    'promises',
    'knowledge',
    'history',
    'questions',
    'data',
  ]);
});

test('an address names a chapter and its neighbours', () => {
  const place = placeOf('#story', chaptersOf(empty, false));
  expect([place?.before?.id, place?.chapter.id, place?.after?.id, place?.number]).toEqual([
    'ending',
    'story',
    'curves',
    2,
  ]);
});

test.each(['', '#nothing', '#knowledge', '#t=ticket', '#story/x'])('%s leads to the first chapter', (hash) => {
  const place = placeOf(hash, chaptersOf(empty, false));
  expect([place?.chapter.id, place?.before]).toEqual(['ending', undefined]);
});

test('a line of the timeline has an address in the story, and in no other chapter', () => {
  const chapters = chaptersOf(empty, false);
  expect(placeOf(addressOf('story', 42), chapters)).toMatchObject({ chapter: { id: 'story' }, line: 42 });
  expect(placeOf('#curves/42', chapters)?.line).toBeUndefined();
  expect(placeOf('#story/42', chapters)?.entry).toBeUndefined();
});

test('what-ifs have a chapter where somebody can ask, and its address can name a decision', () => {
  const chapters = chaptersOf(empty, true);
  expect(chapters.map(({ id }) => id)).toContain('what');
  expect(placeOf(addressOf('what', 57), chapters)).toMatchObject({ chapter: { id: 'what' }, entry: 57 });
});
