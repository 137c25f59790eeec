import type { RunningCluster } from './start-cluster.ts';

export interface WatchLine {
  readonly type: string;
  readonly object: {
    readonly kind: string;
    readonly code?: number;
    readonly reason?: string;
    readonly metadata: { readonly name: string; readonly resourceVersion: string };
  };
}

/** A watch whose lines are collected as they come. */
export interface OpenWatch {
  /** Lines that were JSON. */
  readonly lines: WatchLine[];
  readonly garbage: string[];
  /** How it ended: by the server, in good order or not. Never rejects. */
  readonly ended: Promise<'closed' | 'broken'>;
  cancel(): void;
}

export async function openWatch(cluster: RunningCluster, path: string): Promise<OpenWatch> {
  const abort = new AbortController();
  const response = await cluster.fetch(path, { signal: abort.signal });
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  const lines: WatchLine[] = [];
  const garbage: string[] = [];
  const take = (line: string) => {
    try {
      lines.push(JSON.parse(line));
    } catch {
      garbage.push(line);
    }
  };
  return { lines, garbage, ended: collect(response, take), cancel: () => abort.abort() };
}

async function collect(response: Response, take: (line: string) => void): Promise<'closed' | 'broken'> {
  let rest = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body ?? []) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(take);
    }
    return 'closed';
  } catch {
    return 'broken';
  }
}
