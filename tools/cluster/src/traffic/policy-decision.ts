import type { flow } from '@kestrel/proto/hubble-codecs';
import type { NetworkPolicy } from '../world/kinds.ts';
import type { Labels, PodActor } from './actor.ts';

export type HubblePolicy = flow.Policy.$Properties;

/** What one side's policies say of a connection. */
export interface Decision {
  readonly isAllowed: boolean;
  /** Whether a policy selects the pod at all: only then are there verdict events. */
  readonly isEnforced: boolean;
  readonly allowedBy: readonly HubblePolicy[];
}

interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
}

interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly { readonly protocol: string; readonly port: number | string }[];
}

/** Decides by NetworkPolicies between pods, as Cilium does: address blocks do not take pods. */
export class PolicyDecisions {
  readonly #byNamespace = new Map<string, NetworkPolicy[]>();

  constructor(policies: readonly NetworkPolicy[]) {
    for (const policy of policies) {
      const { namespace = '' } = policy.metadata;
      const known = this.#byNamespace.get(namespace) ?? [];
      known.push(policy);
      this.#byNamespace.set(namespace, known);
    }
  }

  ingress(to: PodActor, from: PodActor | undefined, protocol: string, port: number): Decision {
    return this.#decide('Ingress', to, from, protocol, port);
  }

  egress(from: PodActor, to: PodActor | undefined, protocol: string, port: number): Decision {
    return this.#decide('Egress', from, to, protocol, port);
  }

  #decide(
    type: 'Ingress' | 'Egress',
    own: PodActor,
    other: PodActor | undefined,
    protocol: string,
    port: number,
  ): Decision {
    const selecting = (this.#byNamespace.get(own.namespace) ?? []).filter(
      ({ spec }) => spec.policyTypes.includes(type) && takes(spec.podSelector as Selector, own.labels),
    );
    const allowing = selecting.filter((policy) =>
      rulesOf(policy, type).some(
        (rule) => takesPort(rule, protocol, port) && takesPeer(rule, other, own.namespace),
      ),
    );
    return {
      isAllowed: selecting.length === 0 || allowing.length > 0,
      isEnforced: selecting.length > 0,
      allowedBy: allowing.map(toHubblePolicy),
    };
  }
}

function rulesOf({ spec }: NetworkPolicy, type: 'Ingress' | 'Egress'): readonly Rule[] {
  return ((type === 'Ingress' ? spec.ingress : spec.egress) ?? []) as readonly Rule[];
}

function takesPort({ ports = [] }: Rule, protocol: string, port: number): boolean {
  return ports.length === 0 || ports.some((each) => each.protocol === protocol && each.port === port);
}

function takesPeer(rule: Rule, other: PodActor | undefined, namespace: string): boolean {
  const peers = rule.from ?? rule.to ?? [];
  if (peers.length === 0) return true;
  return peers.some(({ podSelector, namespaceSelector }) => {
    if (other === undefined || (podSelector === undefined && namespaceSelector === undefined)) return false;
    const isInNamespace =
      namespaceSelector === undefined
        ? other.namespace === namespace
        : takes(namespaceSelector, { 'kubernetes.io/metadata.name': other.namespace });
    return isInNamespace && takes(podSelector ?? {}, other.labels);
  });
}

function takes({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      if (operator === 'In') return value !== undefined && values.includes(value);
      if (operator === 'NotIn') return value === undefined || !values.includes(value);
      return (value !== undefined) === (operator === 'Exists');
    })
  );
}

function toHubblePolicy({ metadata, kind }: NetworkPolicy): HubblePolicy {
  const { name, namespace = '', uid } = metadata;
  const from = 'k8s:io.cilium.k8s.policy';
  return {
    name,
    namespace,
    kind,
    labels: [
      `${from}.derived-from=NetworkPolicy`,
      `${from}.name=${name}`,
      `${from}.namespace=${namespace}`,
      `${from}.uid=${uid}`,
    ],
    revision: 7,
  };
}
