import type { Agent as HttpAgent } from 'node:http';
import type { RequestOptions } from 'node:https';
import { ConfigError } from '@kestrel/service';
import type { KubeConfig as ClientNodeConfig } from '@kubernetes/client-node';
import type { Access, Credentials } from './credentials.ts';

/**
 * A kubeconfig, read by @kubernetes/client-node: client certificates, tokens, exec plugins, proxies. The package is
 * imported here, on demand, because it costs tens of megabytes that a pod in a cluster need not pay.
 * @throws ConfigError when a file cannot be read or names no cluster
 */
export async function kubeconfigCredentials(files: readonly string[]): Promise<Credentials> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const load = () => loadKubeconfig(new KubeConfig(), () => new KubeConfig(), files);
  let config: ClientNodeConfig | undefined = asConfigError(files, load);
  let running: Promise<Access> | undefined;
  const toAccessOnce = async (): Promise<Access> => {
    try {
      config ??= load();
      return await toAccess(config);
    } finally {
      running = undefined;
    }
  };
  return {
    server: serverOf(config),
    isServerVerified: !config.getCurrentCluster()?.skipTLSVerify,
    current() {
      running ??= toAccessOnce();
      return running;
    },
    forget() {
      config = undefined;
    },
  };
}

function loadKubeconfig(
  config: ClientNodeConfig,
  createEmpty: () => ClientNodeConfig,
  files: readonly string[],
): ClientNodeConfig {
  const [first, ...others] = files;
  if (first !== undefined) config.loadFromFile(first);
  for (const file of others) {
    const other = createEmpty();
    other.loadFromFile(file);
    config.mergeConfig(other, Boolean(config.currentContext));
  }
  return config;
}

function asConfigError<T>(files: readonly string[], load: () => T): T {
  try {
    return load();
  } catch (error) {
    const message = `cannot use ${files.join(', ')}: ${(error as Error).message}`;
    throw new ConfigError([{ variable: 'KUBECONFIG', message }]);
  }
}

function serverOf(config: ClientNodeConfig): URL {
  const cluster = config.getCurrentCluster();
  if (cluster && URL.canParse(cluster.server)) return new URL(cluster.server);
  const message = cluster
    ? `the server of cluster ${cluster.name} is not a URL: ${cluster.server}`
    : `its current context "${config.getCurrentContext() ?? ''}" names no cluster`;
  throw new ConfigError([{ variable: 'KUBECONFIG', message }]);
}

async function toAccess(config: ClientNodeConfig): Promise<Access> {
  const cluster = config.getCurrentCluster();
  const options: RequestOptions = {};
  if (cluster?.server.startsWith('http:')) allowPlainHttp(config);
  await config.applyToHTTPSOptions(options);
  const { ca, cert, key, pfx, passphrase, servername, rejectUnauthorized } = options;
  const tls = { ca, cert, key, pfx, passphrase, servername, rejectUnauthorized };
  return {
    tls: Object.fromEntries(Object.entries(tls).filter(([, value]) => value !== undefined)),
    headers: { ...stringHeaders(options.headers), ...basicAuthorization(options.auth) },
    ...(cluster?.proxyUrl ? { agent: options.agent as HttpAgent } : {}),
  };
}

/** client-node refuses an `http:` server unless verification is off, although there is nothing to verify. */
function allowPlainHttp(config: ClientNodeConfig): void {
  config.clusters = config.clusters.map((each) => ({ ...each, skipTLSVerify: true }));
}

function stringHeaders(headers: RequestOptions['headers']): Record<string, string> {
  const entries = Object.entries((headers ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function basicAuthorization(auth: string | null | undefined): Record<string, string> {
  return auth ? { authorization: `Basic ${Buffer.from(auth).toString('base64')}` } : {};
}
