import { expect, test } from 'vitest';
import type { RoleNoteView } from '../protocol';
import { changedMeanwhile, inOrder } from './notes';

const note = (text: string): RoleNoteView => ({ at: 0, round: 0, writtenBy: 'Ada', text });

test('notes stand in the order of writing, the tenth after the second', () => {
  const notes = inOrder({ 10: note('c'), 2: note('b'), 1: note('a') });
  expect(notes.map(({ number }) => number)).toEqual([1, 2, 10]);
  expect(notes.map((one) => one.note.text)).toEqual(['a', 'b', 'c']);
});

test('who changes a note sees what somebody else has made of it meanwhile', () => {
  expect(changedMeanwhile(note('a'), note('a'))).toBeNull();
  expect(changedMeanwhile(note('a'), note('b'))).toBe('b');
});
