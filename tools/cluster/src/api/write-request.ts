import type { IncomingMessage } from 'node:http';
import type { Json, JsonObject, KubernetesObject } from '../objects/kubernetes-object.ts';
import { apiVersionOf } from '../objects/resource.ts';
import { toObject } from '../objects/stored-object.ts';
import { apiErrors } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';
import { applyMergePatch, isJsonObject } from './merge-patch.ts';
import { mediaTypeOf, readJsonBody } from './read-body.ts';
import { applyStrategicMergePatch } from './strategic-merge-patch.ts';
import type { ObjectWriter } from './write-objects.ts';

const patches: Readonly<
  Record<string, (target: Json | undefined, patch: Json | undefined) => Json | undefined>
> = {
  'application/merge-patch+json': applyMergePatch,
  'application/strategic-merge-patch+json': applyStrategicMergePatch,
};

/** Carries out a writing request and returns code and body of the answer. @throws ApiError */
export async function handleWrite(
  writer: ObjectWriter,
  request: ApiRequest,
  incoming: IncomingMessage,
): Promise<{ readonly code: number; readonly object: KubernetesObject }> {
  switch (request.verb) {
    case 'create':
      return { code: 201, object: writer.create(request, await readObject(request, incoming)) };
    case 'update':
      return { code: 200, object: writer.update(request, await readObject(request, incoming)) };
    case 'patch':
      return { code: 200, object: writer.update(request, await readPatched(writer, request, incoming)) };
    case 'delete':
      return { code: 200, object: writer.delete(request, await readDeleteOptions(incoming)) };
    default:
      throw apiErrors.methodNotAllowed();
  }
}

async function readObject(request: ApiRequest, incoming: IncomingMessage): Promise<KubernetesObject> {
  return checkObject(request, await readJsonBody(incoming, ['application/json']));
}

function checkObject({ resource, namespace, name }: ApiRequest, body: unknown): KubernetesObject {
  if (!isJsonObject(body) || !isJsonObject(body.metadata))
    throw apiErrors.badRequest('the body is not an object');
  const { kind = resource.kind, apiVersion = apiVersionOf(resource) } = body;
  if (kind !== resource.kind || apiVersion !== apiVersionOf(resource)) {
    throw apiErrors.badRequest(
      `${apiVersion} ${kind} in the body does not match ${apiVersionOf(resource)} ${resource.kind}`,
    );
  }
  const given = body.metadata;
  if (namespace !== '' && (given.namespace ?? namespace) !== namespace) {
    throw apiErrors.badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  if (name !== '' && given.name !== name) {
    throw apiErrors.badRequest(
      `the name of the object (${given.name}) does not match the name on the URL (${name})`,
    );
  }
  return { ...body, kind, apiVersion } as unknown as KubernetesObject;
}

async function readPatched(
  writer: ObjectWriter,
  request: ApiRequest,
  incoming: IncomingMessage,
): Promise<KubernetesObject> {
  const apply = patches[mediaTypeOf(incoming)];
  const body = (await readJsonBody(incoming, Object.keys(patches))) as Json | undefined;
  if (apply === undefined || !isJsonObject(body)) throw apiErrors.badRequest('the body is not a patch');
  const current = toObject(writer.find(request)) as unknown as JsonObject;
  return checkObject(request, apply(current, body));
}

async function readDeleteOptions(incoming: IncomingMessage): Promise<Parameters<ObjectWriter['delete']>[1]> {
  const body = await readJsonBody(incoming, ['application/json']);
  return isJsonObject(body) ? body : {};
}
