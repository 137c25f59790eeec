import {
  type handleUnaryCall,
  Metadata,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServiceDefinition,
  status,
} from '@grpc/grpc-js';
import { cloud, server as serverApi } from '@kestrel/proto';
import type { CertificateAuthority, CertificatePair } from '@kestrel/testkit/certificates';
import { ModelInventory } from './model-inventory.ts';

type Call = ServerDuplexStream<Buffer, Buffer>;
export type StreamName = 'data' | 'control' | 'events' | 'flows';

/** What the cloud does; a test changes it while it runs. */
export interface CloudScript {
  /** Named in the initial metadata; undefined sends no metadata before the first answer, as a deployed cloud. */
  extensions: string | undefined;
  /** Sends received_through for every message. */
  acknowledges: boolean;
  /** Streams that an old cloud does not know. */
  unimplemented: StreamName[];
  /** Tokens that are refused; undefined takes all. */
  refusesToken: ((token: string) => boolean) | undefined;
  answersHealth: boolean;
  /** Streams that it does not read; what comes meanwhile stays in buffers. */
  frozen: StreamName[];
  /** A token for RenewClusterToken; undefined refuses. */
  renewedToken: (() => string) | undefined;
}

/** A message of an operator, as it came. */
export interface ReceivedMessage {
  readonly stream: StreamName;
  /** Number of the stream in this process. */
  readonly streamId: number;
  readonly ordinal: number;
  readonly request:
    | cloud.v1.StreamDataRequest
    | cloud.v1.StreamControlRequest
    | cloud.v1.StreamEventsRequest
    | cloud.v1.StreamFlowsRequest;
}

interface OpenStream {
  readonly id: number;
  readonly name: StreamName;
  readonly call: Call;
}

const codecs = {
  data: { request: cloud.v1.StreamDataRequest, response: cloud.v1.StreamDataResponse },
  control: { request: cloud.v1.StreamControlRequest, response: cloud.v1.StreamControlResponse },
  events: { request: cloud.v1.StreamEventsRequest, response: cloud.v1.StreamEventsResponse },
  flows: { request: cloud.v1.StreamFlowsRequest, response: cloud.v1.StreamFlowsResponse },
} as const;
const methods = {
  data: 'StreamData',
  control: 'StreamControl',
  events: 'StreamEvents',
  flows: 'StreamFlows',
} as const;

/** A cloud for tests that does on command what a real one does not. Mutual TLS, one cluster. */
export class ScriptedCloud {
  readonly script: CloudScript = {
    extensions: 'received-through, delivery-id',
    acknowledges: true,
    unimplemented: [],
    refusesToken: undefined,
    answersHealth: true,
    frozen: [],
    renewedToken: undefined,
  };
  readonly received: ReceivedMessage[] = [];
  readonly inventory = new ModelInventory();
  /** Metadata of every stream, in order of opening. */
  readonly metadata: Metadata[] = [];
  readonly #streams = new Set<OpenStream>();
  #server = new Server();
  #port = 0;
  #opened = 0;

  get port(): number {
    return this.#port;
  }

  /** Listens, on the port of before where there was one. */
  async listen(authority: CertificateAuthority, pair: CertificatePair): Promise<void> {
    this.#server = new Server({ 'grpc.max_receive_message_length': 10 * 1024 * 1024 });
    this.#server.addService(streamService, {
      StreamData: (call: Call) => this.#open('data', call),
      StreamControl: (call: Call) => this.#open('control', call),
      StreamEvents: (call: Call) => this.#open('events', call),
      StreamFlows: (call: Call) => this.#open('flows', call),
    });
    this.#server.addService(unaryService, { Check: this.#check, RenewClusterToken: this.#renew });
    const credentials = ServerCredentials.createSsl(
      Buffer.from(authority.certificate),
      [{ cert_chain: Buffer.from(pair.certificate), private_key: Buffer.from(pair.key) }],
      true,
    );
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.#server.bindAsync(`127.0.0.1:${this.#port}`, credentials, (error, port) =>
      error ? reject(error) : resolve(port),
    );
    this.#port = await promise;
  }

  /** Says GOAWAY and takes no more connections; streams go on. */
  leave(): void {
    this.#server.tryShutdown(() => undefined);
  }

  close(): void {
    this.#server.forceShutdown();
    this.#streams.clear();
  }

  openStreams(name: StreamName): number[] {
    return [...this.#streams].filter((stream) => stream.name === name).map(({ id }) => id);
  }

  requests(stream: StreamName): ReceivedMessage['request'][] {
    return this.received.filter((message) => message.stream === stream).map(({ request }) => request);
  }

  /** Every InventoryCommit, as JSON. */
  get commitMessages(): unknown[] {
    return this.requests('data').flatMap((request) => {
      const commit = 'inventory_commit' in request ? request.inventory_commit : undefined;
      return commit ? [JSON.parse(JSON.stringify(commit))] : [];
    });
  }

  /** Names of the events received, on whichever stream, in order. */
  get eventNames(): string[] {
    return this.received.flatMap(({ request }) =>
      'kubernetes_event' in request && request.kubernetes_event ? [request.kubernetes_event.name ?? ''] : [],
    );
  }

  send(name: 'data' | 'control', response: cloud.v1.StreamControlResponse.$Properties): void {
    const bytes = cloud.v1.StreamControlResponse.encode(response).finish();
    const onData = cloud.v1.StreamDataResponse.encode(toDataResponse(response)).finish();
    for (const stream of this.#streams) {
      if (stream.name === name) stream.call.write(Buffer.from(name === 'control' ? bytes : onData));
    }
  }

  heartbeat(name: StreamName): void {
    for (const stream of this.#streams) {
      if (stream.name === name)
        stream.call.write(Buffer.from(codecs[name].response.encode({ heartbeat: {} }).finish()));
    }
  }

  /** Ends the open streams of a kind; code OK is a regular end. */
  endStreams(name: StreamName, code: status = status.UNAVAILABLE): void {
    for (const { name: each, call } of this.#streams) {
      if (each !== name) continue;
      if (code === status.OK) call.end();
      else call.emit('error', { code, details: 'ended by the test' });
    }
  }

  /** Reads none of these from now on. */
  freeze(...names: StreamName[]): void {
    this.script.frozen = names;
    for (const { name, call } of this.#streams) if (names.includes(name)) call.pause();
  }

  /** Reads everything again. */
  thaw(): void {
    this.script.frozen = [];
    for (const { call } of this.#streams) call.resume();
  }

  /** Observations of flows and access logs received, by class; those of a delivery id once. */
  get observations(): { l4: number; l7: number; repeated: number } {
    const ids = new Set<string>();
    const sums = { l4: 0, l7: 0, repeated: 0 };
    for (const { request } of this.received) {
      if (!('flow' in request)) continue;
      const isRepeated = request.delivery_id !== '' && ids.has(request.delivery_id);
      ids.add(request.delivery_id);
      if (request.flow) sums[isRepeated ? 'repeated' : 'l4'] += Number(request.flow.count);
      if (request.l7_access_log) sums[isRepeated ? 'repeated' : 'l7'] += Number(request.l7_access_log.count);
    }
    return sums;
  }

  #open(name: StreamName, call: Call): void {
    const refusal = this.#refusal(name, call.metadata);
    if (refusal) {
      call.emit('error', refusal);
      return;
    }
    this.#opened += 1;
    const stream = { id: this.#opened, name, call };
    this.#streams.add(stream);
    this.metadata.push(call.metadata);
    const { extensions } = this.script;
    if (extensions !== undefined) {
      const metadata = new Metadata();
      metadata.set('kestrel-extensions', extensions);
      call.sendMetadata(metadata);
    }
    if (name === 'data') this.inventory.open(stream.id);
    let ordinal = 0;
    call.on('data', (bytes: Buffer) => {
      ordinal += 1;
      this.#receive(stream, ordinal, bytes);
      if (this.script.frozen.includes(name)) call.pause();
    });
    const closed = () => {
      this.#streams.delete(stream);
      if (name === 'data') this.inventory.close(stream.id);
    };
    call.on('end', () => {
      call.end();
      closed();
    });
    call.on('error', closed);
    call.on('cancelled', closed);
  }

  #refusal(name: StreamName, metadata: Metadata): { code: status; details: string } | undefined {
    const token = String(metadata.get('authorization')[0] ?? '').replace('Bearer ', '');
    if (this.script.refusesToken?.(token)) return { code: status.UNAUTHENTICATED, details: 'token refused' };
    if (this.script.unimplemented.includes(name))
      return { code: status.UNIMPLEMENTED, details: 'unknown method' };
    return undefined;
  }

  #receive({ id, name, call }: OpenStream, ordinal: number, bytes: Buffer): void {
    const request = codecs[name].request.decode(bytes);
    this.received.push({ stream: name, streamId: id, ordinal, request });
    if (name === 'data') this.inventory.receive(id, request as cloud.v1.StreamDataRequest);
    if (!this.script.acknowledges || name === 'control') return;
    const ack = { received_through: ordinal };
    call.write(Buffer.from(codecs[name].response.encode({ ack }).finish()));
  }

  readonly #check: handleUnaryCall<Buffer, Buffer> = (_call, callback) => {
    if (this.script.answersHealth) callback({ code: status.UNIMPLEMENTED, details: 'no such service' });
  };

  readonly #renew: handleUnaryCall<Buffer, Buffer> = (_call, callback) => {
    const token = this.script.renewedToken?.();
    if (token === undefined) callback({ code: status.UNAUTHENTICATED, details: 'not renewed' });
    else {
      const response = { access_token: token, expires_in: 86_400, token_type: 'Bearer' };
      callback(null, Buffer.from(serverApi.v1.RenewClusterTokenResponse.encode(response).finish()));
    }
  };
}

function toDataResponse(
  response: cloud.v1.StreamControlResponse.$Properties,
): cloud.v1.StreamDataResponse.$Properties {
  const { response: _member, ...members } = response;
  return members;
}

const bytesOnly = {
  requestSerialize: (bytes: Buffer) => bytes,
  requestDeserialize: (bytes: Buffer) => bytes,
  responseSerialize: (bytes: Buffer) => bytes,
  responseDeserialize: (bytes: Buffer) => bytes,
};

const streamService: ServiceDefinition = Object.fromEntries(
  Object.values(methods).map((method) => [
    method,
    { path: `/cloud.v1.StreamService/${method}`, requestStream: true, responseStream: true, ...bytesOnly },
  ]),
);

const unaryService: ServiceDefinition = {
  Check: { path: '/grpc.health.v1.Health/Check', requestStream: false, responseStream: false, ...bytesOnly },
  RenewClusterToken: {
    path: '/server.v1.AutonpServerService/RenewClusterToken',
    requestStream: false,
    responseStream: false,
    ...bytesOnly,
  },
};
