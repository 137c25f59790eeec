import { globSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findProgram } from '@kestrel/testkit';
import type { PodImage } from './pod-images.ts';
import { librariesOf } from './shared-libraries.ts';

const path = 'PATH=/usr/local/bin:/usr/sbin';

/** istiod, under the name that Istio's chart gives its image. */
export function istiodImage(): PodImage {
  return {
    reference: 'testbed.local/pilot:1',
    files: { '/usr/local/bin/pilot-discovery': findProgram('pilot-discovery') },
    entrypoint: ['/usr/local/bin/pilot-discovery'],
  };
}

/**
 * The sidecar and its init container: pilot-agent, the Envoy of the Python wheel in the place of Istio's own build, and
 * this machine's iptables.
 * @param module folder of Istio's Go module, which has the template of Envoy's configuration
 */
export function sidecarImage(module: string): PodImage {
  return {
    reference: 'testbed.local/proxyv2:1',
    files: {
      '/usr/local/bin/pilot-agent': findProgram('pilot-agent'),
      '/usr/local/bin/envoy': findProgram('envoy'),
      '/var/lib/istio/envoy/envoy_bootstrap_tmpl.json': join(
        module,
        'tools/packaging/common/envoy_bootstrap.json',
      ),
      ...librariesOf(findProgram('envoy')),
      ...iptablesFiles(),
    },
    entrypoint: ['/usr/local/bin/pilot-agent'],
    environment: [path],
  };
}

/** One program under each name by which it is called, its libraries, and its extensions where it looks for them. */
function iptablesFiles(): Record<string, string> {
  const program = realpathSync('/usr/sbin/xtables-nft-multi');
  const names = ['iptables-nft', 'ip6tables-nft'].flatMap((name) => [
    name,
    `${name}-save`,
    `${name}-restore`,
  ]);
  const extensions = globSync('/usr/lib/*/xtables/*.so').filter((file) =>
    /^lib(xt|ipt|ip6t)_/.test(basename(file)),
  );
  return {
    ...Object.fromEntries(names.map((name) => [`/usr/sbin/${name}`, program])),
    ...Object.fromEntries(extensions.map((file) => [file, realpathSync(file)])),
    ...librariesOf(program),
  };
}
