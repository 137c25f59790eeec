import { beforeEach, expect, test } from 'vitest';
import { KubeApiError, KubeConnectionError, KubeProtocolError } from './kube-error.ts';
import { Recovery } from './recovery.ts';
import type { Position } from './reflector-position.ts';

const list: Position = { at: 'list', version: 'v1', cause: 'first' };
const watch: Position = { at: 'watch', version: 'v1', resourceVersion: '7' };
const listAnew = (cause: string) => ({ at: 'list', version: 'v1', cause });
const status = (code: number) => new KubeApiError({ status: code, message: `${code}` });
const silent = new KubeConnectionError('KUBE_SILENT', 'silent');
const broken = new KubeProtocolError('KUBE_MALFORMED', 'broken');

let recovery: Recovery;
beforeEach(() => {
  recovery = new Recovery({ recheckMs: 15_000, retryDelayMs: () => 700 });
});

test('what may pass is tried again from where it was', () => {
  for (const position of [list, watch]) {
    expect(recovery.next(position, status(503))).toEqual({ position, delayMs: 700, phase: 'failing' });
  }
});

test('a refusal is asked about quickly at first, for a starting API server, then slowly, and quickly again after it ended', () => {
  const delays = () => Array.from({ length: 6 }, () => recovery.next(watch, status(403)).delayMs);
  expect(delays()).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
  recovery.onWatchOpen();
  expect(recovery.next(watch, status(401))).toEqual({ position: watch, delayMs: 1000, phase: 'refused' });
});

test('an expired or broken watch leads to a list at once', () => {
  expect(recovery.next(watch, status(410))).toMatchObject({ position: listAnew('expired'), delayMs: 0 });
  expect(recovery.next(watch, broken)).toMatchObject({ position: listAnew('broken'), delayMs: 0 });
});

test('an expired list begins anew 3 times at once, then later', () => {
  const delays = Array.from({ length: 5 }, () => recovery.next(list, status(410)).delayMs);
  expect(delays).toEqual([0, 0, 0, 700, 0]);
});

test('a 404 is a question for discovery', () => {
  expect(recovery.next(watch, status(404))).toEqual({
    position: { at: 'discover', missed: 'v1' },
    delayMs: 0,
  });
  expect(recovery.next({ at: 'discover' }, status(404))).toMatchObject({ phase: 'failing', delayMs: 700 });
});

test('a watch that is rejected for good may be so for its version: list, slowly', () => {
  expect(recovery.next(watch, status(400))).toEqual({
    position: listAnew('rejected'),
    delayMs: 15_000,
    phase: 'failing',
  });
});

test('three ERROR events in a row without anything between them lead to a list, failures to open do not', () => {
  const event = new KubeApiError({ status: 500, message: 'event', isEvent: true });
  const fail = () => recovery.next(watch, event).position;
  expect([fail(), fail(), fail()]).toEqual([watch, watch, listAnew('rejected')]);
  expect([fail(), fail()]).toEqual([watch, watch]);
  recovery.onWatchEvent('MODIFIED');
  expect([fail(), fail()]).toEqual([watch, watch]);
  recovery.onWatchEvent('BOOKMARK');
  const failToOpen = () => recovery.next(watch, status(500)).position;
  expect([failToOpen(), failToOpen(), failToOpen()]).toEqual([watch, watch, watch]);
});

test('silence is no failure; three times in a row it is a reason to list, where bookmarks used to come', () => {
  const positions = () => Array.from({ length: 4 }, () => recovery.next(watch, silent).position.at);
  expect(positions()).toEqual(['watch', 'watch', 'watch', 'watch']);
  recovery.onWatchEvent('BOOKMARK');
  expect(recovery.next(watch, silent)).toEqual({ position: watch, delayMs: 0 });
  expect(positions()).toEqual(['watch', 'list', 'watch', 'watch']);
});
