import { createServiceContext, EnvReader } from '@kestrel/service';
import { makeTempFolder, removeTempFolder } from '@kestrel/testkit';
import { buildCloud } from '../../src/app.ts';
import { ensureMaterial, type Material } from '../../src/authority/material.ts';
import { createTokens, type Tokens } from '../../src/authority/tokens.ts';
import { parseConfig } from '../../src/config.ts';

export interface TestCloud extends AsyncDisposable {
  readonly grpcPort: number;
  readonly httpUrl: string;
  /** What it logged. */
  readonly logLines: readonly object[];
  readonly material: Material;
  readonly tokens: Tokens;
  /** JSON of a GET below /api/v1; throws on a status other than 200. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into JSON whose shape is checked against the schema elsewhere
  get(path: string): Promise<any>;
  /** JSON and status of any request below /api/v1. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  send(method: string, path: string, body?: object): Promise<{ status: number; json: any }>;
}

/** A development cloud in this process, on free ports, with a CA of its own. */
export async function startCloud(environment: Readonly<Record<string, string>> = {}): Promise<TestCloud> {
  const dir = makeTempFolder('cloud');
  const env = new EnvReader({
    CLOUD_DIR: dir,
    GRPC_HOST: '127.0.0.1',
    GRPC_PORT: '0',
    HTTP_PORT: '0',
    ...environment,
  });
  const config = parseConfig(env);
  env.finish();
  const logLines: object[] = [];
  const context = createServiceContext({
    name: 'cloud',
    logDestination: { write: (line) => void logLines.push(JSON.parse(line)) },
  });
  const app = await buildCloud(config, context);
  const forever = new AbortController().signal;
  for (const component of app.components) await component.start(forever);
  const material = await ensureMaterial(dir);
  const httpUrl = `http://127.0.0.1:${app.ports().http}`;
  const send: TestCloud['send'] = async (method, path, body) => {
    const response = await fetch(`${httpUrl}/api/v1${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return { status: response.status, json: await response.json() };
  };
  return {
    grpcPort: app.ports().grpc,
    httpUrl,
    logLines,
    material,
    tokens: await createTokens(material.tokenKey),
    send,
    get: async (path) => {
      const { status, json } = await send('GET', path);
      if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
      return json;
    },
    async [Symbol.asyncDispose]() {
      for (const component of [...app.components].reverse()) await component.stop(forever);
      await removeTempFolder(dir);
    },
  };
}
