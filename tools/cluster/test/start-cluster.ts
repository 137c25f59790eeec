import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createServiceContext, EnvReader } from '@kestrel/service';
import { makeTempFolder, removeTempFolder } from '@kestrel/testkit';
import { build } from '../src/app.ts';
import { parseClusterConfig } from '../src/config.ts';

/** Any JSON: tests assert what they expect of it. */
export type Parsed = ReturnType<typeof JSON.parse>;

/** The JSON of a body. */
export async function parsed(response: Response): Promise<Parsed> {
  return JSON.parse(await response.text());
}

export interface RunningCluster {
  readonly url: string;
  readonly control: string;
  readonly kubeconfigFile: string;
  readonly token: string;
  readonly ca: string | undefined;
  /** Everything that it announced: addresses, files, counts. */
  readonly places: Readonly<Record<string, string>>;
  /** A request to the API with the right token. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** The JSON of a GET, whatever its status. */
  read(path: string): Promise<Parsed>;
  /** The JSON of an answer of the control API. @throws when it is no success */
  tell(method: string, path: string, body?: unknown): Promise<Parsed>;
  stop(): Promise<void>;
}

/** The whole program but its process, on free ports. Plain HTTP, unless `CLUSTER_TLS` says otherwise. */
export async function startCluster(env: Record<string, string> = {}): Promise<RunningCluster> {
  const folder = makeTempFolder('cluster');
  const kubeconfigFile = join(folder, 'kubeconfig');
  const reader = new EnvReader({
    CLUSTER_PORT: '0',
    CLUSTER_CONTROL_PORT: '0',
    CLUSTER_TLS: 'false',
    CLUSTER_KUBECONFIG_FILE: kubeconfigFile,
    ...env,
  });
  const config = parseClusterConfig(reader);
  reader.finish();
  const lines: string[] = [];
  const logDestination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const components = await build(config, createServiceContext({ name: 'cluster', logDestination }));
  for (const component of components) await component.start(new AbortController().signal);
  const announced = lines.map((line) => JSON.parse(line)).find(({ event }) => event === 'cluster-serving');
  const { url, control } = announced as { url: string; control: string };
  const { clusters, users } = JSON.parse(readFileSync(kubeconfigFile, 'utf8'));
  const token: string = users[0].user.token;
  const encodedCa: string | undefined = clusters[0].cluster['certificate-authority-data'];
  const request = (path: string, init: RequestInit = {}) =>
    fetch(url + path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  return {
    url,
    control,
    kubeconfigFile,
    token,
    places: announced,
    ca: encodedCa === undefined ? undefined : Buffer.from(encodedCa, 'base64').toString(),
    fetch: request,
    read: async (path) => parsed(await request(path)),
    tell: (method, path, body) => tell(`${control}${path}`, method, body),
    async stop() {
      for (const component of components.toReversed()) await component.stop(AbortSignal.timeout(5_000));
      await removeTempFolder(folder);
    },
  };
}

async function tell(url: string, method: string, body: unknown): Promise<Parsed> {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(url, { method, ...json });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? undefined : parsed(response);
}
