import type { ByteTable } from '../byte-table.ts';
import { logType } from './access-log-entry.ts';
import { ByteWriter } from './byte-writer.ts';
import type { L7Dictionary } from './l7-dictionary.ts';
import { l7Protocol, type Traits, unpackTraits } from './l7-observation.ts';
import type { L7Columns } from './l7-table.ts';
import { namesOfFlags } from './response-flags.ts';

const methods = [
  'UNSPECIFIED',
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
];
const versions = ['', 'HTTP/1.0', 'HTTP/1.1', 'HTTP/2', 'HTTP/3'];
const http3 = 4;
/** The names that Envoy gives to entries that end something. */
const logTypeNames = new Map<number, string>([
  [logType.tcpConnectionEnd, 'TcpConnectionEnd'],
  [logType.downstreamEnd, 'DownstreamEnd'],
  [logType.udpSessionEnd, 'UdpSessionEnd'],
]);

const texts = new Map<string, Buffer>();

function bytesOf(text: string): Buffer {
  const known = texts.get(text) ?? Buffer.from(text);
  texts.set(text, known);
  return known;
}

/** Encodes rows of a table as cloud.v1.L7AccessLog, fields in number order, defaults left out. */
export class L7RecordEncoder {
  readonly #record = new ByteWriter();
  readonly #part = new ByteWriter();

  /** A row's record; valid until the next. */
  encode(row: number, columns: L7Columns, dictionary: L7Dictionary): Uint8Array {
    const record = this.#record;
    const traits = unpackTraits(columns.traits[row] as number);
    record.clear();
    record.time(1, columns.lastUs[row] as number);
    this.#endpoint(2, dictionary, columns.source[row] as number, columns.sourceIp[row] as number, 0);
    const { destination, destinationIp, port } = columns;
    this.#endpoint(
      3,
      dictionary,
      destination[row] as number,
      destinationIp[row] as number,
      port[row] as number,
    );
    const isUdp = traits.version === http3 || columns.logType[row] === logType.udpSessionEnd;
    record.embedded(4, bytesOf(isUdp ? 'UDP' : 'TCP'));
    record.number(5, traits.protocol);
    if (traits.protocol === l7Protocol.tcp) this.#tcpData(row, columns, dictionary.texts, traits);
    else this.#httpData(row, columns, dictionary.texts, traits);
    record.number(8, Math.round((columns.durationUs[row] as number) / 1000));
    record.number(9, columns.sent[row] as number);
    record.number(10, columns.received[row] as number);
    record.number(11, traits.isAllowed ? 1 : 0);
    record.text(12, dictionary.texts, columns.nodeId[row] as number);
    record.text(13, dictionary.texts, columns.clusterName[row] as number);
    record.number(14, columns.count[row] as number);
    record.time(15, columns.firstUs[row] as number);
    record.time(16, columns.lastUs[row] as number);
    return record.written;
  }

  /** What is known of an end, with its newest address; an outsider's record holds its address already. */
  #endpoint(
    number: number,
    { endpoints, texts: all }: L7Dictionary,
    id: number,
    ip: number,
    port: number,
  ): void {
    const part = this.#part;
    part.clear();
    const known = endpoints.bytesOf(id);
    const isOutsider = known[0] === 0x0a;
    if (isOutsider) part.raw(endpoints, id);
    else part.text(1, all, ip);
    part.number(2, port);
    if (!isOutsider) part.raw(endpoints, id);
    this.#record.embedded(number, part.written);
  }

  #httpData(row: number, c: L7Columns, all: ByteTable, traits: Traits): void {
    const part = this.#part;
    part.clear();
    part.embedded(1, bytesOf(methods[traits.method] ?? ''));
    part.text(2, all, c.path[row] as number);
    if (traits.version > 0) part.embedded(3, bytesOf(versions[traits.version] ?? ''));
    part.text(4, all, c.host[row] as number);
    part.text(5, all, c.userAgent[row] as number);
    part.raw(all, c.requestHeaders[row] as number);
    part.number(7, traits.code);
    if (traits.grpcStatus >= 0) part.embedded(8, grpcStatusPair(traits.grpcStatus));
    part.raw(all, c.responseHeaders[row] as number);
    part.number(9, c.requestBytes[row] as number);
    part.number(10, c.responseBytes[row] as number);
    part.text(11, all, c.referer[row] as number);
    for (const name of namesOfFlags(c.flags[row] as number)) part.embedded(12, bytesOf(name));
    part.text(13, all, c.denial[row] as number);
    part.text(14, all, c.upstreamFailure[row] as number);
    part.text(15, all, c.downstreamFailure[row] as number);
    const type = logTypeNames.get(c.logType[row] as number);
    if (type) part.embedded(16, bytesOf(type));
    part.number(18, c.attempts[row] as number);
    this.#record.embedded(6, part.written);
  }

  #tcpData(row: number, c: L7Columns, all: ByteTable, traits: Traits): void {
    const part = this.#part;
    part.clear();
    part.embedded(1, bytesOf(traits.isAllowed ? 'closed' : 'refused'));
    part.number(2, c.requestBytes[row] as number);
    part.number(3, c.responseBytes[row] as number);
    part.text(4, all, c.denial[row] as number);
    part.text(5, all, c.upstreamFailure[row] as number);
    part.text(6, all, c.downstreamFailure[row] as number);
    const type = logTypeNames.get(c.logType[row] as number);
    if (type) part.embedded(7, bytesOf(type));
    part.number(9, c.attempts[row] as number);
    this.#record.embedded(7, part.written);
  }
}

/** An entry of a map<string, string>. */
function grpcStatusPair(status: number): Buffer {
  const key = bytesOf('grpc-status');
  const value = bytesOf(String(status));
  return Buffer.concat([Buffer.of(0x0a, key.length), key, Buffer.of(0x12, value.length), value]);
}
