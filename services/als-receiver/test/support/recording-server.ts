import { createServiceContext, EnvReader, systemClock } from '@kestrel/service';
import { eventually } from '@kestrel/testkit';
import { parseAlsConfig } from '../../src/config.ts';
import { createMetrics } from '../../src/metrics.ts';
import { AlsServer } from '../../src/server/als-server.ts';

/** What arrived on one connection, stream by stream. */
export interface RecordedConnection {
  readonly streams: { messages: string[]; isClosed: boolean }[];
  isClosed: boolean;
}

/** The server alone, in front of something that writes down what it is given. */
export class RecordingServer implements AsyncDisposable {
  readonly connections: RecordedConnection[] = [];
  readonly log: string[] = [];
  brokenMessages = 0;
  readonly #server: AlsServer;
  readonly #context;

  private constructor(env: Readonly<Record<string, string>>) {
    const reader = new EnvReader({
      ISTIO_ALS_HOST: '127.0.0.1',
      ISTIO_ALS_PORT: '0',
      ISTIO_ALS_LEAVING_TIME: '0ms',
      ...env,
    });
    const { server: config } = parseAlsConfig(reader);
    reader.finish();
    this.#context = createServiceContext({
      name: 'als-receiver',
      logDestination: { write: (line: string) => void this.log.push(line) },
    });
    this.#server = new AlsServer({
      config,
      context: this.#context,
      metrics: createMetrics(this.#context.metrics),
      clock: systemClock,
      openSink: () => this.#record(),
      onBrokenMessage: () => {
        this.brokenMessages += 1;
      },
    });
  }

  static async start(env: Readonly<Record<string, string>> = {}): Promise<RecordingServer> {
    const server = new RecordingServer(env);
    await server.#server.start(new AbortController().signal);
    return server;
  }

  get port(): number {
    return this.#server.address?.port ?? 0;
  }

  get condition() {
    return this.#context.health.readiness().conditions.find(({ name }) => name === 'server');
  }

  /** Every message of every stream. */
  get messages(): string[] {
    return this.connections.flatMap(({ streams }) => streams.flatMap(({ messages }) => messages));
  }

  async metric(suffix: string, labels: Readonly<Record<string, string>> = {}): Promise<number> {
    const metric = await this.#context.metrics.getSingleMetric(`kestrel_als_receiver_${suffix}`)?.get();
    const fits = (have: Readonly<Record<string, unknown>>) =>
      Object.entries(labels).every(([name, value]) => have[name] === value);
    return (metric?.values ?? [])
      .filter((each) => fits(each.labels))
      .reduce((sum, { value }) => sum + value, 0);
  }

  /** Resolves when so many streams have ended in this way. */
  async untilEnded(cause: string, count = 1): Promise<void> {
    await eventually(async () => {
      const ended = await this.metric('streams_ended_total', { cause });
      if (ended !== count) throw new Error(`${ended} streams ended by ${cause}, not ${count}`);
    });
  }

  stop(timeoutMs = 10_000): Promise<void> {
    return this.#server.stop(AbortSignal.timeout(timeoutMs));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop(1);
  }

  #record() {
    const connection: RecordedConnection = { streams: [], isClosed: false };
    this.connections.push(connection);
    return {
      openStream() {
        const stream = { messages: [] as string[], isClosed: false };
        connection.streams.push(stream);
        return {
          accept: (message: Uint8Array) => void stream.messages.push(Buffer.from(message).toString()),
          close: () => {
            stream.isClosed = true;
          },
        };
      },
      close: () => {
        connection.isClosed = true;
      },
    };
  }
}
