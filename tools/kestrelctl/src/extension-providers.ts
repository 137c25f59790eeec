import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';

/** Where the als-receiver's Service is, as istiod knows it. */
export interface AccessLogService {
  /** Host name of the Service, fully qualified. */
  readonly host: string;
  readonly port: number;
}

/** One entry of `extensionProviders`: a name, and one field for its kind. */
export interface ExtensionProvider {
  readonly name: string;
  readonly [kind: string]: unknown;
}

/** A mesh configuration cannot be read; the message says what is wrong with it. */
export class MeshConfigError extends Error {
  readonly code = 'MESH_CONFIG';
}

/** The two providers that a mesh needs: one for HTTP and gRPC, one for plain TCP. */
export function accessLogProviders({ host: service, port }: AccessLogService): readonly ExtensionProvider[] {
  const http = {
    name: 'kestrel-operator-als',
    envoyHttpAls: {
      service,
      port,
      additionalRequestHeadersToLog: ['content-type'],
      additionalResponseTrailersToLog: ['grpc-status'],
    },
  };
  return [http, { name: 'kestrel-operator-als-tcp', envoyTcpAls: { service, port } }];
}

/** The text of `mesh` in Istio's ConfigMap. @throws MeshConfigError */
export function parseMesh(text: string): Document {
  const mesh = parseDocument(text);
  const [problem] = mesh.errors;
  if (problem) throw new MeshConfigError(`mesh is not YAML: ${problem.message}`);
  if (mesh.contents === null) mesh.contents = mesh.createNode({}) as never;
  if (!isMap(mesh.contents)) throw new MeshConfigError('mesh is not a mapping');
  return mesh;
}

/**
 * Adds the providers behind those that are there, or puts one of the same name right; everything else of the document stays,
 * comments included. Returns whether anything changed.
 * @throws MeshConfigError
 */
export function addProviders(mesh: Document, wanted: readonly ExtensionProvider[]): boolean {
  if (mesh.get('extensionProviders') == null) {
    mesh.delete('extensionProviders');
    mesh.set('extensionProviders', mesh.createNode([]));
  }
  const list = mesh.get('extensionProviders');
  if (!isSeq(list)) throw new MeshConfigError('extensionProviders is not a list');
  let changed = false;
  for (const provider of wanted) {
    const index = list.items.findIndex(
      (item) => isMap(item) && (item as YAMLMap).get('name') === provider.name,
    );
    if (index >= 0 && isSame((list.items[index] as YAMLMap).toJSON(), provider)) continue;
    const node = mesh.createNode(provider);
    if (index < 0) list.add(node);
    else list.items[index] = node;
    changed = true;
  }
  // An empty list is written on one line; its entries are easier to read below each other.
  list.flow = false;
  return changed;
}

/** Every provider of the document, as plain data. */
export function allProviders(mesh: Document): readonly unknown[] {
  return mesh.toJSON().extensionProviders;
}

function isSame(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
