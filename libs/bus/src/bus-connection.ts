import {
  fullJitterBackoff,
  type HealthCondition,
  logFields,
  type ServiceContext,
  sleep,
  untilAborted,
} from '@kestrel/service';
import type { Bus, OutgoingMessage } from './bus.ts';
import type { BusConfig } from './bus-config.ts';
import { UnansweredError } from './errors.ts';
import { type BusMetrics, createBusMetrics } from './metrics.ts';
import {
  cutStaleConnection,
  dial,
  type Msg,
  type NatsConnection,
  type Subscription,
  statusOf,
} from './nats-client.ts';
import { createReplyInbox, type Reply, type ReplyInbox } from './reply-inbox.ts';

const requestTimeoutMs = 5_000;

export interface BusOptions {
  /** False where the service can work without a bus for a while, as one that merges: then it stays ready. Default true. */
  readonly blocksReadiness?: boolean;
}

export function createBus(config: BusConfig, context: ServiceContext, options: BusOptions = {}): Bus {
  return new BusConnection(config, context, options);
}

class BusConnection implements Bus {
  readonly name = 'bus';
  readonly config: BusConfig;
  readonly context: ServiceContext;
  readonly metrics: BusMetrics;
  readonly #condition: HealthCondition;
  readonly #conditions = new Map<string, HealthCondition>();
  readonly #connectListeners = new Set<() => void>();
  readonly #deniedListeners = new Set<(subject: string) => void>();
  #connection: NatsConnection | undefined;
  #inbox: ReplyInbox | undefined;
  /** Host and port of the server of the last connection. */
  #server = '';
  #isConnected = false;
  #maxPayload = 0;
  #stopping = false;

  constructor(config: BusConfig, context: ServiceContext, { blocksReadiness = true }: BusOptions) {
    this.config = config;
    this.context = context;
    this.metrics = createBusMetrics(context);
    this.#condition = context.health.condition('bus', { blocksReadiness });
    context.status.section('bus', () => ({
      connected: this.#isConnected,
      server: this.#connection?.getServer(),
      server_version: this.#connection?.info?.version,
      max_payload: this.maxPayload,
    }));
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  get maxPayload(): number {
    return this.#maxPayload;
  }

  get serverVersion(): readonly [number, number] {
    const [major = 0, minor = 0] = (this.#connection?.info?.version ?? '').split('.').map(Number);
    return [major, minor];
  }

  async start(signal: AbortSignal): Promise<void> {
    const connection = await this.#firstConnection(signal);
    this.#connection = connection;
    this.#inbox = createReplyInbox(connection, this.config.inboxPrefix);
    void this.#watchStatus(connection);
    void connection.closed().then((error) => this.#onClosed(error));
    this.#onConnected();
  }

  async stop(deadline: AbortSignal): Promise<void> {
    this.#stopping = true;
    const connection = this.#connection;
    if (connection === undefined || connection.isClosed()) return;
    const given = this.#isConnected ? connection.flush() : Promise.resolve();
    await untilAborted(given, deadline).catch(() => undefined);
    this.#onDisconnected();
    await untilAborted(connection.close(), deadline).catch(() => undefined);
  }

  condition(name: string): HealthCondition {
    const condition = this.#conditions.get(name) ?? this.context.health.condition(name);
    this.#conditions.set(name, condition);
    return condition;
  }

  onConnect(listener: () => void): () => void {
    this.#connectListeners.add(listener);
    return () => this.#connectListeners.delete(listener);
  }

  onPublishDenied(listener: (subject: string) => void): () => void {
    this.#deniedListeners.add(listener);
    return () => this.#deniedListeners.delete(listener);
  }

  async connected(signal: AbortSignal): Promise<void> {
    while (!this.#isConnected) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const forget = this.onConnect(resolve);
      await untilAborted(promise, signal).finally(forget);
    }
  }

  send({ subject, payload, headers, reply }: OutgoingMessage): void {
    if (this.#connection === undefined || !this.#isConnected)
      throw new UnansweredError(subject, 'disconnected');
    this.#connection.publish(subject, payload, {
      ...(headers === undefined ? {} : { headers: headers.wire }),
      ...(reply === undefined ? {} : { reply }),
    });
  }

  subscribe(subject: string, onMessage: (message: Msg) => void): Subscription {
    if (this.#connection === undefined) throw new UnansweredError(subject, 'disconnected');
    return this.#connection.subscribe(subject, {
      callback: (error, message) => {
        if (error === null) onMessage(message);
        else
          this.context.log.error(
            { [logFields.subject]: subject, [logFields.error]: error },
            'bus-subscribe-denied',
          );
      },
    });
  }

  openReply(onReply: (reply: Msg) => void): Reply {
    if (this.#inbox === undefined) throw new UnansweredError('', 'disconnected');
    return this.#inbox.open(onReply);
  }

  async request(message: OutgoingMessage, timeoutMs = requestTimeoutMs): Promise<Msg> {
    const { subject } = message;
    const { promise, resolve, reject } = Promise.withResolvers<Msg>();
    const fail = (reason: UnansweredError['reason']) => reject(new UnansweredError(subject, reason));
    const reply = this.openReply((answer) =>
      statusOf(answer)?.code === 503 ? fail('no-responders') : resolve(answer),
    );
    const timer = setTimeout(() => fail('timeout'), timeoutMs);
    const forgetDenied = this.onPublishDenied((denied) => denied === subject && fail('permission'));
    try {
      this.send({ ...message, reply: reply.subject });
      return await promise;
    } finally {
      clearTimeout(timer);
      forgetDenied();
      reply.close();
    }
  }

  async flush(): Promise<void> {
    if (this.#connection === undefined || !this.#isConnected) throw new UnansweredError('', 'disconnected');
    await this.#connection.flush();
  }

  async #firstConnection(signal: AbortSignal): Promise<NatsConnection> {
    const backoff = fullJitterBackoff({ baseMs: 500, maxMs: 3_000 });
    for (;;) {
      try {
        return await this.#dial(signal);
      } catch (error) {
        signal.throwIfAborted();
        const reason = error instanceof Error ? error.message : String(error);
        this.#condition.failed(`cannot connect to ${this.config.servers.join(', ')}: ${reason}`);
      }
      await sleep(100 + backoff.next(), signal);
    }
  }

  /** A connection that is there only after the abort is closed. */
  async #dial(signal: AbortSignal): Promise<NatsConnection> {
    const dialing = dial(this.config, this.context.instance);
    const closeLate = (late: NatsConnection) => (signal.aborted ? late.close() : undefined);
    dialing.then(closeLate).catch(() => undefined);
    return untilAborted(dialing, signal);
  }

  #onConnected(): void {
    this.#isConnected = true;
    // The client forgets it while it is disconnected, which it may be before its status says so.
    this.#maxPayload = this.#connection?.info?.max_payload ?? this.#maxPayload;
    this.metrics.connected.set(1);
    this.#server = this.#connection?.getServer() ?? this.#server;
    this.#condition.ok(`connected to ${this.#server}`);
    for (const listener of this.#connectListeners) listener();
  }

  #onDisconnected(): void {
    if (!this.#isConnected) return;
    this.#isConnected = false;
    this.metrics.connected.set(0);
    if (!this.#stopping) this.#condition.failed(`connection to ${this.#server} lost, trying again`);
  }

  async #watchStatus(connection: NatsConnection): Promise<void> {
    for await (const { type, data, permissionContext } of connection.status()) {
      if (type === 'disconnect') this.#onDisconnected();
      else if (type === 'staleConnection') cutStaleConnection(connection);
      else if (type === 'reconnect') {
        this.metrics.reconnects.inc();
        this.#onConnected();
      } else if (type === 'error') this.#onServerError(String(data), permissionContext);
    }
  }

  #onServerError(text: string, denied: { operation: string; subject: string } | undefined): void {
    const fields = { [logFields.reason]: text, ...(denied && { [logFields.subject]: denied.subject }) };
    this.context.log.warn(fields, 'bus-server-error');
    if (denied?.operation !== 'publish') return;
    for (const listener of this.#deniedListeners) listener(denied.subject);
  }

  /** Every known way for the client to close by itself is switched off; should one be left, a restart is the cure. */
  #onClosed(error: unknown): void {
    this.#onDisconnected();
    if (this.#stopping) return;
    const cause = error instanceof Error ? error : undefined;
    setImmediate(() => {
      throw new Error('the connection to the bus was closed for good', { cause });
    });
  }
}
