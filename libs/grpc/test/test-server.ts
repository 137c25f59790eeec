import type { AddressInfo, Server as NetServer } from 'node:net';
import {
  type Metadata,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerOptions,
  type ServerUnaryCall,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { type CertificatePair, createCertificateAuthority } from '@kestrel/testkit/certificates';
import { type Connection, type ConnectionOptions, createConnection } from '../src/index.ts';

export const authority = await createCertificateAuthority({ name: 'test CA' });
export const serverCertificate = await authority.issueServerCertificate({
  commonName: 'server',
  dnsNames: ['localhost'],
});
export const clientCertificate = await authority.issueClientCertificate({ commonName: 'client' });

export type RawStream = ServerDuplexStream<Buffer, Buffer>;

export interface TestServer extends AsyncDisposable {
  readonly port: number;
  readonly server: Server;
}

export interface TestServerOptions {
  readonly certificate?: CertificatePair;
  /** Default: mTLS with that certificate. */
  readonly credentials?: ServerCredentials;
  readonly onStream?: (stream: RawStream, metadata: Metadata) => void;
  readonly onCall?: (call: ServerUnaryCall<Buffer, Buffer>, answer: sendUnaryData<Buffer>) => void;
  readonly options?: ServerOptions;
}

export const paths = { stream: '/test.Service/Stream', call: '/test.Service/Call' };

const bytes = (value: Buffer) => value;

/** A grpc-js server with mTLS that takes raw bytes; streams are echoed unless told otherwise. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { certificate = serverCertificate, onStream = echo, onCall } = options;
  const server = new Server(options.options);
  server.register<Buffer, Buffer>(
    paths.stream,
    (stream: RawStream) => onStream(stream, stream.metadata),
    bytes,
    bytes,
    'bidi',
  );
  if (onCall) server.register<Buffer, Buffer>(paths.call, onCall, bytes, bytes, 'unary');
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const { credentials = serverCredentials(certificate) } = options;
  server.bindAsync('localhost:0', credentials, (error, port) => (error ? reject(error) : resolve(port)));
  const port = await promise;
  return { port, server, [Symbol.asyncDispose]: async () => server.forceShutdown() };
}

/** Listens on a free port of `localhost`, and answers with it. */
export function listenLocally(server: NetServer): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, 'localhost', () => resolve((server.address() as AddressInfo).port)),
  );
}

/** A connection with the right certificates, unless told otherwise; through the proxy of the environment, which tests set. */
export function connectTo(port: number, options: Partial<ConnectionOptions> = {}): Connection & Disposable {
  const connection = createConnection({
    host: 'localhost',
    port,
    usesProxy: true,
    credentials: credentialsOf(clientCertificate),
    ...options,
  });
  return Object.assign(connection, { [Symbol.dispose]: () => connection.close() });
}

export function credentialsOf({ certificate, key }: CertificatePair) {
  return { cert: certificate, key, ca: authority.certificate };
}

function serverCredentials({ certificate, key }: CertificatePair): ServerCredentials {
  const pair = { private_key: Buffer.from(key), cert_chain: Buffer.from(certificate) };
  return ServerCredentials.createSsl(Buffer.from(authority.certificate), [pair], true);
}

function echo(stream: RawStream): void {
  stream.on('data', (message: Buffer) => stream.write(message));
  stream.on('end', () => stream.end());
}
