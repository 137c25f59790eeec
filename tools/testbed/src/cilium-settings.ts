import { join } from 'node:path';
import { componentKubeconfig } from './credentials.ts';
import { currentSettings } from './current-settings.ts';
import { ciliumFolder, ciliumSocket, dataFolder, hubbleSocket, network } from './settings.ts';

/** What Cilium's chart would put into its ConfigMap, as far as it differs from the agent's defaults; a file each. */
export function ciliumSettings(): Readonly<Record<string, string>> {
  return {
    'cluster-name': 'default',
    'cluster-id': '0',
    'k8s-kubeconfig-path': componentKubeconfig('cilium'),
    'lib-dir': join(dataFolder, 'cilium'),
    'state-dir': join(ciliumFolder, 'state'),
    'socket-path': ciliumSocket,
    'bpf-root': join(ciliumFolder, 'bpf'),
    'cgroup-root': join(ciliumFolder, 'cgroup'),
    'cni-exclusive': 'false',
    devices: network.nodeInterface,
    ipam: 'kubernetes',
    'enable-ipv4': 'true',
    'enable-ipv6': 'false',
    'routing-mode': 'native',
    'ipv4-native-routing-cidr': '10.0.0.0/8',
    'auto-direct-node-routes': 'false',
    'enable-ipv4-masquerade': 'false',
    'kube-proxy-replacement': 'true',
    'bpf-lb-sock': 'true',
    // The machine outside the node reaches Services too, as with kube-proxy.
    'bpf-lb-external-clusterip': 'true',
    // A sidecar has to see the address that its pod asked for, not the one behind it.
    'bpf-lb-sock-hostns-only': String(currentSettings()?.istio ?? false),
    'identity-allocation-mode': 'crd',
    'enable-policy': 'default',
    'enable-l7-proxy': 'true',
    'external-envoy-proxy': 'true',
    'enable-envoy-config': 'false',
    'enable-health-checking': 'false',
    'enable-endpoint-health-checking': 'false',
    'enable-drift-checker': 'false',
    // Every packet event, as Hubble would otherwise show one in a few seconds.
    'monitor-aggregation': 'none',
    'enable-hubble': 'true',
    'hubble-socket-path': hubbleSocket,
    'hubble-listen-address': `${network.nodeAddress}:4244`,
    'hubble-disable-tls': 'true',
    'hubble-event-buffer-capacity': '65535',
  };
}
