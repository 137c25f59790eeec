import type { IncomingMessage } from 'node:http';
import type { ChangeType } from '../objects/collection.ts';
import type { JsonObject } from '../objects/kubernetes-object.ts';
import type { Resource } from '../objects/resource.ts';
import { type StoredObject, toObject } from '../objects/stored-object.ts';
import { columnsFor } from './table-columns.ts';

const apiVersion = 'meta.k8s.io/v1';

/** `kubectl get` asks for columns to print instead of objects. */
export function wantsTable({ headers }: IncomingMessage): boolean {
  return /as=Table/.test(headers.accept ?? '');
}

export function encodeTable(
  resource: Resource,
  metadata: JsonObject,
  objects: readonly StoredObject[],
): Buffer {
  return Buffer.from(JSON.stringify(toTable(resource, metadata, objects)));
}

/** One event of a watch whose objects are tables of one row. */
export function tableLine(type: ChangeType, object: StoredObject): Buffer[] {
  const table = toTable(object.resource, { resourceVersion: String(object.revision) }, [object]);
  return [Buffer.from(`${JSON.stringify({ type, object: table })}\n`)];
}

function toTable({ plural }: Resource, metadata: JsonObject, objects: readonly StoredObject[]): JsonObject {
  const columns = columnsFor(plural);
  const nowMs = Date.now();
  return {
    kind: 'Table',
    apiVersion,
    metadata,
    columnDefinitions: columns.map(({ name, wide = false }) => ({
      name,
      type: 'string',
      format: name === 'Name' ? 'name' : '',
      description: '',
      priority: wide ? 1 : 0,
    })),
    rows: objects.map((stored) => {
      const object = toObject(stored);
      const { managedFields: _managedFields, ...meta } = object.metadata;
      return {
        cells: columns.map(({ cell }) => cell(object, nowMs)),
        object: { kind: 'PartialObjectMetadata', apiVersion, metadata: meta as unknown as JsonObject },
      };
    }),
  };
}
