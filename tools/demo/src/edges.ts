import type { CloudApi, CloudFlow } from '@kestrel/testkit';

/** Who talks to whom, how often. */
export interface Edge {
  readonly text: string;
  readonly count: number;
  readonly denied: boolean;
}

interface End {
  readonly ns?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly service_name?: string;
}

/** As much of an access log as is shown. */
interface CloudAccessLog {
  readonly source?: End;
  readonly destination?: End;
  readonly l7_protocol?: string;
  readonly http_data?: { readonly method?: string; readonly path?: string; readonly response_code?: number };
  readonly allowed?: boolean;
  /** A 64-bit number in JSON. */
  readonly count?: string;
}

const maxRecords = 10_000;

export async function readFlowEdges(cloud: CloudApi): Promise<Edge[]> {
  return (await cloud.flows()).map(toFlowEdge);
}

export async function readCallEdges(cloud: CloudApi): Promise<Edge[]> {
  const path = `/clusters/${cloud.cluster}/access-logs?limit=${maxRecords}`;
  return ((await cloud.request('GET', path)) as CloudAccessLog[]).map(toCallEdge);
}

function toFlowEdge({ src, dst, protocol, port, direction, allowed, count }: CloudFlow): Edge {
  const way = direction === 'INGRESS' ? 'in' : 'out';
  const text = `${nameOf(src)} -> ${nameOf(dst)} ${protocol ?? ''}/${port ?? 0} ${way}`;
  return toEdge(text, allowed, count);
}

function toCallEdge({ source, destination, l7_protocol, http_data, allowed, count }: CloudAccessLog): Edge {
  const { method = '', path = '', response_code = 0 } = http_data ?? {};
  const what =
    method === '' ? (l7_protocol ?? '').replace('L7_PROTOCOL_', '') : `${method} ${path} ${response_code}`;
  return toEdge(`${nameOf(source)} -> ${nameOf(destination)} ${what}`, allowed, count);
}

function toEdge(text: string, allowed: boolean | undefined, count: string | number | undefined): Edge {
  const denied = allowed !== true;
  return { text: denied ? `${text} DENIED` : text, count: Number(count ?? 0), denied };
}

function nameOf(end: End | undefined): string {
  return [end?.ns ?? end?.namespace, end?.name ?? end?.service_name].filter((part) => part).join('/');
}
