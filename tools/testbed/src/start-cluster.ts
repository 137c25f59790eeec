import { ensureBridgeNetwork } from './bridge-network.ts';
import { ensureCilium } from './cilium.ts';
import { ensureClusterDns } from './cluster-dns.ts';
import { claimMachine } from './cluster-owner.ts';
import { ensureContainerRuntime } from './container-runtime.ts';
import { ensureControlPlane } from './control-plane.ts';
import { ensureCredentials } from './credentials.ts';
import { rememberSettings } from './current-settings.ts';
import { ensureIstio } from './istio.ts';
import { ensureKubelet, untilNodeIsReady } from './kubelet.ts';
import { ensureNodeImages } from './node-images.ts';
import { ensureNodeNetwork } from './node-network.ts';
import { say, timed } from './progress.ts';
import { ensureRequirements } from './requirements.ts';
import { kubeconfigFile, type TestbedSettings } from './settings.ts';

const podNetworks = { bridge: ensureBridgeNetwork, cilium: ensureCilium } as const;

/** Makes the cluster, or puts right what is missing of it. Each step does nothing where its part is as it should be. */
export async function startCluster(settings: TestbedSettings): Promise<void> {
  const started = performance.now();
  await timed('requirements', () => ensureRequirements(settings));
  claimMachine();
  rememberSettings(settings);
  await timed('network', ensureNodeNetwork);
  await timed('credentials', ensureCredentials);
  await timed('control plane', ensureControlPlane);
  await timed('containerd', ensureContainerRuntime);
  await timed('images', ensureNodeImages);
  await timed('kubelet', ensureKubelet);
  await timed(`pod network (${settings.podNetwork})`, podNetworks[settings.podNetwork]);
  await timed('node', async () => {
    await untilNodeIsReady();
    return 'ready';
  });
  await timed('DNS', ensureClusterDns);
  if (settings.istio) await timed('Istio', ensureIstio);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`ready in ${seconds} s: export KUBECONFIG=${kubeconfigFile}`);
}
