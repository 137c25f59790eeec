import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapAuthorizationPolicy } from './authorization-policy.ts';
import { createKeyFilter } from './key-filter.ts';
import { mapKubernetesEvent } from './kubernetes-event.ts';
import { identityOf } from './metadata.ts';
import { mapNamespace } from './namespace.ts';
import { mapNetworkPolicy } from './network-policy.ts';
import { mapNode } from './node.ts';
import { mapNodeConditionChange } from './node-condition-change.ts';
import { mapPod } from './pod.ts';
import { mapPodStatusChange } from './pod-status-change.ts';
import { MappingError, type RawObject } from './raw-object.ts';
import { mapService } from './service.ts';
import { mapWorkload } from './workload.ts';
import { mapWorkloadRolloutStatus, statusSinceMs } from './workload-rollout-status.ts';

const keep = createKeyFilter([]);
const options = { keepLabels: keep, keepAnnotations: keep };

const metadata = {
  name: 'web',
  namespace: 'shop',
  uid: 'uid',
  creationTimestamp: '2026-11-23T07:30:48Z',
  generation: 2,
  labels: { app: 'web' },
  annotations: { note: 'x' },
  ownerReferences: [{ kind: 'ReplicaSet', name: 'web-1', uid: 'set', controller: true }],
  managedFields: [{ subresource: 'status', time: '2026-11-23T07:30:48Z' }],
};
const status = {
  phase: 'Running',
  podIP: '10.0.0.1',
  qosClass: 'Burstable',
  observedGeneration: 1,
  replicas: 1,
  numberReady: 1,
  capacity: { cpu: '2' },
  addresses: [{ type: 'InternalIP', address: '10.0.0.1' }],
  conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2026-11-23T07:30:48Z' }],
  containerStatuses: [
    {
      name: 'c',
      ready: true,
      restartCount: 1,
      state: { terminated: { exitCode: 1, reason: 'Error', finishedAt: '2026-11-23T07:30:48Z' } },
      lastState: { waiting: { reason: 'x' } },
    },
  ],
};
const spec = {
  serviceAccountName: 'web',
  nodeName: 'node-1',
  replicas: 1,
  type: 'ClusterIP',
  selector: { matchLabels: { app: 'web' } },
  ports: [{ name: 'http', port: 80, targetPort: 'http' }],
  podSelector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] },
  ingress: [
    { from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }], ports: [{ port: 'http' }] },
  ],
  rules: [{ from: [{ source: { principals: ['p'] } }], when: [{ key: 'k', values: ['v'] }] }],
  template: { spec: { serviceAccountName: 'web' } },
  containers: [{ resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '100m' } } }],
};
const event = {
  metadata,
  type: 'Warning',
  count: 2,
  involvedObject: { kind: 'Pod', name: 'web' },
  source: { component: 'kubelet' },
  series: { count: 3, lastObservedTime: '2026-11-23T07:30:48.123456Z' },
};
const whole: RawObject = { metadata, spec, status };
const service: RawObject = { metadata, spec: { ...spec, selector: { app: 'web' } } };

const mappings: [string, RawObject, (object: RawObject) => unknown][] = [
  ['identity', whole, identityOf],
  ['Namespace', whole, (object) => mapNamespace(object, options)],
  ['Node', whole, (object) => mapNode(object, options)],
  ['Pod', whole, (object) => mapPod(object, options)],
  ['Service', service, (object) => mapService(object, options)],
  ['Deployment', whole, (object) => mapWorkload(object, 'Deployment', options)],
  ['NetworkPolicy', whole, (object) => mapNetworkPolicy(object, options)],
  ['AuthorizationPolicy', whole, (object) => mapAuthorizationPolicy(object, 'v1', options)],
  ['Event', event, mapKubernetesEvent],
  ['PodStatusChange', whole, mapPodStatusChange],
  ['NodeConditionChange', whole, mapNodeConditionChange],
  ['WorkloadRolloutStatus', whole, (object) => mapWorkloadRolloutStatus(object, 'Deployment')],
  ['status time', whole, statusSinceMs],
];

/** Every path of an object, the object itself included. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, child]) =>
    pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...below];
}

function replaceAt(
  value: unknown,
  [key, ...rest]: readonly (string | number)[],
  replacement: unknown,
): unknown {
  if (key === undefined) return replacement;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const container = copy as Record<string | number, unknown>;
  container[key] = replaceAt(container[key], rest, replacement);
  return copy;
}

describe.each(mappings)('the mapping of %s', (_name, object, map) => {
  test('takes the whole object', () => {
    expect(() => map(object)).not.toThrow();
  });

  test('of an object with any one part replaced works or names the field, and does nothing else', () => {
    const paths = pathsOf(object).filter((path) => path.length > 0);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, replacement) => {
        try {
          map(replaceAt(object, path, replacement) as RawObject);
        } catch (error) {
          expect(error).toBeInstanceOf(MappingError);
          expect((error as MappingError).field).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('an object', () => {
  test.each([
    [undefined, 'object'],
    [{}, 'metadata'],
    [{ metadata: { name: 'a' } }, 'uid'],
    [{ metadata: { uid: 'u' } }, 'name'],
    [{ metadata: { name: 5, uid: 'u' } }, 'name'],
  ])('%j is nobody: %s', (object, field) => {
    expect(() => identityOf(object)).toThrow(expect.objectContaining({ field, code: 'BAD_OBJECT' }));
  });
});
