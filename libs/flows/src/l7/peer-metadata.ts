import { WireReader } from '../wire-reader.ts';
import { type Endpoint, kindOfOwner, kindOfType } from './endpoint.ts';
import { FlatTable } from './flat-buffer.ts';
import { readStruct, textField } from './struct-reader.ts';

/**
 * Who the other end is, as Istio's proxy found out: an Any with a Struct (since 1.24), or with a FlatBuffer in a BytesValue.
 * Undefined for the marker of a failed lookup and for whatever else names no workload.
 */
export function parsePeer(any: Uint8Array): Endpoint | undefined {
  const value = bytesField(any, 2);
  if (!value) return undefined;
  const isBytes = Buffer.from(any).includes('google.protobuf.BytesValue');
  const peer = isBytes ? fromFlatBuffer(bytesField(value, 1)) : fromStruct(value);
  return peer && peer.namespace !== '' && peer.name !== '' ? peer : undefined;
}

const wanted = new Set(['namespace', 'workload', 'type', 'service', 'name']);

function fromStruct(bytes: Uint8Array): Endpoint | undefined {
  const wire = new WireReader(bytes.length + 64);
  wire.load(bytes);
  const fields = readStruct(wire, wanted);
  if (wire.failure !== 0) return undefined;
  const workload = textField(fields, 'workload');
  const kind = kindOfType(textField(fields, 'type')) || 'Workload';
  return {
    namespace: textField(fields, 'namespace'),
    kind: workload === '' ? 'Pod' : kind,
    name: workload || textField(fields, 'name'),
    service: textField(fields, 'service'),
  };
}

/** Slots of FlatNode (istio/proxy, extensions/common/node_info.fbs), a proxy's description of itself before Istio 1.24. */
const slots = { name: 0, namespace: 1, labels: 2, owner: 3, workload: 4 };

function fromFlatBuffer(bytes: Uint8Array | undefined): Endpoint | undefined {
  const node = bytes && FlatTable.rootOf(bytes);
  if (!node) return undefined;
  const workload = node.text(slots.workload);
  return {
    namespace: node.text(slots.namespace),
    kind: workload === '' ? 'Pod' : kindOfOwner(node.text(slots.owner)) || 'Workload',
    name: workload || node.text(slots.name),
    service: node.pairs(slots.labels).get('service.istio.io/canonical-name') ?? '',
  };
}

/** The last value of a field of bytes; undefined where it is not there or the message is malformed. */
function bytesField(message: Uint8Array, number: number): Uint8Array | undefined {
  const wire = new WireReader(message.length + 64);
  wire.load(message);
  let value: Uint8Array | undefined;
  while (wire.more()) {
    const tag = wire.tag();
    if (tag !== ((number << 3) | 2)) {
      wire.skip(tag);
      continue;
    }
    const end = wire.sized();
    if (wire.failure !== 0) return undefined;
    value = message.subarray(wire.pos, end);
    wire.pos = end;
  }
  return wire.failure === 0 ? value : undefined;
}
