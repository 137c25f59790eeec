import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { type ClientHttp2Session, connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import type { MeshServices } from './services.ts';

export interface MeshRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The name that is asked for. Default the called workload's Service. */
  readonly host?: string;
}

/** The calling workload: speaks plaintext to its own sidecar, which does the rest. */
export class MeshClient implements AsyncDisposable {
  readonly #ports: MeshServices;
  readonly #host: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });
  #grpc: ClientHttp2Session | undefined;

  constructor(ports: MeshServices, host: string) {
    this.#ports = ports;
    this.#host = host;
  }

  /** The response's code. */
  async request(options: MeshRequest): Promise<number> {
    const response = await this.#send(options);
    response.resume();
    await new Promise((resolve, reject) => response.once('end', resolve).once('error', reject));
    return response.statusCode ?? 0;
  }

  /** Sends a request that is never answered, and goes away once `hasArrived` says that it got there. */
  async leave(options: MeshRequest, hasArrived: () => Promise<void>): Promise<void> {
    const request = this.#open({ ...options, headers: { ...options.headers, 'x-answer': 'hang' } });
    const closed = new Promise((resolve) => request.once('close', resolve));
    request.on('error', () => request.destroy());
    request.end();
    await hasArrived();
    request.destroy();
    await closed;
  }

  /** The call's status: of the trailers, or of the headers of a call without a body. */
  async call(method: string, status = 0): Promise<number> {
    this.#grpc ??= connectHttp2(`http://127.0.0.1:${this.#ports.grpc}`);
    const stream = this.#grpc.request({
      ':method': 'POST',
      ':path': method,
      ':authority': this.#host,
      'content-type': 'application/grpc',
      te: 'trailers',
      'x-answer': String(status),
    });
    return new Promise((resolve, reject) => {
      let found = -1;
      const read = (headers: Record<string, unknown>) => {
        if (headers['grpc-status'] !== undefined) found = Number(headers['grpc-status']);
      };
      stream.on('response', read).on('trailers', read);
      stream.once('error', reject).once('close', () => resolve(found));
      stream.resume();
      stream.end(Buffer.alloc(5));
    });
  }

  /** Opens a TCP connection, sends, and returns what came back until it ended: nothing where it was refused. */
  exchange(text: string, service: 'tcp' | 'deniedTcp' = 'tcp'): Promise<string> {
    return new Promise((resolve) => {
      let received = '';
      const socket = connect(this.#ports[service], '127.0.0.1', () => socket.write(text));
      socket.setEncoding('utf8');
      socket.on('data', (chunk: string) => {
        received += chunk;
        if (received.length >= text.length) socket.end();
      });
      socket.on('error', () => socket.destroy());
      socket.once('close', () => resolve(received));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#agent.destroy();
    this.#grpc?.destroy();
  }

  #send(options: MeshRequest): Promise<IncomingMessage> {
    const request = this.#open(options);
    return new Promise((resolve, reject) => {
      request.once('response', resolve).once('error', reject);
      request.end();
    });
  }

  #open({ method = 'GET', path, headers = {}, host = this.#host }: MeshRequest) {
    const port = this.#ports.http;
    return httpRequest({
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: { host, ...headers },
      agent: this.#agent,
    });
  }
}
