import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ChildProcess,
  findProgram,
  freePort,
  makeTempFolder,
  removeTempFolder,
  repositoryRoot,
  untilReady,
} from '@kestrel/testkit';
import { parse, stringify } from 'yaml';
import { adminToken, certificateFile } from '../../src/credentials.ts';
import { apiServerUrl } from '../../src/settings.ts';

interface ScrapeJob {
  readonly kubernetes_sd_configs: readonly object[];
}

interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

/** Prometheus with the job that docs/operations/observability.md gives, told where the cluster is, since it runs outside. */
export class Prometheus implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #url: string;
  readonly #folder: string;

  private constructor(child: ChildProcess, url: string, folder: string) {
    this.#child = child;
    this.#url = url;
    this.#folder = folder;
  }

  static async start(): Promise<Prometheus> {
    const folder = makeTempFolder('prometheus');
    const url = `http://127.0.0.1:${await freePort()}`;
    const config = join(folder, 'prometheus.yml');
    writeFileSync(
      config,
      stringify({ global: { scrape_interval: '1s' }, scrape_configs: documentedJobs(folder) }),
    );
    const child = new ChildProcess({
      name: 'prometheus',
      command: findProgram('prometheus'),
      args: [
        `--config.file=${config}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=${new URL(url).host}`,
      ],
    });
    await untilReady(child, async () => {
      const { ok } = await fetch(`${url}/-/ready`);
      if (!ok) throw new Error('not ready');
    });
    return new Prometheus(child, url, folder);
  }

  /** The samples of an expression now. */
  async query(expression: string): Promise<readonly Sample[]> {
    const response = await fetch(`${this.#url}/api/v1/query?query=${encodeURIComponent(expression)}`);
    const { data } = (await response.json()) as { data: { result: readonly Sample[] } };
    return data.result;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child.stop(10_000);
    await removeTempFolder(this.#folder);
  }
}

function documentedJobs(folder: string): ScrapeJob[] {
  const page = readFileSync(join(repositoryRoot(), 'docs/operations/observability.md'), 'utf8');
  const block = /```yaml\n(scrape_configs:[\s\S]*?)```/.exec(page)?.[1];
  if (block === undefined) throw new Error('docs/operations/observability.md has no block scrape_configs');
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, adminToken(), { mode: 0o600 });
  const access = {
    api_server: apiServerUrl,
    tls_config: { ca_file: certificateFile('ca.crt') },
    authorization: { credentials_file: tokenFile },
  };
  const { scrape_configs: jobs }: { scrape_configs: ScrapeJob[] } = parse(block);
  return jobs.map((job) => ({
    ...job,
    kubernetes_sd_configs: job.kubernetes_sd_configs.map((each) => ({ ...each, ...access })),
  }));
}
