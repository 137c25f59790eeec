import type { NatsServerOptions } from '@kestrel/testkit';
import { Credentials } from './credentials.ts';
import { ScriptedCloud } from './scripted-cloud.ts';
import { TestBus } from './test-bus.ts';
import { TestGateway } from './test-gateway.ts';

/** A real bus, a scripted cloud, credentials between them, and as many gateways as a test starts. */
export class TestBed implements AsyncDisposable {
  readonly bus: TestBus;
  readonly cloud: ScriptedCloud;
  readonly credentials: Credentials;
  readonly #gateways: TestGateway[] = [];

  private constructor(bus: TestBus, cloud: ScriptedCloud, credentials: Credentials) {
    this.bus = bus;
    this.cloud = cloud;
    this.credentials = credentials;
  }

  static async start(options: NatsServerOptions = {}): Promise<TestBed> {
    const [bus, credentials] = await Promise.all([TestBus.start(options), Credentials.make()]);
    const bed = new TestBed(bus, new ScriptedCloud(), credentials);
    await bed.cloudListens();
    return bed;
  }

  /** Settings of a gateway here. */
  env(extra: Record<string, string> = {}): Record<string, string> {
    return { ...this.credentials.env(this.cloud.port, this.bus.server.url), ...extra };
  }

  startGateway(env: Record<string, string> = {}): TestGateway {
    const gateway = TestGateway.start(this.env(env), `gateway-${this.#gateways.length}`);
    this.#gateways.push(gateway);
    return gateway;
  }

  /** Opens the cloud's port, again after `close`. */
  async cloudListens(): Promise<void> {
    await this.cloud.listen(this.credentials.authority, this.credentials.server);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const gateway of this.#gateways) await gateway.stop();
    this.cloud.close();
    await this.bus[Symbol.asyncDispose]();
    await this.credentials.dispose();
  }
}
