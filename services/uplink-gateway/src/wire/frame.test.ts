import { cloud } from '@kestrel/proto';
import { describe, expect, test } from 'vitest';
import { actions, frameMessage } from './frame.ts';

const pod: cloud.v1.Pod.$Properties = {
  name: 'checkout-5d8f',
  namespace: 'shop',
  uid: '0b1f9d1e-1111-2222-3333-444455556666',
  labels: { app: 'checkout' },
  phase: 'Running',
  ready: true,
};

describe('a frame', () => {
  test('has the bytes that the codec of the whole message writes', () => {
    const payload = cloud.v1.Pod.encode(pod).finish();
    const whole = cloud.v1.StreamDataRequest.encode({ pod, delivery_id: 'KESTREL_INVENTORY/1/7' }).finish();

    const frame = frameMessage(payload, { field: 14, deliveryId: 'KESTREL_INVENTORY/1/7' });

    expect(frame).toEqual(Buffer.from(whole));
  });

  test.each([
    ['create', cloud.v1.Action.ACTION_CREATE],
    ['update', cloud.v1.Action.ACTION_UPDATE],
    ['delete', cloud.v1.Action.ACTION_DELETE],
  ] as const)('says %s inside the message, in its golden bytes', (name, action) => {
    const frame = frameMessage(Buffer.from('0a0161', 'hex'), {
      field: 14,
      action: { field: 9, value: actions[name] },
    });

    expect(frame.toString('hex')).toBe(`72050a0161480${action}`);
    expect(cloud.v1.StreamDataRequest.decode(frame).pod).toMatchObject({ name: 'a', action });
  });

  test('replaces an action that the payload already has', () => {
    const payload = cloud.v1.Pod.encode({ ...pod, action: cloud.v1.Action.ACTION_UPDATE }).finish();

    const frame = frameMessage(payload, { field: 14, action: { field: 9, value: actions.delete } });

    const decoded = cloud.v1.StreamDataRequest.decode(frame);
    expect(decoded.pod?.action).toBe(cloud.v1.Action.ACTION_DELETE);
    expect(decoded.pod?.labels).toEqual({ app: 'checkout' });
  });

  test.each([0, 1, 0x7f, 0x80, 0x3fff, 0x4000, 3_000_000])('holds a payload of %d bytes', (size) => {
    const payload = cloud.v1.KubernetesEvent.encode({ message: 'x'.repeat(size) }).finish();

    const frame = frameMessage(payload, { field: 18, action: { field: 12, value: actions.create } });

    const { kubernetes_event: event } = cloud.v1.StreamDataRequest.decode(frame);
    expect(event?.message).toHaveLength(size);
    expect(event?.action).toBe(cloud.v1.Action.ACTION_CREATE);
  });
});
