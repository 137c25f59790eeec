import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, repositoryRoot } from '@kestrel/testkit';
import { kubectl } from '../../src/kubectl.ts';
import { nodeName } from '../../src/settings.ts';

/** What a container took over a while, by the kubelet's own figures. */
export interface ContainerUsage {
  readonly container: string;
  readonly workingSetMiB: number;
  readonly milliCpu: number;
}

/** Waits until the kubelet has figures that lie `overMs` apart. */
export async function measureUsage(namespace: string, overMs: number): Promise<ContainerUsage[]> {
  const before = await readSamples(namespace);
  return eventually(
    async () => {
      const after = await readSamples(namespace);
      return [...after].map(([key, sample]) => {
        const first = before.get(key) ?? sample;
        if (sample.timeMs - first.timeMs < overMs) throw new Error(`${key} has no later figures`);
        return {
          container: sample.container,
          workingSetMiB: Math.round(sample.workingSetBytes / 1024 / 1024),
          milliCpu: Math.round((sample.cpuMs - first.cpuMs) / ((sample.timeMs - first.timeMs) / 1000)),
        };
      });
    },
    { timeoutMs: overMs + 60_000, intervalMs: 2_000, what: 'later figures of the kubelet' },
  );
}

/** Into `.cache/results/e2e-cluster-<story>-usage.json`, from which docs/performance.md is written. */
export function writeUsage(story: string, usage: Readonly<Record<string, readonly ContainerUsage[]>>): void {
  const folder = join(repositoryRoot(), '.cache/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `e2e-cluster-${story}-usage.json`), `${JSON.stringify(usage, null, 2)}\n`);
}

interface Sample {
  readonly container: string;
  readonly timeMs: number;
  readonly cpuMs: number;
  readonly workingSetBytes: number;
}

async function readSamples(namespace: string): Promise<Map<string, Sample>> {
  const path = `/api/v1/nodes/${nodeName}/proxy/stats/summary`;
  const { pods }: RawSummary = JSON.parse(await kubectl(['get', '--raw', path]));
  const samples = pods
    .filter(({ podRef }) => podRef.namespace === namespace)
    .flatMap(({ podRef, containers = [] }) =>
      containers.map(({ name, cpu, memory }): [string, Sample] => [
        `${podRef.name} ${name}`,
        {
          container: name,
          timeMs: Date.parse(cpu?.time ?? ''),
          cpuMs: (cpu?.usageCoreNanoSeconds ?? 0) / 1e6,
          workingSetBytes: memory?.workingSetBytes ?? 0,
        },
      ]),
    );
  return new Map(samples);
}

interface RawSummary {
  readonly pods: readonly {
    readonly podRef: { readonly name: string; readonly namespace: string };
    readonly containers?: readonly {
      readonly name: string;
      readonly memory?: { readonly workingSetBytes?: number };
      readonly cpu?: { readonly time?: string; readonly usageCoreNanoSeconds?: number };
    }[];
  }[];
}
