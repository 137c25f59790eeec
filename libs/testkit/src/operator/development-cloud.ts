import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import type { CloudFlow } from '../flows/compare-flows.ts';
import { freePort } from '../free-port.ts';
import { startProcess } from '../start-process.ts';
import { BundleService, bundlePath, type Environment } from './bundle-service.ts';

export interface DevelopmentCloudOptions {
  /** Where it keeps its authority and the onboarded clusters. */
  readonly folder: string;
  readonly cluster: string;
  readonly env?: Environment;
}

/** The development cloud as a process, with one cluster onboarded. */
export class DevelopmentCloud {
  readonly service: BundleService;
  readonly cluster: string;
  readonly grpcPort: number;
  readonly restUrl: string;
  /** Folder with client.crt, client.key, ca.crt, token and the values file. */
  readonly credentialsFolder: string;

  private constructor(service: BundleService, options: DevelopmentCloudOptions, ports: Ports) {
    this.service = service;
    this.cluster = options.cluster;
    this.grpcPort = ports.grpc;
    this.restUrl = `http://127.0.0.1:${ports.rest}`;
    this.credentialsFolder = join(options.folder, 'clusters', options.cluster);
  }

  static async start(options: DevelopmentCloudOptions): Promise<DevelopmentCloud> {
    const ports = { grpc: await freePort(), rest: await freePort() };
    await onboard(options, ports.grpc);
    const readyFile = join(options.folder, 'ready.json');
    rmSync(readyFile, { force: true });
    const service = await BundleService.start({
      program: 'cloud',
      name: 'cloud',
      args: ['serve'],
      env: {
        CLOUD_DIR: options.folder,
        CLOUD_READY_FILE: readyFile,
        GRPC_HOST: '127.0.0.1',
        GRPC_PORT: String(ports.grpc),
        HTTP_HOST: '127.0.0.1',
        HTTP_PORT: String(ports.rest),
        ...options.env,
      },
    });
    await eventually(() => readFileSync(readyFile));
    return new DevelopmentCloud(service, options, ports);
  }

  /** The Helm values that onboarding wrote. */
  get valuesFile(): string {
    return join(this.credentialsFolder, `kestrel-ai-operator-values-${this.cluster}.yaml`);
  }

  /** Settings with which a gateway reaches it. */
  get gatewayEnvironment(): Environment {
    return {
      SERVER_HOST: '127.0.0.1',
      SERVER_PORT: String(this.grpcPort),
      CLIENT_CERT_FILE: join(this.credentialsFolder, 'client.crt'),
      CLIENT_KEY_FILE: join(this.credentialsFolder, 'client.key'),
      CA_CERT_FILE: join(this.credentialsFolder, 'ca.crt'),
      AUTH_TOKEN_FILE: join(this.credentialsFolder, 'token'),
    };
  }

  /** A request to its REST API, with a path below /api/v1. @throws Error on a status of 400 and above */
  // biome-ignore lint/suspicious/noExplicitAny: JSON whose shape is in the OpenAPI document
  async request(method: string, path: string, body?: unknown): Promise<any> {
    const response = await fetch(`${this.restUrl}/api/v1${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Messages and bytes that it received on all streams since it started, whatever they are. */
  async receivedTotals(): Promise<{ messages: number; bytes: number }> {
    const { received } = await this.request('GET', `/clusters/${this.cluster}/counters`);
    const streams: Record<string, { messages: number; bytes: number }>[] = Object.values(received);
    const totals = { messages: 0, bytes: 0 };
    for (const { messages, bytes } of streams.flatMap((types) => Object.values(types))) {
      totals.messages += messages;
      totals.bytes += bytes;
    }
    return totals;
  }

  /** Every flow that it keeps, merged by who talked to whom. */
  async flows(): Promise<CloudFlow[]> {
    return this.request('GET', `/clusters/${this.cluster}/flows?limit=10000`);
  }

  /** Issues a token of another kind: options of `cloud token`. */
  async issueToken(...args: string[]): Promise<string> {
    return (
      await runCloud([
        'token',
        '--dir',
        join(this.credentialsFolder, '../..'),
        '--cluster',
        this.cluster,
        ...args,
      ])
    ).trim();
  }
}

interface Ports {
  readonly grpc: number;
  readonly rest: number;
}

async function onboard(options: DevelopmentCloudOptions, grpcPort: number): Promise<void> {
  const address = ['--server-host', '127.0.0.1', '--server-port', String(grpcPort)];
  await runCloud(['onboard', '--cluster', options.cluster, '--dir', options.folder, ...address]);
}

async function runCloud(args: readonly string[]): Promise<string> {
  const process = await startProcess({ name: `cloud ${args[0]}`, bundle: bundlePath('cloud'), args });
  const { code } = await process.exited;
  const output = process.lines.join('\n');
  if (code !== 0) throw new Error(`cloud ${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
}
