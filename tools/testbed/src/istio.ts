import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '@kestrel/testkit';
import { moduleFolder } from './go-module.ts';
import { istiodImage, sidecarImage } from './istio-images.ts';
import { kubectl } from './kubectl.ts';
import { ensureImages } from './node-images.ts';
import { runCommand } from './run-command.ts';
import { configFolder, kubeconfigFile } from './settings.ts';
import { writeConfig } from './write-config.ts';

export const istioNamespace = 'istio-system';
const valuesFile = join(import.meta.dirname, '../istio/values.yaml');
const installedFile = 'istio-installed.yaml';

/**
 * Istio by its own charts: istiod as a pod, its kinds, and its webhook, which gives a sidecar to the pods of namespaces
 * with the label `istio-injection: enabled`. The Envoys are upstream's.
 */
export async function ensureIstio(): Promise<string | undefined> {
  const module = await moduleFolder('istio', 'istio.io/istio');
  const imported = await ensureImages([istiodImage(), sidecarImage(module)]);
  const values = readFileSync(valuesFile, 'utf8');
  const isInstalled = readInstalled() === values;
  if (!isInstalled) {
    await install('istio-base', join(module, 'manifests/charts/base'), ['--set', 'defaultRevision=default']);
    await install('istiod', join(module, 'manifests/charts/istio-control/istio-discovery'), [
      '--values',
      valuesFile,
    ]);
    writeConfig(installedFile, values);
  } else if (imported.length > 0) {
    await kubectl(['rollout', 'restart', 'deployment/istiod', '-n', istioNamespace]);
  }
  await kubectl(['rollout', 'status', 'deployment/istiod', '-n', istioNamespace, '--timeout=120s']);
  if (isInstalled && imported.length === 0) return undefined;
  return [...imported.map((name) => `imported ${name}`), 'istiod is available'].join(', ');
}

/** Whether istiod is there, and with it the webhook. */
export async function isIstioInstalled(): Promise<boolean> {
  const found = await kubectl([
    ...['get', 'deployment', 'istiod', '-n', istioNamespace],
    ...['--ignore-not-found', '-o', 'name'],
  ]);
  return found !== '';
}

function readInstalled(): string | undefined {
  const file = join(configFolder, installedFile);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

async function install(release: string, chart: string, args: readonly string[]): Promise<void> {
  rmSync(join(configFolder, installedFile), { force: true });
  await runCommand(findProgram('helm'), [
    ...['upgrade', '--install', release, chart, '--kubeconfig', kubeconfigFile],
    ...['--namespace', istioNamespace, '--create-namespace', ...args],
  ]);
}
