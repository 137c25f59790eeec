import {
  type Bus,
  bucketSpecs,
  createBus,
  createPublisher,
  ensureStream,
  eventSubject,
  eventsStream,
  flowsStream,
  headers,
  inventoryStream,
  inventorySubject,
  type Publisher,
  parseBusConfig,
  readStream,
  streamSpecs,
  syncedSubject,
} from '@kestrel/bus';
import { cloud } from '@kestrel/proto';
import { createServiceContext, EnvReader } from '@kestrel/service';
import { type NatsServer, type NatsServerOptions, startNatsServer } from '@kestrel/testkit';

const maxBytes = 128 * 1024 * 1024;

/** A real nats-server with every stream, and a writer in the watcher's place. */
export class TestBus implements AsyncDisposable {
  readonly server: NatsServer;
  readonly bus: Bus;
  readonly #publisher: Publisher;
  #events = 0;

  private constructor(server: NatsServer, bus: Bus, publisher: Publisher) {
    this.server = server;
    this.bus = bus;
    this.#publisher = publisher;
  }

  static async start(options: NatsServerOptions = {}): Promise<TestBus> {
    const server = await startNatsServer(options);
    const context = createServiceContext({ name: 'watcher', logLevel: 'silent' });
    const bus = createBus(parseBusConfig(new EnvReader({ NATS_URL: server.url }), 'watcher'), context);
    await bus.start(new AbortController().signal);
    const publisher = createPublisher(bus, { maxBytesInFlight: 16 * 1024 * 1024 });
    await publisher.start(new AbortController().signal);
    const made = new TestBus(server, bus, publisher);
    await made.makeStreams();
    return made;
  }

  async makeStreams(): Promise<void> {
    await this.bus.connected(AbortSignal.timeout(10_000));
    for (const spec of [...streamSpecs, ...bucketSpecs])
      await ensureStream(this.bus, spec, { maxBytes, replicas: 1 });
  }

  /** A version of a pod; its uid is `uid-<name>` unless given. */
  async pod(
    name: string,
    version: number,
    { uid = `uid-${name}`, deleted = false, label = '', root = '' } = {},
  ): Promise<number> {
    const payload = cloud.v1.Pod.encode({
      name,
      namespace: 'shop',
      uid,
      labels: { v: String(version), ...(label === '' ? {} : { label }) },
    }).finish();
    const subject = inventorySubject({ type: 'pod', namespace: 'shop', name, uid });
    return this.raw(subject, payload, {
      [headers.type]: 'cloud.v1.Pod',
      ...(root === '' ? {} : { [headers.root]: root }),
      ...(deleted ? { [headers.action]: 'DELETE' } : {}),
    });
  }

  async pods(count: number, version = 1): Promise<void> {
    await Promise.all(Array.from({ length: count }, (_, index) => this.pod(`pod-${index}`, version)));
  }

  /** The marker that the inventory is whole. */
  async marker(): Promise<void> {
    await this.raw(syncedSubject, Buffer.from(await this.#created(inventoryStream)), {});
  }

  /** An event named `event-<n>`, counted from 1. */
  async event(extra: Partial<cloud.v1.KubernetesEvent.$Properties> = {}): Promise<string> {
    this.#events += 1;
    const name = `event-${this.#events}`;
    const payload = cloud.v1.KubernetesEvent.encode({ name, namespace: 'shop', ...extra }).finish();
    const subject = eventSubject({ type: 'kubernetesevent', namespace: 'shop', name });
    await this.raw(subject, payload, { [headers.type]: 'cloud.v1.KubernetesEvent' });
    return name;
  }

  async events(count: number): Promise<string[]> {
    const names: string[] = [];
    for (let each = 0; each < count; each++) names.push(await this.event());
    return names;
  }

  async raw(subject: string, payload: Uint8Array, extra: Record<string, string>): Promise<number> {
    const { sequence } = await this.#publisher.publish({ subject, payload, headers: extra });
    return sequence;
  }

  /** Deletes the stream of events and makes it anew, as after a lost store. */
  async recreateEvents(): Promise<void> {
    await this.bus.request({ subject: `$JS.API.STREAM.DELETE.${eventsStream}`, payload: new Uint8Array() });
    await this.makeStreams();
  }

  /** Takes the oldest messages away from the stream of flows, as its limits do. */
  async evictFlows(count: number): Promise<void> {
    const ask = async (operation: string, body: unknown) => {
      const subject = `$JS.API.STREAM.${operation}.${flowsStream}`;
      const answer = await this.bus.request({ subject, payload: Buffer.from(JSON.stringify(body)) });
      return JSON.parse(Buffer.from(answer.data).toString());
    };
    const { state } = await ask('INFO', {});
    await ask('PURGE', { seq: state.first_seq + count });
  }

  /** Changes settings of the inventory stream, as somebody with a client would. */
  async changeInventoryStream(change: Record<string, unknown>): Promise<void> {
    const ask = async (operation: string, body: unknown) => {
      const subject = `$JS.API.STREAM.${operation}.${inventoryStream}`;
      const answer = await this.bus.request({ subject, payload: Buffer.from(JSON.stringify(body)) });
      return JSON.parse(Buffer.from(answer.data).toString());
    };
    const { config } = await ask('INFO', {});
    const { error } = await ask('UPDATE', { ...config, ...change });
    if (error) throw new Error(error.description);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const deadline = AbortSignal.timeout(2_000);
    await this.#publisher.stop(deadline);
    await this.bus.stop(deadline);
    await this.server.stop();
  }

  async #created(stream: string): Promise<string> {
    // Any message names the creation time of its stream; a marker without it vouches for nothing.
    await this.raw(syncedSubject, Buffer.from('?'), {});
    const { promise, resolve } = Promise.withResolvers<string>();
    const reader = readStream(this.bus, { stream, onMessage: ({ streamCreated }) => resolve(streamCreated) });
    await reader.start(new AbortController().signal);
    const created = await promise;
    await reader.stop(AbortSignal.timeout(1_000));
    return created;
  }
}
