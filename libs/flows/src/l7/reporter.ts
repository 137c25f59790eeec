import type { Span } from '../span.ts';
import type { WireReader } from '../wire-reader.ts';
import { type Endpoint, kindOfOwner, nobody } from './endpoint.ts';
import { readStruct, type StructFields, textField } from './struct-reader.ts';

/** What is read of a proxy's metadata; everything else in it is passed over unread. */
const wantedMetadata = new Set([
  'NAME',
  'NAMESPACE',
  'OWNER',
  'WORKLOAD_NAME',
  'SERVICE_ACCOUNT',
  'CLUSTER_ID',
  'LABELS',
  'INSTANCE_IPS',
]);

const canonicalName = 'service.istio.io/canonical-name';

/** The proxy that a stream comes from. */
export interface Reporter {
  readonly nodeId: string;
  readonly clusterName: string;
  /** `sidecar`, `router`, `waypoint`…; empty where the node's id is not Istio's. */
  readonly type: string;
  readonly endpoint: Endpoint;
  readonly ips: ReadonlySet<string>;
}

/** Of streams that never said who they are. */
export const unidentified: Reporter = {
  nodeId: '',
  clusterName: '',
  type: '',
  endpoint: nobody,
  ips: new Set(),
};

/** `<namespace>/<name>` of the workload whose proxy it is; empty where it did not say. */
export function workloadOf({ endpoint: { namespace, name } }: Reporter): string {
  return name === '' ? '' : `${namespace}/${name}`;
}

/** Reads StreamAccessLogsMessage.Identifier; undefined where it has no node. */
export function readIdentifier(wire: WireReader, { start, end }: Span): Reporter | undefined {
  wire.revisit(start, end);
  const node = { id: '', cluster: '', metadata: new Map() as StructFields, isThere: false };
  while (wire.more()) {
    const tag = wire.tag();
    if (tag === ((1 << 3) | 2)) readNode(wire, node);
    else wire.skip(tag);
  }
  return wire.failure === 0 && node.isThere ? toReporter(node.id, node.cluster, node.metadata) : undefined;
}

interface NodeFields {
  id: string;
  cluster: string;
  metadata: StructFields;
  isThere: boolean;
}

function readNode(wire: WireReader, node: NodeFields): void {
  node.isThere = true;
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    if (tag === ((1 << 3) | 2)) node.id = readText(wire);
    else if (tag === ((2 << 3) | 2)) node.cluster = readText(wire);
    else if (tag === ((3 << 3) | 2)) {
      const rest = wire.enter();
      for (const [name, value] of readStruct(wire, wantedMetadata)) node.metadata.set(name, value);
      wire.leave(rest);
    } else wire.skip(tag);
  }
  wire.leave(outer);
}

const maxTextBytes = 512;

function readText(wire: WireReader): string {
  const end = wire.sized();
  if (wire.failure !== 0) return '';
  const text = Buffer.from(wire.bytes.subarray(wire.pos, Math.min(end, wire.pos + maxTextBytes))).toString();
  wire.pos = end;
  return text;
}

function toReporter(nodeId: string, clusterName: string, metadata: StructFields): Reporter {
  const id = parseNodeId(nodeId);
  const labels = metadata.get('LABELS');
  const canonical = labels instanceof Map ? textField(labels, canonicalName) : '';
  const pod = textField(metadata, 'NAME') || id.pod;
  const workload = textField(metadata, 'WORKLOAD_NAME');
  const owner = textField(metadata, 'OWNER');
  const ips = textField(metadata, 'INSTANCE_IPS')
    .split(',')
    .filter((ip) => ip !== '');
  return {
    nodeId,
    clusterName,
    type: id.type,
    endpoint: {
      namespace: textField(metadata, 'NAMESPACE') || id.namespace,
      kind: kindOf(workload, owner, pod),
      name: workload || pod,
      service: canonical,
    },
    ips: new Set(id.ip === '' ? ips : [id.ip, ...ips]),
  };
}

function kindOf(workload: string, owner: string, pod: string): string {
  if (workload !== '') return kindOfOwner(owner) || 'Workload';
  return pod === '' ? '' : 'Pod';
}

export interface NodeId {
  readonly type: string;
  readonly ip: string;
  readonly pod: string;
  readonly namespace: string;
}

/**
 * `<type>~<ip>~<pod>.<namespace>~<namespace>.svc.<domain>` (Istio, pilot/pkg/model/context.go). A pod's name may have dots, a
 * namespace has none. Empty fields where it is anything else.
 */
export function parseNodeId(id: string): NodeId {
  const parts = id.split('~');
  const [type, ip, name] = parts;
  if (parts.length !== 4 || !type || ip === undefined || name === undefined)
    return { type: '', ip: '', pod: '', namespace: '' };
  const dot = name.lastIndexOf('.');
  return dot < 0
    ? { type, ip, pod: name, namespace: '' }
    : { type, ip, pod: name.slice(0, dot), namespace: name.slice(dot + 1) };
}
