import { toJson } from '@kestrel/proto/json';
import { describe, expect, test } from 'vitest';
import { mapKubernetesEvent } from './kubernetes-event.ts';
import { mapNodeConditionChange } from './node-condition-change.ts';
import { mapPodStatusChange } from './pod-status-change.ts';
import { mapWorkloadRolloutStatus, statusSinceMs } from './workload-rollout-status.ts';

const creationTimestamp = '2026-11-23T07:30:48Z';
const metadata = { name: 'web', namespace: 'shop', uid: 'uid', creationTimestamp, generation: 3 };
const identity = { name: 'web', namespace: 'shop', uid: 'uid' };

describe('a Kubernetes event', () => {
  test('has what it is about, from whom, when and how often', () => {
    const object = {
      metadata,
      type: 'Warning',
      reason: 'Failed',
      message: 'Error: ErrImageNeverPull',
      involvedObject: {
        kind: 'Pod',
        namespace: 'shop',
        name: 'broken',
        uid: 'p',
        apiVersion: 'v1',
        resourceVersion: '17',
        fieldPath: 'spec.containers{c}',
      },
      source: { component: 'kubelet', host: 'node-1' },
      firstTimestamp: '2026-11-23T07:30:49Z',
      lastTimestamp: '2026-11-23T07:31:26Z',
      count: 5,
      eventTime: null,
    };
    expect(toJson('cloud.v1.KubernetesEvent', mapKubernetesEvent(object))).toEqual({
      ...identity,
      event_type: 'Warning',
      reason: 'Failed',
      message: 'Error: ErrImageNeverPull',
      involved_object: {
        kind: 'Pod',
        namespace: 'shop',
        name: 'broken',
        uid: 'p',
        api_version: 'v1',
        resource_version: '17',
        field_path: 'spec.containers{c}',
      },
      source: { component: 'kubelet', host: 'node-1' },
      first_timestamp: '2026-11-23T07:30:49Z',
      last_timestamp: '2026-11-23T07:31:26Z',
      count: 5,
    });
  });

  test('of the newer API has its times and count in other places', () => {
    const object = {
      metadata,
      type: 'Warning',
      eventTime: '2026-11-23T07:30:49.5Z',
      series: { count: 7, lastObservedTime: '2026-11-23T07:35:00.25Z' },
      reportingComponent: 'scheduler',
      firstTimestamp: null,
      lastTimestamp: null,
    };
    expect(toJson('cloud.v1.KubernetesEvent', mapKubernetesEvent(object))).toMatchObject({
      source: { component: 'scheduler' },
      first_timestamp: '2026-11-23T07:30:49.500Z',
      last_timestamp: '2026-11-23T07:35:00.250Z',
      count: 7,
    });
  });
});

describe('a change of a pod', () => {
  test('has its containers, conditions and resources', () => {
    const object = {
      metadata,
      spec: {
        nodeName: 'node-1',
        containers: [
          {
            resources: { limits: { cpu: '500m', memory: '1Gi' }, requests: { cpu: '100m', memory: '64Mi' } },
          },
          { resources: { limits: { cpu: 2 } } },
        ],
      },
      status: {
        phase: 'Running',
        podIP: '10.0.0.1',
        qosClass: 'Burstable',
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason: 'ContainersNotReady',
            message: 'm',
            lastProbeTime: null,
            lastTransitionTime: creationTimestamp,
          },
        ],
        initContainerStatuses: [
          { name: 'init', restartCount: 1, state: { terminated: { exitCode: 0, reason: 'Completed' } } },
        ],
        containerStatuses: [
          {
            name: 'c',
            image: 'i',
            imageID: 'ii',
            containerID: 'ci',
            ready: false,
            started: true,
            restartCount: 2,
            state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } },
            lastState: {
              terminated: {
                exitCode: 137,
                signal: 9,
                reason: 'OOMKilled',
                startedAt: creationTimestamp,
                finishedAt: creationTimestamp,
                containerID: 'ci',
              },
            },
          },
          { name: 'd', ready: true, state: { running: { startedAt: creationTimestamp } }, lastState: {} },
        ],
      },
    };
    expect(toJson('cloud.v1.PodStatusChange', mapPodStatusChange(object))).toEqual({
      ...identity,
      pod_ip: '10.0.0.1',
      node_name: 'node-1',
      phase: 'Running',
      qos_class: 'Burstable',
      total_restart_count: 3,
      created_at: creationTimestamp,
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'ContainersNotReady',
          message: 'm',
          last_transition_time: creationTimestamp,
        },
      ],
      init_container_statuses: [
        { name: 'init', restart_count: 1, state: { terminated: { reason: 'Completed' } } },
      ],
      container_statuses: [
        {
          name: 'c',
          image: 'i',
          image_id: 'ii',
          container_id: 'ci',
          started: true,
          restart_count: 2,
          state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } },
          last_termination_state: {
            terminated: {
              exit_code: 137,
              signal: 9,
              reason: 'OOMKilled',
              started_at: creationTimestamp,
              finished_at: creationTimestamp,
              container_id: 'ci',
            },
          },
        },
        { name: 'd', ready: true, state: { running: { started_at: creationTimestamp } } },
      ],
      resource_usage: {
        cpu_limit_nano_cores: '2500000000',
        memory_limit_bytes: '1073741824',
        cpu_request_nano_cores: '100000000',
        memory_request_bytes: '67108864',
      },
    });
  });
});

describe('a change of a node', () => {
  test('has its conditions and capacity', () => {
    const object = {
      metadata: { ...metadata, namespace: undefined },
      status: {
        conditions: [
          {
            type: 'Ready',
            status: 'Unknown',
            reason: 'NodeStatusUnknown',
            lastHeartbeatTime: creationTimestamp,
          },
        ],
        addresses: [{ type: 'InternalIP', address: '10.0.0.1' }],
        capacity: { cpu: '4' },
        allocatable: { cpu: '3800m' },
      },
    };
    expect(toJson('cloud.v1.NodeConditionChange', mapNodeConditionChange(object))).toEqual({
      name: 'web',
      uid: 'uid',
      conditions: [
        {
          type: 'Ready',
          status: 'Unknown',
          reason: 'NodeStatusUnknown',
          last_heartbeat_time: creationTimestamp,
        },
      ],
      internal_ips: ['10.0.0.1'],
      capacity: { cpu: '4' },
      allocatable: { cpu: '3800m' },
      created_at: creationTimestamp,
    });
  });
});

describe('a change of a rollout', () => {
  test.each([
    [
      'Deployment',
      {
        spec: { replicas: 3 },
        status: {
          replicas: 4,
          readyReplicas: 2,
          availableReplicas: 2,
          updatedReplicas: 3,
          unavailableReplicas: 1,
        },
      },
      {
        desired_replicas: 3,
        current_replicas: 4,
        ready_replicas: 2,
        available_replicas: 2,
        updated_replicas: 3,
        unavailable_replicas: 1,
      },
    ],
    ['StatefulSet', { spec: {}, status: {} }, { desired_replicas: 1, unavailable_replicas: 1 }],
    [
      'DaemonSet',
      {
        status: {
          desiredNumberScheduled: 5,
          currentNumberScheduled: 4,
          numberReady: 3,
          numberAvailable: 2,
          updatedNumberScheduled: 1,
          numberUnavailable: 3,
        },
      },
      {
        desired_replicas: 5,
        current_replicas: 4,
        ready_replicas: 3,
        available_replicas: 2,
        updated_replicas: 1,
        unavailable_replicas: 3,
      },
    ],
  ] as const)('of a %s has its counts', (kind, object, counts) => {
    const message = mapWorkloadRolloutStatus({ metadata, ...object }, kind);
    expect(toJson('cloud.v1.WorkloadRolloutStatus', message)).toEqual({
      ...identity,
      kind,
      ...counts,
      metadata_generation: '3',
      created_at: creationTimestamp,
    });
  });

  test('dates from the last write to the status, else from the creation', () => {
    const managedFields = [
      { subresource: 'status', time: '2026-11-23T08:00:00Z' },
      { subresource: 'status', time: '2026-11-23T09:00:00Z' },
      { time: '2026-11-23T10:00:00Z' },
    ];
    expect(statusSinceMs({ metadata: { ...metadata, managedFields } })).toBe(
      Date.parse('2026-11-23T09:00:00Z'),
    );
    expect(statusSinceMs({ metadata })).toBe(Date.parse(creationTimestamp));
  });
});
