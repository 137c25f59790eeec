import { existsSync, readFileSync } from 'node:fs';

/** One request that the API server answered or is answering. */
export interface AuditedRequest {
  readonly id: string;
  readonly user: string;
  /** `get`, `list`, `watch`, `create`, … */
  readonly verb: string;
  /** Plural; empty for what is not about objects (discovery, /readyz). */
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  readonly uri: string;
  /** Of the answer; 0 when it has none yet. */
  readonly status: number;
  /** When it came in, in ms since the epoch. */
  readonly receivedMs: number;
}

export interface RequestFilter {
  readonly user?: string;
  readonly verb?: string;
  readonly resource?: string;
  /** Only what came in at this time or later, in ms since the epoch. */
  readonly sinceMs?: number;
}

/** Everything at the level of metadata; nothing about the administrator, who is the test, and the server itself. */
export const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [{ level: 'None', users: ['admin', 'system:apiserver', 'system:anonymous'] }, { level: 'Metadata' }],
};

interface AuditLine {
  readonly auditID: string;
  readonly verb: string;
  readonly requestURI: string;
  readonly requestReceivedTimestamp: string;
  readonly user: { readonly username: string };
  readonly objectRef?: { readonly resource?: string; readonly namespace?: string; readonly name?: string };
  readonly responseStatus?: { readonly code?: number };
}

/** The requests in an audit log, oldest first; a watch is there from its first answer on and counts once. */
export function readAuditLog(file: string, filter: RequestFilter = {}): AuditedRequest[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  const requests = new Map<string, AuditedRequest>();
  for (const line of complete.split('\n')) {
    if (line === '') continue;
    const request = toRequest(JSON.parse(line));
    if (matches(request, filter)) requests.set(request.id, request);
  }
  return [...requests.values()];
}

function toRequest(line: AuditLine): AuditedRequest {
  return {
    id: line.auditID,
    user: line.user.username,
    verb: line.verb,
    resource: line.objectRef?.resource ?? '',
    namespace: line.objectRef?.namespace ?? '',
    name: line.objectRef?.name ?? '',
    uri: line.requestURI,
    status: line.responseStatus?.code ?? 0,
    receivedMs: Date.parse(line.requestReceivedTimestamp),
  };
}

function matches(request: AuditedRequest, filter: RequestFilter): boolean {
  return (
    (filter.user === undefined || request.user === filter.user) &&
    (filter.verb === undefined || request.verb === filter.verb) &&
    (filter.resource === undefined || request.resource === filter.resource) &&
    (filter.sinceMs === undefined || request.receivedMs >= filter.sinceMs)
  );
}
