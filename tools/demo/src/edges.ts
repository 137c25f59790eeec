import type { CloudApi, CloudCall, CloudFlow } from '@kestrel/testkit';

/** Who talks to whom, how often. */
export interface Edge {
  readonly text: string;
  readonly count: number;
  readonly denied: boolean;
}

export async function readFlowEdges(cloud: CloudApi): Promise<Edge[]> {
  return (await cloud.flows()).map(toFlowEdge);
}

export async function readCallEdges(cloud: CloudApi): Promise<Edge[]> {
  return (await cloud.calls()).map(toCallEdge);
}

function toFlowEdge({ src, dst, protocol, port, direction, allowed, count }: CloudFlow): Edge {
  const way = direction === 'INGRESS' ? 'in' : 'out';
  const text = `${nameOf(src?.ns, src?.name)} -> ${nameOf(dst?.ns, dst?.name)} ${protocol ?? ''}/${port ?? 0} ${way}`;
  return toEdge(text, allowed, count);
}

function toCallEdge({ source, destination, l7_protocol, http_data, allowed, count }: CloudCall): Edge {
  const { method = '', path = '', response_code = 0 } = http_data ?? {};
  const what =
    method === '' ? (l7_protocol ?? '').replace('L7_PROTOCOL_', '') : `${method} ${path} ${response_code}`;
  return toEdge(`${callerName(source)} -> ${callerName(destination)} ${what}`, allowed, count);
}

function toEdge(text: string, allowed: boolean | undefined, count: string | number | undefined): Edge {
  const denied = allowed !== true;
  return { text: denied ? `${text} DENIED` : text, count: Number(count ?? 0), denied };
}

function callerName(caller: CloudCall['source']): string {
  return nameOf(caller?.namespace, caller?.name ?? caller?.service_name);
}

function nameOf(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join('/');
}
