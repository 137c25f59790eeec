import { manualClock } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import type { ApiRequest, Verb } from '../api/api-request.ts';
import { resources } from '../objects/resource.ts';
import { FaultBook } from './fault-book.ts';

const request = (verb: Verb, plural: 'pods' | 'nodes' = 'pods'): ApiRequest => ({
  verb,
  resource: resources[plural],
  namespace: '',
  name: '',
  subresource: '',
  query: new URLSearchParams(),
});

test('a rule befalls its resources and verbs only, as often as it says', () => {
  const book = new FaultBook(manualClock());
  book.add({ fault: 'reset', resources: ['pods'], verbs: ['list'], count: 1 });
  expect(book.match(request('watch'))).toBeUndefined();
  expect(book.match(request('list', 'nodes'))).toBeUndefined();
  expect(book.match(request('list'))?.fault).toBe('reset');
  expect(book.match(request('list'))).toBeUndefined();
  expect(book.list()).toEqual([]);
});

test('a rule with a duration ends by itself', async () => {
  const clock = manualClock();
  const book = new FaultBook(clock);
  book.add({ fault: 'slow', durationMs: 1_000 });
  await clock.advance(999);
  expect(book.match(request('list'))?.fault).toBe('slow');
  await clock.advance(1);
  expect(book.match(request('list'))).toBeUndefined();
});

test('a probability spares the others, which then meet the next rule', () => {
  const chances = [0.4, 0.6];
  const book = new FaultBook(manualClock(), () => chances.shift() ?? 0);
  book.add({ fault: 'reset', probability: 0.5 });
  expect(book.match(request('list'))?.fault).toBe('reset');
  expect(book.match(request('list'))).toBeUndefined();
  expect(book.list()).toMatchObject([{ id: 1, befallen: 1 }]);
});

test('an ERROR event befalls watches only', () => {
  const book = new FaultBook(manualClock());
  book.add({ fault: 'error-event' });
  expect(book.match(request('list'))).toBeUndefined();
  expect(book.match(request('watch'))?.fault).toBe('error-event');
});
