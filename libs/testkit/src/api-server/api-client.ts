import { Agent, request as httpsRequest } from 'node:https';
import { collectionPath, resourceOfKind } from './resources.ts';

/** An object as the API server writes it. */
export interface RawObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: RawMetadata;
  // biome-ignore lint/suspicious/noExplicitAny: raw JSON of any kind; the API server is its schema
  readonly [field: string]: any;
}

export interface RawMetadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly creationTimestamp?: string | null;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Which object: its kind (of `resources.ts`) and name. */
export interface ObjectReference {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** Another than the usual version of the kind. */
  readonly apiVersion?: string;
}

export interface ApiResponse {
  readonly status: number;
  /** The body parsed, or as text where it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: raw JSON
  readonly body: any;
}

/** The API server answered with a status of 400 and above. */
export class ApiStatusError extends Error {
  readonly code = 'API_STATUS';
  readonly status: number;

  constructor(request: string, response: ApiResponse) {
    super(`${request}: ${response.status} ${response.body?.message ?? response.body}`);
    this.status = response.status;
  }
}

/** Plain JSON to and from one API server; every method but `request` throws ApiStatusError on a refusal. */
export interface ApiClient {
  request(method: string, path: string, body?: unknown, contentType?: string): Promise<ApiResponse>;
  create(object: RawObject): Promise<RawObject>;
  /** PUT: without a resourceVersion it overwrites what is there. */
  update(object: RawObject): Promise<RawObject>;
  /** A JSON merge patch: null removes a field. */
  patch(reference: ObjectReference, patch: unknown): Promise<RawObject>;
  /** The same on the status subresource. */
  patchStatus(reference: ObjectReference, patch: unknown): Promise<RawObject>;
  /** At once and without waiting for a kubelet or a garbage collector; true if it was there. */
  delete(reference: ObjectReference): Promise<boolean>;
  /** Undefined when there is none. */
  get(reference: ObjectReference): Promise<RawObject | undefined>;
  /** Every object of a kind, in pages. */
  list(kind: string, options?: ListOptions): Promise<RawObject[]>;
  close(): void;
}

export interface ListOptions {
  readonly namespace?: string;
  readonly apiVersion?: string;
}

export interface ApiClientOptions {
  readonly url: string;
  /** PEM. */
  readonly ca: string;
  readonly token: string;
  /** Default 64. */
  readonly maxConnections?: number;
}

const mergePatch = 'application/merge-patch+json';
const pageSize = 5_000;

export function createApiClient(options: ApiClientOptions): ApiClient {
  const agent = new Agent({ keepAlive: true, maxSockets: options.maxConnections ?? 64, ca: options.ca });

  const request: ApiClient['request'] = (method, path, body, contentType = 'application/json') =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? '' : JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${options.token}`,
        accept: 'application/json',
        'content-type': contentType,
        'content-length': Buffer.byteLength(payload),
      };
      const call = httpsRequest(new URL(path, options.url), { method, agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode ?? 0, body: parseBody(chunks) }));
      });
      call.setTimeout(30_000, () => call.destroy(new Error(`${method} ${path}: no answer in 30 s`)));
      call.once('error', reject);
      call.end(payload);
    });

  const demand = async (
    method: string,
    path: string,
    body?: unknown,
    contentType?: string,
  ): Promise<RawObject> => {
    const response = await request(method, path, body, contentType);
    if (response.status >= 400) throw new ApiStatusError(`${method} ${path}`, response);
    return response.body;
  };

  const remove = async (reference: ObjectReference): Promise<boolean> => {
    const response = await request('DELETE', objectPath(reference), {
      gracePeriodSeconds: 0,
      propagationPolicy: 'Background',
    });
    if (response.status === 404) return false;
    if (response.status >= 400) throw new ApiStatusError(`DELETE ${objectPath(reference)}`, response);
    return true;
  };

  return {
    request,
    create: (object) => demand('POST', collectionOf(referenceTo(object)), object),
    update: (object) => demand('PUT', objectPath(referenceTo(object)), object),
    patch: (reference, patch) => demand('PATCH', objectPath(reference), patch, mergePatch),
    patchStatus: (reference, patch) => demand('PATCH', `${objectPath(reference)}/status`, patch, mergePatch),
    delete: remove,
    async get(reference) {
      const response = await request('GET', objectPath(reference));
      if (response.status === 404) return undefined;
      if (response.status >= 400) throw new ApiStatusError(`GET ${objectPath(reference)}`, response);
      return response.body;
    },
    async list(kind, { namespace, apiVersion } = {}) {
      const path = collectionPath(resourceOfKind(kind), namespace, apiVersion);
      const items: RawObject[] = [];
      let next = '';
      do {
        const page = await demand('GET', `${path}?limit=${pageSize}&continue=${encodeURIComponent(next)}`);
        items.push(...page.items);
        next = String(page.metadata.continue ?? '');
      } while (next !== '');
      return items;
    },
    close: () => agent.destroy(),
  };
}

/** The reference to an object that carries its kind. */
export function referenceTo(object: RawObject): ObjectReference {
  const { name = '', namespace } = object.metadata;
  const reference = { kind: object.kind ?? '', name, ...(namespace === undefined ? {} : { namespace }) };
  return object.apiVersion === undefined ? reference : { ...reference, apiVersion: object.apiVersion };
}

function collectionOf({ kind, namespace, apiVersion }: ObjectReference): string {
  return collectionPath(resourceOfKind(kind), namespace, apiVersion);
}

function objectPath(reference: ObjectReference): string {
  return `${collectionOf(reference)}/${reference.name}`;
}

function parseBody(chunks: readonly Buffer[]): unknown {
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
