/** Traffic for the flow benchmarks: encoded GetFlowsResponse messages, and what changes from one event to the next. */
import { flow, observer } from '@kestrel/proto/hubble-codecs';

export interface TrafficShape {
  readonly pairs: number;
  /** Ephemeral source ports of each pair. */
  readonly sourcePorts: number;
  /** Every second message is a reply. */
  readonly replies: boolean;
  /** Only the fields that a field mask would leave. */
  readonly masked: boolean;
  /** What a field mask makes of a flow, instead of `masked`. */
  readonly reduce?: (event: flow.Flow.$Properties) => flow.Flow.$Properties;
}

/** An encoded message with the places of what is unique to each event. */
export interface Template {
  readonly bytes: Uint8Array;
  readonly uuidAt: number;
  readonly nanosAt: readonly number[];
  readonly secondsAt: readonly number[];
  /** Of the client's workload name. */
  readonly clientAt: number;
  readonly isReply: boolean;
}

const uuid = '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f0';
/** Varints of five bytes that nothing else in a message looks like. */
const seconds = 0x6a01_2345;
const nanos = 0x3a6b_5c4d;

export function createTemplates(shape: TrafficShape): Template[] {
  const templates: Template[] = [];
  for (let port = 0; port < shape.sourcePorts; port++) {
    for (let pair = 0; pair < shape.pairs; pair++) {
      templates.push(toTemplate(message(shape, pair, 32_768 + port * 977, false), false));
      if (shape.replies) templates.push(toTemplate(message(shape, pair, 32_768 + port * 977, true), true));
    }
  }
  return templates;
}

/** Makes a message that of a new event: its uuid holds `event`, its time is `event` × 10 µs after the start. */
export function stamp(template: Template, event: number): void {
  stampAt(template, event, seconds + Math.floor(event / 50_000), 300_000_000 + (event % 50_000) * 10_000);
}

/** The same with a time of the caller's. */
export function stampAt(
  { bytes, uuidAt, nanosAt, secondsAt }: Template,
  event: number,
  atSeconds: number,
  atNanos: number,
): void {
  for (let digit = 0, rest = event; digit < 8; digit++, rest = Math.floor(rest / 16)) {
    bytes[uuidAt + digit] = hexDigits.charCodeAt(rest % 16);
  }
  for (const at of secondsAt) writeFiveBytes(bytes, at, atSeconds);
  for (const at of nanosAt) writeFiveBytes(bytes, at, atNanos);
}

/** Writes a number over the eight letters of the client's workload, so that it is another key. */
export function rename(template: Template, key: number): void {
  for (let digit = 0, rest = key; digit < 8; digit++, rest = Math.floor(rest / 16)) {
    template.bytes[template.clientAt + digit] = 97 + (rest % 16);
  }
}

const hexDigits = '0123456789abcdef';

export const startMs = seconds * 1000;

function message(shape: TrafficShape, pair: number, port: number, isReply: boolean): Uint8Array {
  const client = endpoint(`client-${pair}`, `team-${pair % 50}`, pair, shape.masked);
  const server = endpoint(`server-${pair}`, `team-${(pair * 7) % 50}`, pair + 5000, shape.masked);
  const ports = isReply
    ? { source_port: 8080, destination_port: port }
    : { source_port: port, destination_port: 8080 };
  const event: flow.Flow.$Properties = {
    time: { seconds, nanos },
    verdict: flow.Verdict.FORWARDED,
    IP: { source: ip(pair, isReply), destination: ip(pair, !isReply), ipVersion: flow.IPVersion.IPv4 },
    l4: { TCP: ports },
    source: isReply ? server : client,
    destination: isReply ? client : server,
    Type: flow.FlowType.L3_L4,
    node_name: `kind/worker-${pair % 20}`,
    event_type: { type: 4, sub_type: isReply ? 3 : 0 },
    traffic_direction: isReply ? flow.TrafficDirection.INGRESS : flow.TrafficDirection.EGRESS,
    is_reply: { value: isReply },
    uuid,
  };
  if (!shape.masked) {
    event.node_labels = nodeLabels;
    event.destination_names = [`server-${pair}.team.svc.cluster.local`];
  }
  return observer.GetFlowsResponse.encode({
    flow: shape.reduce?.(event) ?? event,
    node_name: `kind/worker-${pair % 20}`,
    time: { seconds, nanos },
  }).finish();
}

const nodeLabels = [
  'beta.kubernetes.io/arch=amd64',
  'kubernetes.io/arch=amd64',
  'beta.kubernetes.io/os=linux',
  'kubernetes.io/hostname=worker-1',
  'kubernetes.io/os=linux',
  'node.kubernetes.io/instance-type=m5.large',
  'topology.kubernetes.io/region=region-1',
  'topology.kubernetes.io/zone=region-1-zone-b-1',
];

function endpoint(
  name: string,
  namespace: string,
  number: number,
  masked: boolean,
): flow.Endpoint.$Properties {
  const labels = [
    `k8s:app=${name}`,
    `k8s:app.kubernetes.io/name=${name}`,
    `k8s:app.kubernetes.io/part-of=shop`,
    `k8s:io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name=${namespace}`,
    'k8s:io.cilium.k8s.policy.cluster=default',
    `k8s:io.cilium.k8s.policy.serviceaccount=${name}`,
    `k8s:io.kubernetes.pod.namespace=${namespace}`,
    'k8s:tier=backend',
  ];
  return {
    ID: number,
    identity: 20_000 + number,
    namespace,
    labels: masked ? labels.slice(0, 2) : labels,
    pod_name: `${name}-7d9f8b6c5d-x2x9z`,
    workloads: [{ name, kind: 'Deployment' }],
    cluster_name: masked ? '' : 'default',
  };
}

function ip(pair: number, isServer: boolean): string {
  return `10.${isServer ? 2 : 1}.${pair >> 8}.${pair & 255}`;
}

function toTemplate(encoded: Uint8Array, isReply: boolean): Template {
  const bytes = Buffer.from(encoded);
  return {
    bytes,
    uuidAt: bytes.indexOf(uuid),
    nanosAt: placesOf(bytes, nanos),
    secondsAt: placesOf(bytes, seconds),
    clientAt: bytes.lastIndexOf('client-'),
    isReply,
  };
}

function placesOf(bytes: Buffer, value: number): number[] {
  const pattern = Buffer.alloc(5);
  writeFiveBytes(pattern, 0, value);
  const places: number[] = [];
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 5)) places.push(at);
  return places;
}

function writeFiveBytes(bytes: Uint8Array, at: number, value: number): void {
  for (let i = 0; i < 4; i++) bytes[at + i] = ((value >>> (i * 7)) & 0x7f) | 0x80;
  bytes[at + 4] = value >>> 28;
}
