import { WireReader } from '@kestrel/flows';

/** What the address book needs of a cloud.v1.Pod. */
export interface PodFields {
  namespace: string;
  name: string;
  ip: string;
  /** 0 where it is not set. */
  createdMs: number;
  /** Succeeded or Failed: its address is free for others. */
  isOver: boolean;
}

export interface ServiceFields {
  namespace: string;
  name: string;
  clusterIp: string;
}

/** An inventory message is one Kubernetes object. */
const maxObjectBytes = 16 * 1024 * 1024;
const reader = new WireReader(maxObjectBytes);

/** Field numbers with the wire type of what is read: `number << 3 | 2`, length-delimited. */
const sized = (field: number): number => (field << 3) | 2;

/** Reads the value of a field into what is known of the object. */
type Take<Fields> = (fields: Fields) => void;
type Takers<Fields> = Readonly<Record<number, Take<Fields>>>;

const podTakers: Takers<PodFields> = {
  [sized(1)]: (pod) => {
    pod.name = text();
  },
  [sized(2)]: (pod) => {
    pod.namespace = text();
  },
  [sized(4)]: (pod) => {
    pod.ip = text();
  },
  [sized(6)]: (pod) => {
    pod.isOver = /^(Succeeded|Failed)$/.test(text());
  },
  [sized(8)]: (pod) => {
    pod.createdMs = timestampMs();
  },
};

const serviceTakers: Takers<ServiceFields> = {
  [sized(1)]: (service) => {
    service.name = text();
  },
  [sized(2)]: (service) => {
    service.namespace = text();
  },
  [sized(9)]: (service) => {
    service.clusterIp = text();
  },
};

const takeNodeIp: Take<string[]> = (ips) => ips.push(text());
/** Internal and external ones. */
const nodeTakers: Takers<string[]> = { [sized(4)]: takeNodeIp, [sized(5)]: takeNodeIp };

/** Undefined where the bytes are not a message. */
export function readPod(payload: Uint8Array): PodFields | undefined {
  const fields = { namespace: '', name: '', ip: '', createdMs: 0, isOver: false };
  return readFields(payload, podTakers, fields);
}

/** Undefined where the bytes are not a message. */
export function readService(payload: Uint8Array): ServiceFields | undefined {
  return readFields(payload, serviceTakers, { namespace: '', name: '', clusterIp: '' });
}

/** Every address of a cloud.v1.Node; undefined where the bytes are not a message. */
export function readNodeIps(payload: Uint8Array): string[] | undefined {
  return readFields(payload, nodeTakers, []);
}

/** Answers `fields`, or undefined where the bytes are not a message. */
function readFields<Fields>(payload: Uint8Array, takers: Takers<Fields>, fields: Fields): Fields | undefined {
  reader.load(payload);
  while (reader.more()) {
    const tag = reader.tag();
    const take = takers[tag];
    if (take === undefined) reader.skip(tag);
    else take(fields);
  }
  return reader.failure === 0 ? fields : undefined;
}

/** Copied out: a view would keep the bytes of the whole message. */
function text(): string {
  const end = reader.sized();
  if (reader.failure !== 0) return '';
  const start = reader.pos;
  reader.pos = end;
  return Buffer.from(reader.bytes.buffer, start, end - start).toString();
}

/** google.protobuf.Timestamp, without its nanoseconds: Kubernetes keeps seconds. */
function timestampMs(): number {
  const outer = reader.enter();
  let seconds = 0;
  while (reader.more()) {
    const tag = reader.tag();
    if (tag === 8) seconds = reader.int64();
    else reader.skip(tag);
  }
  reader.leave(outer);
  return seconds * 1_000;
}
