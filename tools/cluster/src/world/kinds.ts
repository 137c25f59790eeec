import type { KubernetesObject } from '../objects/kubernetes-object.ts';

/** The parts of the built-in kinds that the simulation reads or changes; everything else is passed through. */

export interface Condition {
  readonly type: string;
  status: 'True' | 'False' | 'Unknown';
  lastTransitionTime: string;
  lastHeartbeatTime?: string;
  lastUpdateTime?: string;
  lastProbeTime?: string | null;
  reason?: string;
  message?: string;
}

export interface Container {
  name: string;
  image: string;
  ports?: { name: string; containerPort: number; protocol: string }[];
  env?: { name: string; value?: string; valueFrom?: unknown }[];
  [field: string]: unknown;
}

export interface PodTemplate {
  metadata: { labels: Record<string, string>; annotations?: Record<string, string> };
  spec: { serviceAccountName?: string; containers: Container[]; [field: string]: unknown };
}

export interface ContainerState {
  waiting?: { reason: string; message?: string };
  running?: { startedAt: string };
  terminated?: {
    exitCode: number;
    reason: string;
    startedAt: string;
    finishedAt: string;
    containerID: string;
  };
}

export interface ContainerStatus {
  name: string;
  image: string;
  imageID: string;
  containerID?: string;
  ready: boolean;
  started: boolean;
  restartCount: number;
  state: ContainerState;
  lastState: ContainerState;
  [field: string]: unknown;
}

export interface Pod extends KubernetesObject {
  spec: PodTemplate['spec'] & { nodeName?: string };
  status: {
    phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
    conditions: Condition[];
    containerStatuses: ContainerStatus[];
    [field: string]: unknown;
  };
}

export interface ReplicaStatus {
  observedGeneration: number;
  replicas: number;
  readyReplicas?: number;
  availableReplicas?: number;
  updatedReplicas?: number;
  unavailableReplicas?: number;
  conditions?: Condition[];
  [field: string]: unknown;
}

/** Deployment, ReplicaSet or StatefulSet. */
export interface Scalable extends KubernetesObject {
  spec: { replicas: number; template: PodTemplate; [field: string]: unknown };
  status: ReplicaStatus;
}

export interface DaemonSet extends KubernetesObject {
  spec: { template: PodTemplate; [field: string]: unknown };
  status: Record<string, number>;
}

export interface Job extends KubernetesObject {
  spec: { template: PodTemplate; [field: string]: unknown };
  status: {
    active?: number;
    succeeded?: number;
    ready?: number;
    conditions?: Condition[];
    [field: string]: unknown;
  };
}

export interface CronJob extends KubernetesObject {
  spec: { schedule: string; jobTemplate: { spec: Job['spec'] }; [field: string]: unknown };
  status: { lastScheduleTime?: string; lastSuccessfulTime?: string; active?: unknown[] };
}

export interface Node extends KubernetesObject {
  status: { conditions: Condition[]; [field: string]: unknown };
}

export interface Event extends KubernetesObject {
  involvedObject: { apiVersion: string; kind: string; namespace: string; name: string; uid: string };
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  count: number;
  lastTimestamp: string;
}

export interface NetworkPolicy extends KubernetesObject {
  spec: {
    podSelector: unknown;
    policyTypes: string[];
    ingress?: { from?: unknown[]; ports?: { protocol: string; port: number | string }[] }[];
    egress?: unknown[];
  };
}
