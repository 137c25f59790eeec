import { expect, test } from 'vitest';
import { SentObjects } from './sent-objects.ts';

const first = Buffer.from('first');
const second = Buffer.from('second');

test('tells the first version of an object, another payload and the same payload apart', () => {
  const sent = new SentObjects();
  expect(sent.say('a', first)).toBe('new');
  expect(sent.say('a', first)).toBe('unchanged');
  expect(sent.say('a', second)).toBe('changed');
  expect(sent.say('a', first)).toBe('changed');
  expect(sent.size).toBe(1);
});

test('an object is told from another with the same payload', () => {
  const sent = new SentObjects();
  sent.say('a', first);
  expect(sent.has('b')).toBe(false);
  expect(sent.say('b', first)).toBe('new');
});

test('an object that was deleted is new again', () => {
  const sent = new SentObjects();
  sent.say('a', first);
  expect(sent.delete('a')).toBe(true);
  expect(sent.delete('a')).toBe(false);
  expect(sent.say('a', first)).toBe('new');
});
