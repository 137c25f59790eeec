import { type handleUnaryCall, status } from '@grpc/grpc-js';
import { grpc, server as serverApi } from '@kestrel/proto';
import type { TokenClaims } from '../authority/tokens.ts';
import { CallRefusedError, identifyCall, verifyToken } from './call-identity.ts';
import { toStatus, unimplemented } from './call-status.ts';
import type { CloudServiceOptions } from './cloud-service.ts';

const { v1: health } = grpc.health;
const { v1: tokenApi } = serverApi;

export const renewTokenPath = '/server.v1.AutonpServerService/RenewClusterToken';
export const checkHealthPath = '/grpc.health.v1.Health/Check';

type UnaryMethod = (
  request: Uint8Array,
  claims: TokenClaims,
  options: CloudServiceOptions,
) => Promise<Uint8Array>;

/** A handler of raw messages that checks who calls before it looks at the request. */
export function unaryHandler(
  options: CloudServiceOptions,
  method: UnaryMethod,
): handleUnaryCall<Uint8Array, Uint8Array> {
  return (call, callback) => {
    identifyCall(call.metadata, options.tokens, options.faults)
      .then((claims) => method(call.request, claims, options))
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(toStatus(error, options.log)),
      );
  };
}

/** A new token for the tenant and cluster of a good one. */
export async function renewToken(
  bytes: Uint8Array,
  claims: TokenClaims,
  options: CloudServiceOptions,
): Promise<Uint8Array> {
  const { current_token: current } = decodeRequest(() => tokenApi.RenewClusterTokenRequest.decode(bytes));
  const { tenant, cluster } = await verifyToken(current, options.tokens);
  if (tenant !== claims.tenant || cluster !== claims.cluster) {
    throw new CallRefusedError(
      status.PERMISSION_DENIED,
      'current_token is of another tenant or cluster than the bearer token',
    );
  }
  const expiresInSeconds = options.tokenLifetimeSeconds;
  const token = await options.tokens.issue({ tenant, cluster, expiresInSeconds });
  return tokenApi.RenewClusterTokenResponse.encode({
    access_token: token,
    expires_in: expiresInSeconds,
    token_type: 'Bearer',
  }).finish();
}

/** Always serving, unless it plays a cloud without this method. */
export async function checkHealth(
  bytes: Uint8Array,
  _claims: TokenClaims,
  { faults }: CloudServiceOptions,
): Promise<Uint8Array> {
  if (faults.settings.healthUnimplemented) throw unimplemented(checkHealthPath);
  const { service } = decodeRequest(() => health.HealthCheckRequest.decode(bytes));
  if (service !== '' && service !== 'cloud.v1.StreamService') {
    throw new CallRefusedError(status.NOT_FOUND, `no service "${service}" here`);
  }
  return health.HealthCheckResponse.encode({
    status: health.HealthCheckResponse.ServingStatus.SERVING,
  }).finish();
}

function decodeRequest<T>(decode: () => T): T {
  try {
    return decode();
  } catch {
    throw new CallRefusedError(status.INVALID_ARGUMENT, 'the request cannot be decoded');
  }
}
