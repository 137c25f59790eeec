import { KubeApiError, KubeConnectionError } from '@kestrel/kube';
import { describe, expect, it } from 'vitest';
import { createRelayInCluster } from './relay-in-cluster.ts';

const signal = new AbortController().signal;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const service = (...ports: number[]) => ({ spec: { ports: ports.map((port) => ({ port })) } });
const secret = (data: Record<string, string>) => ({
  data: Object.fromEntries(Object.entries(data).map(([key, text]) => [key, base64(text)])),
});

/** An API server with these objects, by the end of their paths. */
function cluster(objects: Record<string, unknown>, options: { disableTls?: boolean } = {}) {
  const asked: string[] = [];
  const state: { failure: Error | undefined } = { failure: undefined };
  const getJson = async (path: string) => {
    asked.push(path.replace('/api/v1/namespaces/', ''));
    if (state.failure) throw state.failure;
    const found = objects[path.replace('/api/v1/namespaces/', '')];
    if (found === undefined) throw new KubeApiError({ status: 404, message: 'not found' });
    return found;
  };
  const config = { disableTls: options.disableTls ?? false, serverName: 'x.hubble-relay.cilium.io' };
  return {
    finder: createRelayInCluster({ getJson }, config),
    asked,
    state,
    look: () => createRelayInCluster({ getJson }, config).look(signal),
  };
}

const relay = 'kube-system/services/hubble-relay';
const clientCerts = 'kube-system/secrets/hubble-relay-client-certs';
const serverCerts = 'kube-system/secrets/hubble-relay-server-certs';

describe('the relay in a cluster', () => {
  it('is spoken to without TLS at port 80 alone, and no Secret is read for it', async () => {
    const { look, asked } = cluster({ [relay]: service(80) });
    expect(await look()).toMatchObject({
      kind: 'found',
      target: { host: 'hubble-relay.kube-system.svc', port: 80, tls: undefined },
    });
    expect(asked).toEqual([relay]);
  });

  it.each([
    [[443], false],
    [[80, 443], false],
    [[443], true],
    [[4245], false],
  ])('is spoken to with TLS at ports %j, with DISABLE_HUBBLE_TLS=%s', async (ports, disableTls) => {
    const objects = {
      [relay]: service(...ports),
      [clientCerts]: secret({ 'ca.crt': 'CA', 'tls.crt': 'C', 'tls.key': 'K' }),
    };
    expect(await cluster(objects, { disableTls }).look()).toMatchObject({
      kind: 'found',
      target: {
        port: ports.at(-1),
        tls: { ca: 'CA', cert: 'C', key: 'K', serverName: 'x.hubble-relay.cilium.io' },
      },
    });
  });

  it('is spoken to without TLS at another port only where that is set', async () => {
    const look = await cluster({ [relay]: service(4245) }, { disableTls: true }).look();
    expect(look).toMatchObject({ kind: 'found', target: { port: 4245, tls: undefined } });
  });

  it('has its CA from the client Secret, from the server Secret only where that lacks one', async () => {
    const both = {
      [relay]: service(443),
      [clientCerts]: secret({ 'ca.crt': 'client' }),
      [serverCerts]: secret({ 'ca.crt': 'server' }),
    };
    const first = cluster(both);
    expect(await first.look()).toMatchObject({ target: { tls: { ca: 'client' } } });
    expect(first.asked).not.toContain(serverCerts);
    const second = cluster({ ...both, [clientCerts]: secret({}) });
    expect(await second.look()).toMatchObject({ target: { tls: { ca: 'server' } } });
  });

  it('is not spoken to without a CA', async () => {
    expect(await cluster({ [relay]: service(443) }).look()).toMatchObject({
      kind: 'unusable',
      reason: expect.stringContaining('hubble-relay-client-certs'),
    });
  });

  it("is looked for in GKE's namespace too, and absent where it is in none", async () => {
    const gke = 'gke-managed-dpv2-observability/services/hubble-relay';
    expect(await cluster({ [gke]: service(80) }).look()).toMatchObject({
      target: { host: 'hubble-relay.gke-managed-dpv2-observability.svc' },
    });
    expect(await cluster({}).look()).toMatchObject({ kind: 'absent' });
  });

  it('stays what it was while the API server does not answer, and is unusable where it never did', async () => {
    const { finder, state } = cluster({ [relay]: service(80) });
    const found = await finder.look(signal);
    state.failure = new KubeConnectionError('KUBE_UNREACHABLE', 'connection refused');
    expect(await finder.look(signal)).toEqual(found);
    const other = cluster({});
    other.state.failure = new KubeApiError({ status: 403, message: 'services "hubble-relay" is forbidden' });
    expect(await other.finder.look(signal)).toMatchObject({
      kind: 'unusable',
      reason: expect.stringContaining('forbidden'),
    });
  });
});
