import { KubeApiError, type KubeClient } from '@kestrel/kube';
import type { RelayConfig } from './config.ts';
import type { RelayFinder, RelayLook, RelayTls } from './relay-target.ts';

const serviceName = 'hubble-relay';
const namespaces = ['kube-system', 'gke-managed-dpv2-observability'];
const clientSecret = 'hubble-relay-client-certs';
const serverSecret = 'hubble-relay-server-certs';

interface ServicePort {
  readonly port?: number;
}

/**
 * The relay by its Service, with certificates from Cilium's Secrets. Needs `get` of those objects by their names and
 * nothing else. What the API server does not answer leaves what was found last.
 */
export function createRelayInCluster(
  client: Pick<KubeClient, 'getJson'>,
  config: Pick<RelayConfig, 'disableTls' | 'serverName'>,
): RelayFinder {
  let last: RelayLook | undefined;

  async function get(path: string, signal: AbortSignal): Promise<unknown> {
    try {
      return await client.getJson(path, { signal });
    } catch (error) {
      if (error instanceof KubeApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  async function find(signal: AbortSignal): Promise<RelayLook> {
    for (const namespace of namespaces) {
      const service = await get(`/api/v1/namespaces/${namespace}/services/${serviceName}`, signal);
      if (service !== undefined) return toLook(namespace, portsOf(service), signal);
    }
    return { kind: 'absent', reason: `no Service ${serviceName} in ${namespaces.join(' or ')}` };
  }

  async function toLook(
    namespace: string,
    ports: readonly number[],
    signal: AbortSignal,
  ): Promise<RelayLook> {
    const port = ports.includes(443) ? 443 : ports[0];
    if (port === undefined) {
      return { kind: 'unusable', reason: `Service ${namespace}/${serviceName} has no port` };
    }
    const from = `Service ${namespace}/${serviceName}, port ${port}`;
    const target = { host: `${serviceName}.${namespace}.svc`, port, from };
    const isPlaintext = port !== 443 && (config.disableTls || (port === 80 && ports.length === 1));
    if (isPlaintext) return { kind: 'found', target: { ...target, tls: undefined } };
    const tls = await readTls(namespace, signal);
    if (tls.ca !== undefined) return { kind: 'found', target: { ...target, tls } };
    return {
      kind: 'unusable',
      reason: `${from} means TLS, and no CA was found: Secret ${namespace}/${clientSecret} or ${serverSecret} must hold ca.crt`,
    };
  }

  async function readTls(namespace: string, signal: AbortSignal): Promise<RelayTls> {
    const secret = (name: string) => get(`/api/v1/namespaces/${namespace}/secrets/${name}`, signal);
    const client = await secret(clientSecret);
    const ca = keyOf(client, 'ca.crt') ?? keyOf(await secret(serverSecret), 'ca.crt');
    const [cert, key] = [keyOf(client, 'tls.crt'), keyOf(client, 'tls.key')];
    const pair = cert === undefined || key === undefined ? {} : { cert, key };
    return { ca, ...pair, serverName: config.serverName };
  }

  return {
    async look(signal) {
      try {
        last = await find(signal);
        return last;
      } catch (error) {
        const { message } = error as Error;
        if (last?.kind === 'found') return last;
        return { kind: 'unusable', reason: `the API server does not say where the relay is: ${message}` };
      }
    },
  };
}

function portsOf(service: unknown): number[] {
  const { ports = [] } = (service as { spec?: { ports?: readonly ServicePort[] } }).spec ?? {};
  return ports.flatMap(({ port }) => (typeof port === 'number' ? [port] : []));
}

function keyOf(secret: unknown, key: string): string | undefined {
  const data = (secret as { data?: Readonly<Record<string, unknown>> } | undefined)?.data ?? {};
  const text = data[key];
  return typeof text === 'string' && text !== '' ? Buffer.from(text, 'base64').toString() : undefined;
}
