import { cloud } from '@kestrel/proto';
import { manualClock } from '@kestrel/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import { ChangeTracker } from './change-tracker.ts';
import { kubernetesEventRule } from './kubernetes-event-rule.ts';
import { nodeConditionRule } from './node-condition-rule.ts';
import { podStatusRule } from './pod-status-rule.ts';

const { Action } = cloud.v1;

let clock: ReturnType<typeof manualClock>;
let sent: Uint8Array[];
let deletions: ((last: Uint8Array | undefined) => Uint8Array | undefined)[];
let passedOver: string[];

beforeEach(() => {
  clock = manualClock();
  sent = [];
  deletions = [];
  passedOver = [];
});

const sink = {
  send: (_identity: unknown, payload: Uint8Array) => void sent.push(payload),
  sendAfterLast: (_identity: unknown, toPayload: (typeof deletions)[number]) =>
    void deletions.push(toPayload),
  passOver: (cause: string) => void passedOver.push(cause),
};

function trackPods() {
  return new ChangeTracker(podStatusRule, { sink, clock, isWatched: (namespace) => namespace !== 'hidden' });
}

const identity = { namespace: 'shop', name: 'web', uid: 'uid-1' };

function pod(
  changes: Partial<cloud.v1.PodStatusChange.$Properties> = {},
): cloud.v1.PodStatusChange.$Properties {
  const created_at = { seconds: Math.floor(clock.wallMs() / 1000), nanos: 0 };
  const conditions = [{ type: 'Ready', status: 'True' }];
  return { ...identity, phase: 'Running', conditions, created_at, ...changes };
}

const decode = (payload: Uint8Array | undefined) =>
  cloud.v1.PodStatusChange.decode(payload ?? new Uint8Array());
const actions = () => sent.map((payload) => decode(payload).action);

describe('an object', () => {
  test('that is well when first seen is not reported', () => {
    trackPods().observe(identity, pod());
    expect(sent).toEqual([]);
  });

  test('in trouble when first seen is created, and updated when that changes', () => {
    const tracker = trackPods();
    tracker.observe(identity, pod({ phase: 'Failed' }));
    tracker.observe(identity, pod({ phase: 'Failed' }));
    tracker.observe(identity, pod());
    expect(actions()).toEqual([Action.ACTION_CREATE, Action.ACTION_UPDATE]);
  });

  test('is reported once when time alone makes it trouble', async () => {
    const tracker = trackPods();
    const waiting = pod({ phase: 'Pending', conditions: [] });
    tracker.observe(identity, waiting);
    await clock.advance(119_000);
    expect(sent).toEqual([]);
    await clock.advance(3_000);
    await clock.advance(600_000);
    expect(actions()).toEqual([Action.ACTION_UPDATE]);
    expect(decode(sent[0]).status_timestamp?.seconds).toBe(Number(waiting.created_at?.seconds) + 120);
  });

  test('that became well in time is not reported for what it was', async () => {
    const tracker = trackPods();
    tracker.observe(identity, pod({ phase: 'Pending', conditions: [] }));
    tracker.observe(identity, pod());
    sent.length = 0;
    await clock.advance(600_000);
    expect(sent).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });

  test('of a namespace that is not watched is passed over', () => {
    const hidden = { ...identity, namespace: 'hidden' };
    trackPods().observe(hidden, pod({ ...hidden, phase: 'Failed' }));
    expect(sent).toEqual([]);
    expect(passedOver).toEqual(['namespace']);
  });
});

describe('the end of an object', () => {
  test('is sent with its last known fields, if it was reported', () => {
    const tracker = trackPods();
    tracker.observe(identity, pod({ phase: 'Failed', node_name: 'node-1' }));
    tracker.gone(identity);
    const message = decode(deletions[0]?.(sent[0]));
    expect(message).toMatchObject({ action: Action.ACTION_DELETE, phase: 'Failed', node_name: 'node-1' });
  });

  test('does not take the fields of a namesake', () => {
    const tracker = trackPods();
    tracker.observe(identity, pod({ phase: 'Failed' }));
    tracker.gone(identity);
    const namesake = cloud.v1.PodStatusChange.encode(pod({ uid: 'uid-2', node_name: 'node-2' })).finish();
    expect(decode(deletions[0]?.(namesake))).toMatchObject({ uid: 'uid-1', node_name: '' });
  });

  test('is not sent for one that nobody heard of, unless it is a node', () => {
    const pods = trackPods();
    pods.observe(identity, pod());
    pods.gone(identity);
    expect(deletions).toEqual([]);
    const nodes = new ChangeTracker(nodeConditionRule, { sink, clock, isWatched: () => true });
    nodes.gone({ namespace: '', name: 'node-1', uid: 'uid-9' });
    expect(cloud.v1.NodeConditionChange.decode(deletions[0]?.(undefined) ?? new Uint8Array())).toMatchObject({
      name: 'node-1',
      uid: 'uid-9',
      action: Action.ACTION_DELETE,
    });
  });
});

describe('what the bus remembers', () => {
  function remembered(): Uint8Array[] {
    const tracker = trackPods();
    tracker.observe(identity, pod({ phase: 'Failed' }));
    return sent.splice(0);
  }

  test('is not sent again', () => {
    const tracker = trackPods();
    for (const payload of remembered()) tracker.recall(payload);
    tracker.observe(identity, pod({ phase: 'Failed' }));
    tracker.listed();
    expect(sent).toEqual([]);
    expect(deletions).toEqual([]);
  });

  test('is what the next change is measured against', () => {
    const tracker = trackPods();
    for (const payload of remembered()) tracker.recall(payload);
    tracker.observe(identity, pod());
    expect(actions()).toEqual([Action.ACTION_UPDATE]);
  });

  test('and the cluster no longer has, has ended meanwhile', () => {
    const tracker = trackPods();
    for (const payload of remembered()) tracker.recall(payload);
    tracker.listed();
    expect(deletions).toHaveLength(1);
    tracker.listed();
    expect(deletions).toHaveLength(1);
  });

  test('ends with a deletion that was sent', () => {
    const tracker = trackPods();
    const [last] = remembered();
    tracker.recall(last ?? new Uint8Array());
    tracker.recall(cloud.v1.PodStatusChange.encode({ ...pod(), action: Action.ACTION_DELETE }).finish());
    tracker.listed();
    expect(deletions).toEqual([]);
    expect(tracker.size).toBe(0);
  });
});

describe('a Kubernetes event', () => {
  const event = {
    ...identity,
    event_type: 'Warning',
    reason: 'BackOff',
    count: 1,
    involved_object: { namespace: 'shop' },
  };

  test('is sent when it is a Warning, and again when it changes', () => {
    const tracker = new ChangeTracker(kubernetesEventRule, { sink, clock, isWatched: () => true });
    tracker.observe(identity, event);
    tracker.observe(identity, { ...event });
    tracker.observe(identity, { ...event, count: 2 });
    tracker.observe({ ...identity, uid: 'uid-2' }, { ...event, uid: 'uid-2', event_type: 'Normal' });
    tracker.gone(identity);
    expect(sent.map((payload) => cloud.v1.KubernetesEvent.decode(payload).count)).toEqual([1, 2]);
    expect(deletions).toEqual([]);
  });

  test('is recognised when it is read back, whatever its action was', () => {
    const first = new ChangeTracker(kubernetesEventRule, { sink, clock, isWatched: () => true });
    first.observe(identity, event);
    first.observe(identity, { ...event, count: 2 });
    const second = new ChangeTracker(kubernetesEventRule, { sink, clock, isWatched: () => true });
    for (const payload of sent.splice(0)) second.recall(payload);
    second.observe(identity, { ...event, count: 2 });
    expect(sent).toEqual([]);
  });
});
