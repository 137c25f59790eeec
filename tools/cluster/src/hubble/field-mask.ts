import type { FieldRow } from '@kestrel/proto/field-tables';
import { fieldTables } from '@kestrel/proto/hubble-field-tables';
import type { HubbleFlow } from './event-template.ts';
import { GrpcFailure, grpcStatus } from './grpc-server.ts';

/** The fields that a client asked for: nested as they are, `true` for all below. */
export interface FieldMask {
  readonly [field: string]: FieldMask | true;
}

/** @throws GrpcFailure INVALID_ARGUMENT for a path that is not in flow.Flow, as an agent answers */
export function parseFieldMask(paths: readonly string[]): FieldMask {
  const mask: MutableMask = {};
  for (const path of paths) {
    checkPath(path);
    addPath(mask, path.split('.'));
  }
  return mask;
}

/** A copy with the fields of the mask alone. */
export function applyFieldMask(flow: HubbleFlow, mask: FieldMask): HubbleFlow {
  return pick(flow, mask) as HubbleFlow;
}

interface MutableMask {
  [field: string]: MutableMask | true;
}

function addPath(mask: MutableMask, [field = '', ...rest]: readonly string[]): void {
  const known = mask[field];
  if (known === true) return;
  if (rest.length === 0) {
    mask[field] = true;
    return;
  }
  const below = known ?? {};
  mask[field] = below;
  addPath(below, rest);
}

function checkPath(path: string): void {
  let message: string | undefined = 'flow.Flow';
  for (const name of path.split('.')) {
    const fields: readonly FieldRow[] = fieldTables.messages[message ?? ''] ?? [];
    const field = fields.find((each) => each.name === name);
    if (field === undefined) {
      throw new GrpcFailure(grpcStatus.invalidArgument, `invalid fieldmask: no field ${path} in a flow`);
    }
    message = field.repeated ? undefined : field.type;
  }
}

function pick(value: unknown, mask: FieldMask): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const source = value as Record<string, unknown>;
  const kept = Object.entries(mask).filter(([field]) => field in source);
  return Object.fromEntries(
    kept.map(([field, below]) => [field, below === true ? source[field] : pick(source[field], below)]),
  );
}
