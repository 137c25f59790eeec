import { cloud } from '@kestrel/proto';
import type { RawObject } from '../api-server/api-client.ts';
import type { RawRequirement, RawSelector } from './label-selector.ts';
import { annotationsOf, type InventoryFilter, labelsOf } from './metadata.ts';
import { type TargetPod, targetWorkloads } from './target-workloads.ts';

type Raw = RawObject['spec'];

export function toNetworkPolicy(
  object: RawObject,
  pods: readonly TargetPod[],
  filter: InventoryFilter,
): cloud.v1.NetworkPolicy.$Properties {
  const { spec } = object;
  return {
    api_version: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { ...toObjectMeta(object, filter), resource_version: object.metadata.resourceVersion ?? '' },
    spec: {
      pod_selector: toSelector(spec.podSelector ?? {}),
      ingress: list(spec.ingress, (rule) => ({
        from: list(rule.from, toPeer),
        ports: list(rule.ports, toPort),
      })),
      egress: list(spec.egress, (rule) => ({ to: list(rule.to, toPeer), ports: list(rule.ports, toPort) })),
      policy_types: spec.policyTypes ?? [],
    },
    target_workloads: targetWorkloads(pods, object.metadata.namespace ?? '', spec.podSelector ?? {}),
  };
}

/** Its resourceVersion is left out: the mesh writes to the status of these objects. */
export function toAuthorizationPolicy(
  object: RawObject,
  pods: readonly TargetPod[],
  filter: InventoryFilter,
): cloud.v1.AuthorizationPolicy.$Properties {
  const { spec } = object;
  return {
    api_version: object.apiVersion ?? '',
    kind: 'AuthorizationPolicy',
    metadata: toObjectMeta(object, filter),
    ...present('spec', spec, toAuthorizationSpec),
    target_workloads: targetWorkloads(pods, object.metadata.namespace ?? '', spec?.selector ?? {}),
  };
}

function toObjectMeta(object: RawObject, filter: InventoryFilter): cloud.v1.ObjectMeta.$Properties {
  return {
    name: object.metadata.name ?? '',
    namespace: object.metadata.namespace ?? '',
    labels: labelsOf(object, filter),
    annotations: annotationsOf(object, filter),
    uid: object.metadata.uid ?? '',
  };
}

function toSelector(selector: RawSelector): cloud.v1.LabelSelector.$Properties {
  return {
    match_labels: selector.matchLabels ?? {},
    match_expressions: (selector.matchExpressions ?? []).map(({ key, operator, values }: RawRequirement) => ({
      key,
      operator,
      values: [...(values ?? [])],
    })),
  };
}

function toPeer(peer: Raw): cloud.v1.NetworkPolicyPeer.$Properties {
  return {
    ...present('pod_selector', peer.podSelector, toSelector),
    ...present('namespace_selector', peer.namespaceSelector, toSelector),
    ...present('ip_block', peer.ipBlock, (block) => ({ cidr: block.cidr, except: block.except ?? [] })),
  };
}

function toPort(port: Raw): cloud.v1.NetworkPolicyPort.$Properties {
  const common = { protocol: port.protocol ?? '', end_port: port.endPort ?? 0 };
  if (port.port === undefined) return common;
  return typeof port.port === 'number' ? { ...common, port: port.port } : { ...common, port_name: port.port };
}

const authorizationActions: Readonly<Record<string, cloud.v1.AuthorizationPolicyAction>> = {
  ALLOW: cloud.v1.AuthorizationPolicyAction.AUTHORIZATION_POLICY_ACTION_ALLOW,
  DENY: cloud.v1.AuthorizationPolicyAction.AUTHORIZATION_POLICY_ACTION_DENY,
  AUDIT: cloud.v1.AuthorizationPolicyAction.AUTHORIZATION_POLICY_ACTION_AUDIT,
  CUSTOM: cloud.v1.AuthorizationPolicyAction.AUTHORIZATION_POLICY_ACTION_CUSTOM,
};

function toAuthorizationSpec(spec: Raw): cloud.v1.AuthorizationPolicySpec.$Properties {
  return {
    ...present('selector', spec.selector, toSelector),
    rules: list(spec.rules, (rule) => ({
      from: list(rule.from, (from) => present('source', from.source, toSource)),
      to: list(rule.to, (to) => present('operation', to.operation, toOperation)),
      when: list(rule.when, (condition) => ({
        key: condition.key ?? '',
        values: condition.values ?? [],
        not_values: condition.notValues ?? [],
      })),
    })),
    action:
      authorizationActions[spec.action ?? ''] ??
      cloud.v1.AuthorizationPolicyAction.AUTHORIZATION_POLICY_ACTION_UNSPECIFIED,
  };
}

function toSource(source: Raw): cloud.v1.AuthorizationPolicySource.$Properties {
  return {
    principals: source.principals ?? [],
    request_principals: source.requestPrincipals ?? [],
    namespaces: source.namespaces ?? [],
    ip_blocks: source.ipBlocks ?? [],
    remote_ip_blocks: source.remoteIpBlocks ?? [],
  };
}

function toOperation(operation: Raw): cloud.v1.AuthorizationPolicyOperation.$Properties {
  return {
    methods: operation.methods ?? [],
    paths: operation.paths ?? [],
    ports: operation.ports ?? [],
    hosts: operation.hosts ?? [],
  };
}

function list<T>(items: readonly Raw[] | undefined, map: (item: Raw) => T): T[] {
  return (items ?? []).map(map);
}

/** A message that is set but empty means something else than one that is not set: `podSelector: {}` is every pod. */
function present<K extends string, T>(
  name: K,
  value: Raw | undefined,
  map: (value: Raw) => T,
): { [P in K]?: T } {
  return (value === undefined || value === null ? {} : { [name]: map(value) }) as { [P in K]?: T };
}
