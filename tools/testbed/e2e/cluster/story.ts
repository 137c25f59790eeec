import { readFileSync } from 'node:fs';
import {
  type ApiClient,
  type CloudFlow,
  collectCluster,
  createApiClient,
  DevelopmentCloud,
  digestOf,
  eventually,
  expectedInventory,
  type FlowLedgerClass,
  makeTempFolder,
  readFlowLedgers,
  removeTempFolder,
  untilLedgerCloses,
} from '@kestrel/testkit';
import { adminToken, certificateFile } from '../../src/credentials.ts';
import { apply, kubectl } from '../../src/kubectl.ts';
import { setMonitorAggregation } from '../../src/monitor-aggregation.ts';
import { ensureImages } from '../../src/node-images.ts';
import { imagePrograms, natsImage, natsVersion, serviceImage } from '../../src/service-images.ts';
import { apiServerUrl, network } from '../../src/settings.ts';
import { openShop } from '../../src/shop.ts';
import { between, observations, sentBy } from '../cloud-flows.ts';
import { startCountedPod } from '../counted-pod.ts';
import { HubbleWitness } from '../hubble-witness.ts';
import { loadRelayImage } from './relay-pod.ts';
import { Release } from './release.ts';
import { chooseToGo, readActivePod, readBusyPod, readPods, type ServicePod } from './service-pods.ts';
import { provideVolume } from './volumes.ts';

/** The name of the cloud inside the cluster: a Service without a selector, whose endpoint is this machine. */
const cloudNamespace = 'kestrel-cloud';
const cloudHost = `cloud.${cloudNamespace}.svc.cluster.local`;

/** What stands before anybody installs: a cluster with a shop, its relay, a cloud that has onboarded it. */
export class ClusterStory implements AsyncDisposable {
  readonly cloud: DevelopmentCloud;
  readonly release: Release;
  readonly api: ApiClient;
  readonly #folder: string;

  private constructor(cloud: DevelopmentCloud, folder: string) {
    this.cloud = cloud;
    this.#folder = folder;
    this.release = new Release('kestrel-operator', 'kestrel-ai', cloud.valuesFile);
    this.api = createApiClient({
      url: apiServerUrl,
      ca: readFileSync(certificateFile('ca.crt'), 'utf8'),
      token: adminToken(),
    });
  }

  static async begin(): Promise<ClusterStory> {
    const programs = imagePrograms.filter((name) => name !== 'cloud').map(serviceImage);
    await ensureImages([...programs, natsImage(natsVersion())]);
    await loadRelayImage();
    await setMonitorAggregation('Medium');
    await provideVolume();
    await openShop();
    const folder = makeTempFolder('cluster-story');
    const cloud = await DevelopmentCloud.start({
      folder,
      cluster: 'testbed',
      serverHost: cloudHost,
      // A pod that has not spoken for a while must not be forgotten in the traffic of the whole story.
      env: { GRPC_HOST: network.hostAddress, TRAFFIC_KEPT: '1000000' },
    });
    await nameCloud(cloud.grpcPort);
    const story = new ClusterStory(cloud, folder);
    await makeRestrictedNamespace(story.release.namespace);
    return story;
  }

  pods(service?: string): Promise<ServicePod[]> {
    return readPods(this.release.namespace, service);
  }

  activePod(service: string): Promise<ServicePod> {
    return readActivePod(this.release.namespace, service);
  }

  /** Of several replicas, the one that has the traffic goes first when their number falls. */
  async sendAwayBusy(service: string, ledger: FlowLedgerClass): Promise<void> {
    const { namespace } = this.release;
    const busy = await eventually(() => readBusyPod(namespace, service, ledger), {
      timeoutMs: 60_000,
      intervalMs: 500,
    });
    await chooseToGo(busy, namespace);
  }

  /** Waits until every Deployment and StatefulSet runs what it should. */
  async untilRolledOut(): Promise<void> {
    for (const kind of ['deployment', 'statefulset']) {
      await kubectl(['rollout', 'status', kind, '-n', this.release.namespace, '--timeout=180s']);
    }
  }

  /** `source` is a part of the `namespace/name` of those that matter. */
  untilFlows(source: string, check: (flows: readonly CloudFlow[]) => void): Promise<void> {
    return eventually(async () => check(await this.cloud.flows(source)), {
      timeoutMs: 90_000,
      intervalMs: 500,
      what: 'the expected flows',
    });
  }

  /** Waits until the cloud has what the API server has. */
  async untilInventoryIsEqual(): Promise<void> {
    const { cloud, api } = this;
    await eventually(
      async () => {
        const expected = digestOf(expectedInventory(await collectCluster(api)));
        const { digest } = await cloud.request('GET', `/clusters/${cloud.cluster}/inventory/digest`);
        if (digest !== expected) throw new Error(`the cloud has ${digest}, the API server ${expected}`);
      },
      { timeoutMs: 90_000, intervalMs: 250, what: 'the inventory being equal' },
    );
  }

  /** Waits until the cloud has counted more of what a visitor of the shop asks than now. */
  async untilMoreFlows(): Promise<void> {
    const count = (flows: readonly CloudFlow[]) => observations(between(flows, 'visitor', 'storefront'));
    const before = count(await this.cloud.flows('shop/visitor'));
    await this.untilFlows('shop/visitor', (flows) => {
      if (count(flows) <= before) throw new Error(`still ${before} observations`);
    });
  }

  /**
   * A pod of the shop asks all the time while `change` happens; then the cloud must have exactly what the agent itself
   * says of it.
   */
  async withCountedPod(name: string, change: () => Promise<void>): Promise<void> {
    await using witness = new HubbleWitness();
    await startCountedPod({
      name,
      args: ['-every=100ms', '-tcp=prices:9000', '-http=http://storefront:8080/'],
    });
    await change();
    await kubectl(['delete', 'pod', name, '-n', 'shop', '--wait']);
    await this.untilFlows(`shop/${name}`, (flows) => {
      const [counted, seen] = [sentBy(flows, name), witness.sentBy(name)].map((each) => JSON.stringify(each));
      if (counted !== seen || seen === '{}') throw new Error(`the cloud has ${counted}, the agent ${seen}`);
    });
  }

  /** Waits until every observation is accounted for, and returns what was lost to anything but Hubble's own rings. */
  async lost(kind: FlowLedgerClass): Promise<Readonly<Record<string, number>>> {
    const read = async () => {
      const gateways = await this.pods('uplink-gateway');
      return { [kind]: (await readFlowLedgers({ gateways, cloud: this.cloud }))[kind] };
    };
    await untilLedgerCloses(read, { timeoutMs: 90_000, intervalMs: 500 });
    const { lost = {} } = (await read())[kind]?.accounts[kind] ?? {};
    return Object.fromEntries(
      Object.entries(lost).filter(([cause, count]) => count > 0 && !cause.startsWith('hubble-')),
    );
  }

  /** The command of docs/operations/install.md for what stays behind. */
  async removeLeftovers(): Promise<void> {
    const ours = 'app.kubernetes.io/part-of=kestrel-operator';
    await kubectl(['delete', 'pvc,secret', '-n', this.release.namespace, '-l', ours]);
  }

  /** Takes the release away, whatever became of it. */
  async end(): Promise<void> {
    await this.release.uninstall().catch(() => undefined);
    await this.removeLeftovers();
    await setMonitorAggregation('None');
    await this[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.api.close();
    await this.cloud.service.stop();
    await removeTempFolder(this.#folder);
  }
}

async function nameCloud(port: number): Promise<void> {
  const metadata = { name: 'cloud', namespace: cloudNamespace };
  await apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: cloudNamespace } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { clusterIP: 'None', ports: [{ name: 'grpc', port }] },
    },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { ...metadata, labels: { 'kubernetes.io/service-name': 'cloud' } },
      addressType: 'IPv4',
      ports: [{ name: 'grpc', port, protocol: 'TCP' }],
      endpoints: [{ addresses: [network.hostAddress], conditions: { ready: true } }],
    },
  ]);
}

async function makeRestrictedNamespace(name: string): Promise<void> {
  const labels = {
    'pod-security.kubernetes.io/enforce': 'restricted',
    'pod-security.kubernetes.io/warn': 'restricted',
  };
  await apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }]);
}
