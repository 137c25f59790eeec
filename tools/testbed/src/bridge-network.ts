import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '@kestrel/testkit';
import { componentKubeconfig } from './credentials.ts';
import { ensureDaemon } from './daemon.ts';
import { sysctlInNode } from './node-network.ts';
import { configFolder, network, nodeName, runFolder, testbedName } from './settings.ts';
import { writeConfig } from './write-config.ts';

const plugins = ['bridge', 'host-local', 'portmap', 'loopback'];
const configuration = {
  cniVersion: '0.4.0',
  name: testbedName,
  plugins: [
    {
      type: 'bridge',
      bridge: 'pods',
      isGateway: true,
      ipMasq: true,
      hairpinMode: true,
      ipam: {
        type: 'host-local',
        ranges: [[{ subnet: network.nodePodCidr }]],
        routes: [{ dst: '0.0.0.0/0' }],
        dataDir: join(runFolder, 'addresses'),
      },
    },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
};

/** Pods on a bridge, Services by kube-proxy. NetworkPolicies are not enforced: that takes CNI=cilium. */
export async function ensureBridgeNetwork(): Promise<string | undefined> {
  linkPlugins(plugins);
  await sysctlInNode('net.bridge.bridge-nf-call-iptables', '1');
  writeConfig('cni/10-bridge.conflist', JSON.stringify(configuration, null, 2));
  const proxy = {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    clientConnection: { kubeconfig: componentKubeconfig('proxy') },
    clusterCIDR: network.podCidr,
    hostnameOverride: nodeName,
    mode: 'iptables',
    // Zero leaves the machine's limits as they are.
    conntrack: { maxPerCore: 0, min: 0 },
  };
  const file = writeConfig('kube-proxy.json', JSON.stringify(proxy, null, 2));
  return ensureDaemon({
    name: 'kube-proxy',
    command: findProgram('kube-proxy'),
    args: [`--config=${file}`],
    configuration: JSON.stringify(proxy),
  });
}

/** Gives containerd these plugins of the Debian package in a folder of the test bed, where Cilium may add its own. */
export function linkPlugins(names: readonly string[]): void {
  const folder = join(configFolder, 'cni-bin');
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    const link = join(folder, name);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(join('/usr/lib/cni', name), link);
  }
}
