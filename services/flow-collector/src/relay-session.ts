import {
  type CallEnd,
  type Connection,
  callUnary,
  createConnection,
  grpcStatus,
  openServerStream,
  type ServerStream,
  toCallEnd,
  type UnaryResult,
} from '@kestrel/grpc';
import { sleep } from '@kestrel/service';
import type { FlowIntake } from './flow-intake.ts';
import { decodeNodes, decodeStatus, type RelayStatus } from './relay-status.ts';
import type { RelayTarget } from './relay-target.ts';

export interface RelaySessionOptions {
  readonly target: RelayTarget;
  readonly intake: FlowIntake;
  readonly connectTimeoutMs: number;
  readonly checkIntervalMs: number;
  readonly onStatus: (status: RelayStatus) => void;
  /** The relay answered something. */
  readonly onAlive: () => void;
}

export interface StreamEnd extends CallEnd {
  /** Nothing came on it: what was asked for may be what was refused. */
  readonly isEmpty: boolean;
}

const paths = {
  flows: '/observer.Observer/GetFlows',
  nodes: '/observer.Observer/GetNodes',
  status: '/observer.Observer/ServerStatus',
};
/** Answers missing in a row that make a connection dead. */
const maxMissing = 2;

/** One connection to the relay: a stream of flows at a time, and questions how it is. */
export class RelaySession {
  readonly #options: RelaySessionOptions;
  readonly #connection: Connection;
  readonly #ending = new AbortController();
  #stream: ServerStream | undefined;
  #knowsNodes = true;

  constructor(options: RelaySessionOptions) {
    const { host, port, tls } = options.target;
    this.#options = options;
    this.#connection = createConnection({
      host,
      port,
      credentials: tls && { ...tls, trustsOnlyCa: true },
      serverName: tls?.serverName,
      connectTimeoutMs: options.connectTimeoutMs,
    });
    void this.#connection.ended.then(() => this.#ending.abort());
    void this.#watch();
  }

  /** Whether another stream may be opened on it. */
  get isUsable(): boolean {
    return this.#connection.state === 'connecting' || this.#connection.state === 'open';
  }

  /** Reads flows until the stream ends, for whatever reason. */
  async read(request: Uint8Array): Promise<StreamEnd> {
    const { intake, onAlive } = this.#options;
    if (!this.isUsable) return { ...(await this.#connection.ended), isEmpty: false };
    let isEmpty = true;
    const stream = openServerStream(this.#connection, {
      path: paths.flows,
      request,
      onMessage: (message) => {
        if (isEmpty) onAlive();
        isEmpty = false;
        intake.accept(message);
      },
    });
    this.#stream = stream;
    intake.attach(stream);
    const end = await stream.ended;
    return { ...end, isEmpty };
  }

  /** Names of the relay's nodes; undefined where it does not answer, or does not know the question. */
  async nodes(): Promise<readonly string[] | undefined> {
    if (!this.#knowsNodes) return undefined;
    const { response, end } = await this.#call(paths.nodes);
    if (end.kind === 'unimplemented') this.#knowsNodes = false;
    return response && decodeNodes(response);
  }

  /** Ends the stream of flows; the connection stays. */
  endStream(): void {
    this.#stream?.cancel();
  }

  close(): void {
    this.#connection.close();
  }

  async #watch(): Promise<void> {
    const { signal } = this.#ending;
    let missing = 0;
    while (this.isUsable && missing < maxMissing) {
      const end = await this.#ask();
      missing = end.kind === 'timed-out' ? missing + 1 : 0;
      if (end.kind === 'unimplemented') return;
      await sleep(this.#options.checkIntervalMs, signal).catch(() => undefined);
    }
    if (missing >= maxMissing) this.close();
  }

  async #ask(): Promise<CallEnd> {
    const { response, end } = await this.#call(paths.status);
    const status = response && decodeStatus(response);
    if (status) {
      this.#options.onAlive();
      this.#options.onStatus(status);
    }
    return end;
  }

  async #call(path: string): Promise<Pick<UnaryResult, 'response' | 'end'>> {
    const timeoutMs = Math.max(this.#options.checkIntervalMs, 5_000);
    try {
      return await callUnary(this.#connection, { path, request: new Uint8Array(), timeoutMs });
    } catch (error) {
      const end = toCallEnd({ code: grpcStatus.UNAVAILABLE, details: (error as Error).message });
      return { response: undefined, end };
    }
  }
}
