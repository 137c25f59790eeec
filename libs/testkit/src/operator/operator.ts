import { freePort } from '../free-port.ts';
import { makeTempFolder, removeTempFolder } from '../temp-folder.ts';
import { BundleService, type Environment } from './bundle-service.ts';
import { DevelopmentCloud } from './development-cloud.ts';
import { serviceAccountEnvironment } from './service-account.ts';

export interface OperatorOptions {
  readonly natsUrl: string;
  /** Further settings with which a program reaches the bus: its key, the server's authority. Default: none. */
  readonly busEnv?: (program: string) => Environment;
  readonly kubeconfig: string;
  /** Gives the watcher the kubeconfig's server as a pod sees it; only for the servers of this repository. Default false. */
  readonly asServiceAccount?: boolean;
  /** Default: a temporary folder, removed at the end. */
  readonly folder?: string;
  readonly cluster?: string;
  readonly cloudEnv?: Environment;
  readonly watcherEnv?: Environment;
  readonly gatewayEnv?: Environment;
  /** Where to find the relay is for the caller to say here. */
  readonly flowCollectorEnv?: Environment;
  readonly alsReceiverEnv?: Environment;
  /** How many of each to start: one is active, the others stand by. Default 1. */
  readonly watchers?: number;
  readonly gateways?: number;
  /** They share the relay's nodes. Default 0: none. */
  readonly flowCollectors?: number;
  /** Each takes what sends to it. Default 0: none. */
  readonly alsReceivers?: number;
  /** Called as each part runs, for those who watch. */
  readonly onStarted?: (part: string) => void;
}

/** A receiver of access logs, and its port on 127.0.0.1. */
export interface AlsReceiver {
  readonly service: BundleService;
  readonly port: number;
}

/** What the images run with, so that memory figures are those of a cluster. One arena: glibc keeps freed memory in each. */
const heapLimits = ['--max-old-space-size=96', '--max-semi-space-size=2'];
const memoryEnvironment = { MALLOC_ARENA_MAX: '1' };

/** The whole product as processes of this machine: bus-setup, development cloud, watchers, gateways, flow-collectors, als-receivers. */
export class Operator implements AsyncDisposable {
  readonly cloud: DevelopmentCloud;
  readonly busSetup: BundleService;
  readonly watchers: BundleService[] = [];
  readonly gateways: BundleService[] = [];
  readonly flowCollectors: BundleService[] = [];
  readonly alsReceivers: AlsReceiver[] = [];
  readonly #options: OperatorOptions;
  readonly #clusterAccess: Environment;
  readonly #temporaryFolder: string | undefined;

  private constructor(
    options: OperatorOptions,
    cloud: DevelopmentCloud,
    busSetup: BundleService,
    temporaryFolder: string | undefined,
  ) {
    this.#options = options;
    this.#clusterAccess = options.asServiceAccount
      ? serviceAccountEnvironment(options.kubeconfig, options.folder ?? temporaryFolder ?? '')
      : { KUBECONFIG: options.kubeconfig };
    this.cloud = cloud;
    this.busSetup = busSetup;
    this.#temporaryFolder = temporaryFolder;
  }

  static async start(options: OperatorOptions): Promise<Operator> {
    const temporaryFolder = options.folder === undefined ? makeTempFolder('operator') : undefined;
    const started = options.onStarted ?? (() => undefined);
    const busSetup = await BundleService.start({
      program: 'bus-setup',
      name: 'bus-setup-0',
      args: ['streams', '--keep'],
      nodeArgs: heapLimits,
      env: { ...memoryEnvironment, ...busEnvironment(options, 'bus-setup') },
      wait: 'readyz',
    });
    started('bus-setup');
    const cloud = await DevelopmentCloud.start({
      folder: options.folder ?? temporaryFolder ?? '',
      cluster: options.cluster ?? 'demo',
      env: options.cloudEnv ?? {},
    });
    started('cloud');
    const operator = new Operator(options, cloud, busSetup, temporaryFolder);
    for (let index = 0; index < (options.watchers ?? 1); index += 1) await operator.addWatcher();
    started('watcher');
    for (let index = 0; index < (options.gateways ?? 1); index += 1) await operator.addGateway();
    started('uplink-gateway');
    for (let index = 0; index < (options.flowCollectors ?? 0); index += 1) await operator.addFlowCollector();
    if (operator.flowCollectors.length > 0) started('flow-collector');
    for (let index = 0; index < (options.alsReceivers ?? 0); index += 1) await operator.addAlsReceiver();
    if (operator.alsReceivers.length > 0) started('als-receiver');
    return operator;
  }

  async addWatcher(env: Environment = {}): Promise<BundleService> {
    const watcher = await this.#startService('watcher', this.watchers.length, {
      ...this.#clusterAccess,
      ...this.#options.watcherEnv,
      ...env,
    });
    this.watchers.push(watcher);
    return watcher;
  }

  async addGateway(env: Environment = {}): Promise<BundleService> {
    const gateway = await this.#startService('uplink-gateway', this.gateways.length, {
      ...this.cloud.gatewayEnvironment,
      ...this.#options.gatewayEnv,
      ...env,
    });
    this.gateways.push(gateway);
    return gateway;
  }

  async addFlowCollector(env: Environment = {}): Promise<BundleService> {
    const collector = await this.#startService('flow-collector', this.flowCollectors.length, {
      ...this.#clusterAccess,
      ...this.#options.flowCollectorEnv,
      ...env,
    });
    this.flowCollectors.push(collector);
    return collector;
  }

  /** Another one with a port of its own, which it keeps. */
  async addAlsReceiver(env: Environment = {}): Promise<AlsReceiver> {
    const port = await freePort();
    const service = await this.#startService(
      'als-receiver',
      this.alsReceivers.length,
      {
        ISTIO_ALS_HOST: '127.0.0.1',
        ISTIO_ALS_PORT: String(port),
        ...this.#options.alsReceiverEnv,
        ...env,
      },
      'readyz',
    );
    const receiver = { service, port };
    this.alsReceivers.push(receiver);
    return receiver;
  }

  #startService(
    program: string,
    index: number,
    env: Environment,
    wait: 'livez' | 'readyz' = 'livez',
  ): Promise<BundleService> {
    return BundleService.start({
      program,
      name: `${program}-${index}`,
      nodeArgs: heapLimits,
      env: { ...memoryEnvironment, ...busEnvironment(this.#options, program), ...env },
      wait,
    });
  }

  /** The services, sources first. */
  get services(): readonly BundleService[] {
    const receivers = this.alsReceivers.map(({ service }) => service);
    return [...this.watchers, ...this.flowCollectors, ...receivers, ...this.gateways];
  }

  /** Stops everything, sources first. */
  async stop(): Promise<void> {
    for (const service of [...this.services, this.cloud.service, this.busSetup]) await service.stop();
    if (this.#temporaryFolder !== undefined) await removeTempFolder(this.#temporaryFolder);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

function busEnvironment({ natsUrl, busEnv }: OperatorOptions, program: string): Environment {
  return { NATS_URL: natsUrl, ...busEnv?.(program) };
}
