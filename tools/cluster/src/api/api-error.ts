import type { JsonObject } from '../objects/kubernetes-object.ts';
import { qualifiedName, type Resource } from '../objects/resource.ts';

/** An answer other than success, as the `Status` object that the API server sends. */
export class ApiError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details: JsonObject | undefined;
  /** Continues a list whose token has expired, at the price of consistency. */
  readonly continueToken: string | undefined;

  constructor(
    code: number,
    reason: string,
    message: string,
    more: { details?: JsonObject; continueToken?: string } = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.reason = reason;
    this.details = more.details;
    this.continueToken = more.continueToken;
  }

  /** The body: kind Status of v1. */
  toStatus(): JsonObject {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.continueToken === undefined ? {} : { continue: this.continueToken },
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      ...(this.details === undefined ? {} : { details: this.details }),
      code: this.code,
    };
  }
}

function detailsOf(resource: Resource, name: string): JsonObject {
  return {
    ...(name === '' ? {} : { name }),
    ...(resource.group === '' ? {} : { group: resource.group }),
    kind: resource.plural,
  };
}

export const apiErrors = {
  badRequest: (message: string) => new ApiError(400, 'BadRequest', message),
  unauthorized: () => new ApiError(401, 'Unauthorized', 'Unauthorized'),
  forbidden: (user: string, verb: string, resource: Resource, where: { namespace: string; name: string }) => {
    const target = where.name === '' ? '' : ` "${where.name}"`;
    const scope = where.namespace === '' ? 'at the cluster scope' : `in the namespace "${where.namespace}"`;
    const message =
      `${qualifiedName(resource)}${target} is forbidden: User "${user}" cannot ${verb} resource ` +
      `"${resource.plural}" in API group "${resource.group}" ${scope}`;
    return new ApiError(403, 'Forbidden', message, { details: detailsOf(resource, where.name) });
  },
  notFound: (resource: Resource, name: string) =>
    new ApiError(404, 'NotFound', `${qualifiedName(resource)} "${name}" not found`, {
      details: detailsOf(resource, name),
    }),
  methodNotAllowed: () =>
    new ApiError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {
      details: {},
    }),
  alreadyExists: (resource: Resource, name: string) =>
    new ApiError(409, 'AlreadyExists', `${qualifiedName(resource)} "${name}" already exists`, {
      details: detailsOf(resource, name),
    }),
  conflict: (resource: Resource, name: string, why: string) =>
    new ApiError(
      409,
      'Conflict',
      `Operation cannot be fulfilled on ${qualifiedName(resource)} "${name}": ${why}`,
      {
        details: detailsOf(resource, name),
      },
    ),
  namespaceTerminating: (resource: Resource, name: string, namespace: string) => {
    const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
    return new ApiError(403, 'Forbidden', `${qualifiedName(resource)} "${name}" is forbidden: ${why}`, {
      details: {
        ...detailsOf(resource, name),
        causes: [
          {
            reason: 'NamespaceTerminating',
            message: `namespace ${namespace} is being terminated`,
            field: 'metadata.namespace',
          },
        ],
      },
    });
  },
  watchExpired: (requested: number, oldest: number) =>
    new ApiError(410, 'Expired', `too old resource version: ${requested} (${oldest})`),
  listExpired: (continueToken: string) =>
    new ApiError(
      410,
      'Expired',
      'The provided continue parameter is too old to display a consistent list result. You can start a new list ' +
        'without the continue parameter, or use the continue token in this response to retrieve the remainder of the ' +
        'results. Continuing with the provided token results in an inconsistent list - objects that were created, ' +
        'modified, or deleted between the time the first chunk was returned and now may show up in the list.',
      { continueToken },
    ),
  revisionExpired: () =>
    new ApiError(410, 'Expired', 'The resourceVersion for the provided list is too old.'),
  unsupportedMediaType: (type: string, supported: readonly string[]) =>
    new ApiError(
      415,
      'UnsupportedMediaType',
      `the body of the request was in an unknown format - accepted media types include: ${supported.join(', ')} (got ${type})`,
    ),
  invalid: (resource: Resource, name: string, field: string, why: string) =>
    new ApiError(422, 'Invalid', `${resource.kind} "${name}" is invalid: ${field}: ${why}`, {
      details: {
        ...detailsOf(resource, name),
        causes: [{ reason: 'FieldValueInvalid', message: why, field }],
      },
    }),
  tooManyRequests: (retryAfterSeconds: number) =>
    new ApiError(
      429,
      'TooManyRequests',
      'the server has received too many requests and has asked us to try again later',
      {
        details: { retryAfterSeconds },
      },
    ),
  internalError: (why: string) =>
    new ApiError(500, 'InternalError', `Internal error occurred: ${why}`, {
      details: { causes: [{ message: why }] },
    }),
  tooLargeRevision: (requested: number, current: number) =>
    new ApiError(504, 'Timeout', `Too large resource version: ${requested}, current: ${current}`, {
      details: {
        causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
        retryAfterSeconds: 1,
      },
    }),
};
