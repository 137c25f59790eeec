import type { CallMetadata } from '@kestrel/grpc';
import type { AccessToken } from '../credentials/access-token.ts';
import { extensionsKey } from './cloud-lane.ts';

/** Extensions of the protocol that this version understands. */
export const understoodExtensions = ['received-through', 'delivery-id'] as const;

/** What every call to the cloud carries. */
export function callMetadata({ text, tenant }: AccessToken): CallMetadata {
  return {
    authorization: `Bearer ${text}`,
    'autonp-tenantid': tenant,
    [extensionsKey]: understoodExtensions.join(', '),
  };
}
