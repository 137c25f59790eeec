/** Where a message of an operator may travel: the number of its oneof field in the request of each stream. */
export interface Carrier {
  /** In StreamDataRequest: also what an old cloud takes instead of the other streams. */
  readonly data: number;
  readonly control?: number;
  readonly flows?: number;
  readonly events?: number;
  readonly logs?: number;
  /** Number of the message's own `action` field, for messages that say what became of an object. */
  readonly action?: number;
}

/**
 * Carrier of each message, by full name: enough to put bytes on a stream without decoding them. Checked against the
 * field tables by a test. Without a prototype, so that a name from outside finds an entry or nothing.
 */
export const carriers: Readonly<Record<string, Carrier>> = Object.assign(Object.create(null), {
  'cloud.v1.Flow': { data: 1, flows: 1 },
  'cloud.v1.NetworkPolicy': { data: 2, action: 6 },
  'cloud.v1.NetworkPoliciesWithErrors': { data: 3 },
  'cloud.v1.Workload': { data: 4, action: 7 },
  'cloud.v1.Namespace': { data: 5, action: 5 },
  'cloud.v1.InventoryCommit': { data: 6 },
  'cloud.v1.KubernetesAPIResponse': { data: 7, control: 1 },
  'cloud.v1.Service': { data: 8, action: 12 },
  'cloud.v1.ShellCommandResponse': { data: 9, control: 2 },
  'cloud.v1.L7AccessLog': { data: 10, flows: 2 },
  'cloud.v1.AuthorizationPolicy': { data: 11, action: 6 },
  'cloud.v1.YamlDryRunResponse': { data: 12, control: 3 },
  'cloud.v1.YamlApplyResponse': { data: 13, control: 4 },
  'cloud.v1.Pod': { data: 14, action: 9 },
  'cloud.v1.CertificateRenewalResponse': { data: 15, control: 5 },
  'cloud.v1.OperatorRestartResponse': { data: 16, control: 6 },
  'cloud.v1.Node': { data: 17, action: 11 },
  'cloud.v1.KubernetesEvent': { data: 18, events: 1, action: 12 },
  'cloud.v1.PodStatusChange': { data: 19, events: 2, action: 16 },
  'cloud.v1.NodeConditionChange': { data: 20, events: 3, action: 13 },
  'cloud.v1.WorkloadRolloutStatus': { data: 21, events: 4, action: 19 },
  'cloud.v1.PodLogs': { data: 22, logs: 1 },
  'cloud.v1.MetricsQueryResponse': { data: 24, control: 7 },
  'cloud.v1.OperatorStats': { data: 25 },
  'cloud.v1.DatadogQueryResponse': { data: 26, control: 8 },
  'cloud.v1.DatadogMonitorAlert': { data: 27, events: 5 },
});
