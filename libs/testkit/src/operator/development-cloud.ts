import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import { freePort } from '../free-port.ts';
import { startProcess } from '../start-process.ts';
import { BundleService, bundlePath, type Environment } from './bundle-service.ts';
import { CloudApi } from './cloud-api.ts';

export interface DevelopmentCloudOptions {
  /** Where it keeps its authority and the onboarded clusters. */
  readonly folder: string;
  readonly cluster: string;
  /** Host in the values file and in the server's certificate. Default 127.0.0.1, where it listens unless `env` says otherwise. */
  readonly serverHost?: string;
  readonly env?: Environment;
}

/** The development cloud as a process, with one cluster onboarded. */
export class DevelopmentCloud extends CloudApi {
  readonly service: BundleService;
  readonly grpcPort: number;
  /** Folder with client.crt, client.key, ca.crt, token and the values file. */
  readonly credentialsFolder: string;

  private constructor(service: BundleService, options: DevelopmentCloudOptions, ports: Ports) {
    super(options.cluster, `http://127.0.0.1:${ports.rest}`);
    this.service = service;
    this.grpcPort = ports.grpc;
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
  const address = ['--server-host', options.serverHost ?? '127.0.0.1', '--server-port', String(grpcPort)];
  await runCloud(['onboard', '--cluster', options.cluster, '--dir', options.folder, ...address]);
}

async function runCloud(args: readonly string[]): Promise<string> {
  const process = await startProcess({ name: `cloud ${args[0]}`, bundle: bundlePath('cloud'), args });
  const { code } = await process.exited;
  const output = process.lines.join('\n');
  if (code !== 0) throw new Error(`cloud ${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
}
