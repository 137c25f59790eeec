import { Client, type ClientDuplexStream, credentials, Metadata, type StatusObject } from '@grpc/grpc-js';
import { cloud } from '@kestrel/proto';
import type { CertificatePair } from '@kestrel/testkit/certificates';
import { type StreamKind, streamSpecs } from '../../src/streams/stream-kinds.ts';
import type { TestCloud } from './start-cloud.ts';

export interface OperatorOptions {
  readonly cluster?: string;
  readonly tenant?: string;
  /** Default: one of the cloud's CA. */
  readonly certificate?: CertificatePair;
  /** Metadata instead of a good token and its tenant. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Default: `localhost`. */
  readonly serverName?: string;
  /** Sent as `kestrel-extensions`. Default: none, like a deployed operator. */
  readonly extensions?: string;
}

const asIs = (bytes: Buffer) => bytes;

/** A client of the cloud over mutual TLS that sends and sees raw messages. */
export class TestOperator implements Disposable {
  readonly #client: Client;
  readonly #metadata: Metadata;

  private constructor(client: Client, metadata: Metadata) {
    this.#client = client;
    this.#metadata = metadata;
  }

  static async connect(to: TestCloud, options: OperatorOptions = {}): Promise<TestOperator> {
    const { cluster = 'shop', tenant = 'acme' } = options;
    const pair =
      options.certificate ?? (await to.material.authority.issueClientCertificate({ commonName: cluster }));
    const client = new Client(
      `127.0.0.1:${to.grpcPort}`,
      credentials.createSsl(
        Buffer.from(to.material.authority.certificate),
        Buffer.from(pair.key),
        Buffer.from(pair.certificate),
      ),
      {
        'grpc.enable_retries': 0,
        'grpc.use_local_subchannel_pool': 1,
        'grpc.max_reconnect_backoff_ms': 100,
        'grpc.ssl_target_name_override': options.serverName ?? 'localhost',
      },
    );
    const metadata = new Metadata();
    const given = options.metadata ?? {
      authorization: `Bearer ${await to.tokens.issue({ cluster, tenant, expiresInSeconds: 60 })}`,
      'autonp-tenantid': tenant,
    };
    for (const [key, value] of Object.entries(given)) metadata.set(key, value);
    if (options.extensions !== undefined) metadata.set('kestrel-extensions', options.extensions);
    return new TestOperator(client, metadata);
  }

  open(kind: StreamKind): TestStream {
    return new TestStream(
      this.#client.makeBidiStreamRequest(streamSpecs[kind].path, asIs, asIs, this.#metadata.clone()),
    );
  }

  /** The response of a unary call. Rejects with the status. */
  call(path: string, request: Uint8Array = new Uint8Array()): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const deadline = Date.now() + 10_000;
      this.#client.makeUnaryRequest(
        path,
        asIs,
        asIs,
        Buffer.from(request),
        this.#metadata.clone(),
        { deadline },
        (error, response) => (error ? reject(error) : resolve(response ?? Buffer.alloc(0))),
      );
    });
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }
}

/** One stream. Nothing is read from the cloud before `read` is called, as a deployed operator does. */
export class TestStream {
  readonly #call: ClientDuplexStream<Buffer, Buffer>;
  readonly responses: Buffer[] = [];
  /** The initial metadata, once it came. */
  metadata: Metadata | undefined;
  /** How the stream ended. */
  readonly ended: Promise<StatusObject>;

  constructor(call: ClientDuplexStream<Buffer, Buffer>) {
    this.#call = call;
    call.on('metadata', (metadata) => {
      this.metadata = metadata;
    });
    call.on('error', () => undefined);
    this.ended = new Promise((resolve) => call.on('status', resolve));
  }

  read(): this {
    this.#call.on('data', (bytes: Buffer) => this.responses.push(bytes));
    return this;
  }

  /** Of a data stream. Resolves when the transport has taken the message. */
  send(request: cloud.v1.StreamDataRequest.$Properties): Promise<void> {
    return this.write(cloud.v1.StreamDataRequest.encode(request).finish());
  }

  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => this.#call.write(Buffer.from(bytes), () => resolve()));
  }

  end(): void {
    this.#call.end();
  }

  cancel(): void {
    this.#call.cancel();
  }
}
