import type { BusMessage, InventoryKey } from '@kestrel/bus';
import { cloud, type MessageCodec } from '@kestrel/proto';
import type { RawObject } from '../mapping/raw-object.ts';
import type { PolicyPublisher } from '../policies/policy-publisher.ts';
import type { PolicyReach } from '../policies/policy-targets.ts';
import { compileSelector } from '../policies/selector.ts';
import type { KindPart } from './kind-part.ts';

export interface PolicyPart extends KindPart {
  /** A policy that the bus holds from before: kept right until its kind is listed. @throws Error when it is malformed */
  recall(key: InventoryKey, message: BusMessage): void;
}

interface PolicyPartOptions<Message extends object> {
  readonly policies: PolicyPublisher;
  readonly type: string;
  readonly codec: MessageCodec<Message>;
  /** Without targets. @throws MappingError */
  readonly map: (object: RawObject) => Message;
  readonly reachOf: (message: Message, namespace: string) => PolicyReach;
  readonly withoutTargets: (message: Message) => Message;
}

function createPolicyPart<Message extends object>(options: PolicyPartOptions<Message>): PolicyPart {
  const { policies, type, codec, map, reachOf, withoutTargets } = options;
  const set = (key: InventoryKey, message: Message) =>
    policies.set(key, codec.encode(message).finish(), reachOf(message, key.namespace));
  return {
    apply: (object, identity) => set({ ...identity, type }, map(object)),
    gone: ({ uid }) => policies.remove(uid),
    recall: (key, message) => set(key, withoutTargets(codec.decode(message.payload))),
  };
}

type Common<Message extends object> = Pick<PolicyPartOptions<Message>, 'policies' | 'map'>;

export function createNetworkPolicyPart(options: Common<cloud.v1.NetworkPolicy.$Properties>): PolicyPart {
  return createPolicyPart({
    ...options,
    type: 'networkpolicy',
    codec: cloud.v1.NetworkPolicy,
    withoutTargets: (message) => ({ ...message, target_workloads: [] }),
    reachOf: ({ spec }, namespace) => ({ namespace, selector: compileSelector(spec?.pod_selector) }),
  });
}

/** A policy of Istio's root namespace reaches every namespace. */
export function createAuthorizationPolicyPart(
  options: Common<cloud.v1.AuthorizationPolicy.$Properties> & { readonly rootNamespace: string },
): PolicyPart {
  return createPolicyPart({
    ...options,
    type: 'authorizationpolicy',
    codec: cloud.v1.AuthorizationPolicy,
    withoutTargets: (message) => ({ ...message, target_workloads: [] }),
    reachOf: ({ spec }, namespace) => ({
      namespace: namespace === options.rootNamespace ? undefined : namespace,
      selector: compileSelector(spec?.selector),
    }),
  });
}
