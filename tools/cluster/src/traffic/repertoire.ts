import type { Random } from '../world/random.ts';
import type { PodActor } from './actor.ts';
import type { Cast } from './cast.ts';
import {
  audited,
  type Conversation,
  call,
  comeIn,
  connectSocket,
  denied,
  goOut,
  lookUp,
  ping,
} from './conversations.ts';

/** Kinds of conversations and how often they are had, out of 100. */
export const conversationWeights = {
  call: 54,
  dns: 12,
  probe: 9,
  world: 8,
  'call-ipv6': 4,
  egress: 3,
  ping: 3,
  socket: 3,
  denied: 3,
  audit: 1,
} as const;

export type ConversationKind = keyof typeof conversationWeights;

export const conversationKinds = Object.keys(conversationWeights) as readonly ConversationKind[];

/** All conversations that this cast can have, by kind. */
export type Repertoire = Readonly<Record<ConversationKind, readonly Conversation[]>>;

/** Pods of one application that a pod talks to: a connection pool, not everybody. */
const partners = 2;

export function writeRepertoire(cast: Cast, random: Random): Repertoire {
  const pairs = callingPairs(cast, random);
  const { pods, podsByApp, hosts, customers, paymentProvider, apiServer } = cast;
  const nameServers = podsByApp.get('kube-system/coredns') ?? [];
  const gateways = podsByApp.get('ingress/ingress-gateway') ?? pods.slice(0, 1);
  const strangers = pairs.flatMap(([from]) => {
    const to = random.pick(pods);
    return to === undefined || to === from ? [] : [[from, to] as const];
  });
  return {
    call: [
      ...pairs.map(([from, to]) => call(cast, from, to, { port: portOf(to) })),
      // Who has no business there: the policies decide.
      ...strangers.slice(0, pairs.length / 8).map(([from, to]) => call(cast, from, to, { port: portOf(to) })),
    ],
    'call-ipv6': pairs
      .slice(0, 40)
      .map(([from, to]) => call(cast, from, to, { port: portOf(to), isIpv6: true })),
    dns: pairs.flatMap(([from, to]) => {
      const server = random.pick(nameServers);
      return server ? [lookUp(cast, from, server, `${to.app}.${to.namespace}.svc.cluster.local.`)] : [];
    }),
    probe: pods.flatMap((pod) => {
      const host = hosts.get(pod.node);
      return host && pod.ports.length > 0 ? [comeIn(host, pod, portOf(pod))] : [];
    }),
    world: customers.flatMap((from) => gateways.map((to) => comeIn(from, to, portOf(to)))),
    egress: [
      ...pods
        .filter(({ app }) => app === 'payments')
        .map((from) => goOut(from, paymentProvider, 443, 'api.payments.example')),
      ...pods.filter(({ namespace }) => namespace !== 'shop').map((from) => goOut(from, apiServer, 6443)),
    ],
    ping: pods.flatMap((pod, index) => {
      const host = hosts.get(pod.node);
      return host ? [ping(host, pod, index % 4 === 0)] : [];
    }),
    socket: pairs.map(([from, to]) => connectSocket(from, to, portOf(to))),
    denied: strangers.slice(0, 20).map(([from, to]) => denied(from, to, portOf(to))),
    audit: strangers.slice(20, 30).map(([from, to]) => audited(from, to, portOf(to))),
  };
}

/** Callers with some of the pods that their environment names; where nobody names anybody, neighbours. */
export function callingPairs({ pods, podsByApp }: Cast, random: Random): (readonly [PodActor, PodActor])[] {
  const named = pods.flatMap((from) =>
    from.calls.flatMap((app) => {
      const called = podsByApp.get(`${from.namespace}/${app}`) ?? podsByApp.get(`shop/${app}`) ?? [];
      return pickSome(called, random).map((to) => [from, to] as const);
    }),
  );
  if (named.length > 0) return named;
  return pods.slice(1).map((from, index) => [from, pods[index] as PodActor] as const);
}

function pickSome(pods: readonly PodActor[], random: Random): PodActor[] {
  const picked = new Set<PodActor>();
  for (let count = 0; count < partners; count += 1) {
    const pod = random.pick(pods);
    if (pod !== undefined) picked.add(pod);
  }
  return [...picked];
}

/** Where it listens. */
export function portOf({ ports }: PodActor): number {
  return ports[0] ?? 8080;
}
