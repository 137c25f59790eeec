import { expect, test } from 'vitest';
import { folderToRemove } from './cluster-owner.ts';

const ours = '/home/a/.testbed';
const theirs = '/home/b/.testbed';

test('our own cluster is taken away, and what there is of one that nobody has', () => {
  expect(folderToRemove({ owner: ours, ours, isRunning: true, force: false })).toBe(ours);
  expect(folderToRemove({ owner: undefined, ours, isRunning: false, force: false })).toBe(ours);
});

test('one that another checkout has running is not, unless that is said', () => {
  expect(() => folderToRemove({ owner: theirs, ours, isRunning: true, force: false })).toThrow(
    'the cluster on this machine was started by /home/b: run make cluster-down there, or make cluster-down FORCE=1 here',
  );
  expect(folderToRemove({ owner: theirs, ours, isRunning: true, force: true })).toBe(theirs);
});

test('what is left of one that does not run any more is taken away', () => {
  expect(folderToRemove({ owner: theirs, ours, isRunning: false, force: false })).toBe(theirs);
});
