import { cloud } from '@kestrel/proto';
import { toJson } from '@kestrel/proto/json';
import { describe, expect, test } from 'vitest';
import { MessageJsonError, messageFromJson } from './message-from-json.ts';

describe('messageFromJson', () => {
  test('reads every shape of field, and gives the same JSON back', () => {
    const json = {
      name: 'web',
      labels: { app: 'web' },
      owner_references: [{ kind: 'ReplicaSet', name: 'web-1', controller: true }],
      created_at: '2026-01-31T08:00:00.250Z',
      action: 'ACTION_UPDATE',
      ready: true,
    };
    const decoded = cloud.v1.Pod.decode(cloud.v1.Pod.encode(messageFromJson('cloud.v1.Pod', json)).finish());
    expect(decoded).toMatchObject({
      action: cloud.v1.Action.ACTION_UPDATE,
      created_at: { seconds: Date.UTC(2026, 0, 31, 8) / 1000, nanos: 250_000_000 },
    });
    expect(toJson('cloud.v1.Pod', decoded)).toEqual(json);
  });

  test('takes 64-bit numbers as strings', () => {
    expect(messageFromJson('cloud.v1.Flow', { count: '9007199254740991' })).toEqual({
      count: Number.MAX_SAFE_INTEGER,
    });
  });

  test.each([
    [{ nam: 'web' }, 'nam: no such field in cloud.v1.Pod'],
    [{ name: 7 }, 'name: wants a string'],
    [{ labels: ['app'] }, 'labels: wants an object'],
    [{ labels: { app: 7 } }, 'labels.app: wants a string'],
    [{ owner_references: { kind: 'Job' } }, 'owner_references: wants an array'],
    [{ owner_references: [{ kind: 1 }] }, 'owner_references[0].kind: wants a string'],
    [{ created_at: 'yesterday' }, 'created_at: wants a time'],
    [{ action: 'ACTION_DANCE' }, 'action: wants one of ACTION_UNSPECIFIED'],
    ['web', '(message): wants an object'],
  ])('says where %j is wrong', (json, message) => {
    expect(() => messageFromJson('cloud.v1.Pod', json)).toThrow(MessageJsonError);
    expect(() => messageFromJson('cloud.v1.Pod', json)).toThrow(message);
  });
});
