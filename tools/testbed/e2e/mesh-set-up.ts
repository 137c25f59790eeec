import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundlePath, findProgram, repositoryRoot } from '@kestrel/testkit';
import { parse, stringify } from 'yaml';
import { istioNamespace } from '../src/istio.ts';
import { kubectl } from '../src/kubectl.ts';
import { runCommand } from '../src/run-command.ts';
import { kubeconfigFile } from '../src/settings.ts';

/** A provider of somebody else, which must stay. */
export const otherProvider = { name: 'somebodys-log', envoyFileAccessLog: { path: '/dev/stdout' } };

interface Provider {
  readonly name: string;
}

/** Takes the operator's providers out of the mesh and leaves somebody else's in, as in a mesh that knows nothing of it. */
export async function forgetProviders(): Promise<void> {
  const mesh = { ...(await readMesh()), extensionProviders: [otherProvider] };
  await patchMesh(JSON.stringify({ data: { mesh: stringify(mesh) } }));
}

/** What Istio's ConfigMap says. */
export async function readMesh(): Promise<{ readonly extensionProviders?: readonly Provider[] }> {
  return parse(
    await kubectl(['get', 'configmap', 'istio', '-n', istioNamespace, '-o', 'jsonpath={.data.mesh}']),
  );
}

/** What `kestrelctl mesh-config` prints for the mesh that is there. */
export function printMeshConfig(): Promise<string> {
  const path = [dirname(process.execPath), dirname(findProgram('kubectl')), process.env.PATH].join(':');
  return runCommand(process.execPath, [bundlePath('kestrelctl'), 'mesh-config'], {
    env: { KUBECONFIG: kubeconfigFile, PATH: path },
  });
}

/** Changes Istio's ConfigMap as docs/operations/mesh.md says. */
export async function patchMesh(patch: string): Promise<void> {
  await kubectl(['patch', 'configmap', 'istio', '-n', istioNamespace, '--type', 'merge', '--patch', patch]);
}

/** Applies the Telemetry resource that docs/operations/mesh.md tells users to apply. */
export async function applyDocumentedTelemetry(): Promise<void> {
  const page = readFileSync(join(repositoryRoot(), 'docs/operations/mesh.md'), 'utf8');
  const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const telemetry = blocks.find((block) => block.includes('kind: Telemetry'));
  if (telemetry === undefined) throw new Error('docs/operations/mesh.md has no Telemetry resource');
  await kubectl(['apply', '--server-side', '-f', '-'], { input: telemetry });
}

/** What istiod says of configuration that an Envoy refused: nothing, if all is well. */
export async function refusedConfiguration(): Promise<string[]> {
  const log = await kubectl(['logs', 'deployment/istiod', '-n', istioNamespace, '--tail=-1']);
  return log.split('\n').filter((line) => line.includes('ACK ERROR'));
}
