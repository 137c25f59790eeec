import { toTimestamp } from '../objects/kubernetes-object.ts';
import type { Condition, Node } from './kinds.ts';
import { withManagedFields } from './managed-fields.ts';
import { newMeta, type Place, type World } from './world.ts';

const kubeletVersion = 'v1.33.4';
const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
const instanceTypes = ['m6i.xlarge', 'm6i.2xlarge', 'c6i.2xlarge'];

/** A healthy node. `index` decides zone and instance type, so that both are spread evenly. */
export function buildNode(world: World, place: Place, index: number, createdMs: number): Node {
  const zone = zones[index % zones.length] ?? '';
  const instanceType = instanceTypes[index % instanceTypes.length] ?? '';
  const time = toTimestamp(createdMs);
  const meta = newMeta(world.random, {
    name: place.name,
    createdMs,
    labels: {
      'beta.kubernetes.io/arch': 'amd64',
      'kubernetes.io/arch': 'amd64',
      'kubernetes.io/hostname': place.name,
      'kubernetes.io/os': 'linux',
      'node.kubernetes.io/instance-type': instanceType,
      'topology.kubernetes.io/region': 'eu-central-1',
      'topology.kubernetes.io/zone': zone,
      pool: place.pool,
    },
    annotations: {
      'node.alpha.kubernetes.io/ttl': '0',
      'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
    },
  });
  const resources = { cpu: '8', 'ephemeral-storage': '104845292Ki', memory: '32386264Ki', pods: '110' };
  const node: Node = {
    kind: 'Node',
    apiVersion: 'v1',
    metadata: meta,
    spec: {
      podCIDR: `10.${16 + (index >> 8)}.${index & 255}.0/24`,
      providerID: `aws:///${zone}/i-${world.random.hex(17)}`,
    },
    status: {
      capacity: resources,
      allocatable: { ...resources, cpu: '7910m', memory: '31259864Ki' },
      conditions: [
        condition(
          'MemoryPressure',
          'False',
          'KubeletHasSufficientMemory',
          'kubelet has sufficient memory available',
          time,
        ),
        condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure', time),
        condition(
          'PIDPressure',
          'False',
          'KubeletHasSufficientPID',
          'kubelet has sufficient PID available',
          time,
        ),
        condition('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status', time),
      ],
      addresses: [
        { type: 'InternalIP', address: place.address },
        { type: 'Hostname', address: place.name },
      ],
      daemonEndpoints: { kubeletEndpoint: { Port: 10_250 } },
      nodeInfo: {
        machineID: world.random.hex(32),
        systemUUID: world.random.uid(),
        bootID: world.random.uid(),
        kernelVersion: '6.12.38',
        osImage: 'Bottlerocket OS 1.43.0',
        containerRuntimeVersion: 'containerd://2.0.5',
        kubeletVersion,
        kubeProxyVersion: kubeletVersion,
        operatingSystem: 'linux',
        architecture: 'amd64',
      },
      images: Array.from({ length: 12 }, () => ({
        names: [`registry.shop.example/cache@sha256:${world.random.hex(64)}`],
        sizeBytes: world.random.integer(20_000_000, 400_000_000),
      })),
    },
  };
  return withManagedFields(node, { manager: 'kube-controller-manager', time }, { manager: 'kubelet', time });
}

/** The kubelet's regular report: nothing but times change. */
export function beatHeart(node: Node, nowMs: number): void {
  const time = toTimestamp(nowMs);
  for (const each of node.status.conditions) each.lastHeartbeatTime = time;
  for (const entry of node.metadata.managedFields ?? [])
    if (entry.subresource === 'status') entry.time = time;
}

/** Sets one condition; readiness and pressure alike. */
export function setCondition(
  node: Node,
  type: string,
  status: Condition['status'],
  reason: string,
  nowMs: number,
): void {
  const found = node.status.conditions.find((each) => each.type === type);
  if (found === undefined) return;
  Object.assign(found, condition(type, status, reason, reason, toTimestamp(nowMs)));
}

function condition(
  type: string,
  status: Condition['status'],
  reason: string,
  message: string,
  time: string,
): Condition {
  return { type, status, lastHeartbeatTime: time, lastTransitionTime: time, reason, message };
}
