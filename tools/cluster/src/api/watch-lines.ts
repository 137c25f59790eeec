import type { ChangeType } from '../objects/collection.ts';
import type { JsonObject } from '../objects/kubernetes-object.ts';
import { apiVersionOf, type Resource } from '../objects/resource.ts';
import { headOf, type StoredObject } from '../objects/stored-object.ts';

const starts: Readonly<Record<ChangeType, Buffer>> = {
  ADDED: Buffer.from('{"type":"ADDED","object":'),
  MODIFIED: Buffer.from('{"type":"MODIFIED","object":'),
  DELETED: Buffer.from('{"type":"DELETED","object":'),
};
const end = Buffer.from('}\n');

/** One line of a watch, in pieces: the object's bytes are not copied before they are written. */
export function changeLine(type: ChangeType, { resource, body }: StoredObject): Buffer[] {
  return [starts[type], headOf(resource), body.subarray(1), end];
}

export function bookmarkLine(resource: Resource, revision: number): Buffer {
  const metadata = { resourceVersion: String(revision), creationTimestamp: null };
  const object = { kind: resource.kind, apiVersion: apiVersionOf(resource), metadata };
  return Buffer.from(`${JSON.stringify({ type: 'BOOKMARK', object })}\n`);
}

export function errorLine(status: JsonObject): Buffer {
  return Buffer.from(`${JSON.stringify({ type: 'ERROR', object: status })}\n`);
}

/** Neither JSON nor an event. */
export const garbageLine = Buffer.from('{"type":"MODIFIED","object":{"kind":"\u0000<html>\n');
