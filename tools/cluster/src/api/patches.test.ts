import { expect, test } from 'vitest';
import { applyMergePatch } from './merge-patch.ts';
import { applyStrategicMergePatch } from './strategic-merge-patch.ts';

test('a merge patch removes by null, merges objects and replaces everything else', () => {
  const target = { a: 1, list: [1, 2], deep: { keep: true, drop: true } };
  expect(applyMergePatch(target, { list: [3], deep: { drop: null }, added: { x: null, y: 1 } })).toEqual({
    a: 1,
    list: [3],
    deep: { keep: true },
    added: { y: 1 },
  });
});

test('a strategic patch merges containers by name and their variables by name', () => {
  const target = {
    containers: [
      { name: 'a', image: 'a:1', env: [{ name: 'X', value: '1' }] },
      { name: 'b', image: 'b:1' },
    ],
  };
  const patch = { containers: [{ name: 'a', env: [{ name: 'Y', value: '2' }] }] };
  expect(applyStrategicMergePatch(target, patch)).toEqual({
    containers: [
      {
        name: 'a',
        image: 'a:1',
        env: [
          { name: 'X', value: '1' },
          { name: 'Y', value: '2' },
        ],
      },
      { name: 'b', image: 'b:1' },
    ],
  });
});

test('a strategic patch deletes an item, replaces a map, keeps named keys and empties sets as it is told', () => {
  const target = {
    containers: [{ name: 'a' }, { name: 'b' }],
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
    selector: { app: 'old' },
    finalizers: ['x', 'y'],
    args: ['1'],
  };
  const patch = {
    containers: [{ name: 'a', $patch: 'delete' }],
    '$setElementOrder/containers': [{ name: 'b' }],
    strategy: { $retainKeys: ['type'], type: 'Recreate' },
    selector: { $patch: 'replace', app: 'new' },
    '$deleteFromPrimitiveList/finalizers': ['x'],
    args: ['2'],
  };
  expect(applyStrategicMergePatch(target, patch)).toEqual({
    containers: [{ name: 'b' }],
    strategy: { type: 'Recreate' },
    selector: { app: 'new' },
    finalizers: ['y'],
    args: ['2'],
  });
});

test('ports merge by port in a Service and by containerPort in a container', () => {
  const service = { ports: [{ port: 80, name: 'http' }] };
  expect(applyStrategicMergePatch(service, { ports: [{ port: 80, targetPort: 8080 }] })).toEqual({
    ports: [{ port: 80, name: 'http', targetPort: 8080 }],
  });
  const container = { ports: [{ containerPort: 80 }] };
  expect(applyStrategicMergePatch(container, { ports: [{ containerPort: 81 }] })).toEqual({
    ports: [{ containerPort: 80 }, { containerPort: 81 }],
  });
});
