import {
  type handleBidiStreamingCall,
  type handleUnaryCall,
  type Metadata,
  Server,
  type ServiceDefinition,
  type StatusObject,
  status,
} from '@grpc/grpc-js';
import { grpc, server as serverApi } from '@kestrel/proto';
import { type Logger, logFields } from '@kestrel/service';
import type { TokenClaims, Tokens } from '../authority/tokens.ts';
import type { Clusters } from '../clusters.ts';
import type { Faults } from '../faults.ts';
import { CallRefusedError, identifyCall, verifyToken } from './call-identity.ts';
import type { OpenStreams } from './open-streams.ts';
import { type StreamKind, streamKinds, streamSpecs } from './stream-kinds.ts';
import { type StreamCall, StreamSession } from './stream-session.ts';

export interface CloudServiceOptions {
  readonly clusters: Clusters;
  readonly streams: OpenStreams;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly heartbeatMs: number;
  /** Of a renewed token. */
  readonly tokenLifetimeSeconds: number;
  readonly log: Logger;
}

const { v1: health } = grpc.health;
const { v1: tokenApi } = serverApi;

/** Largest message either way, by the contract. */
const maxMessageBytes = 10 << 20;

/** A gRPC server with every method that an operator calls. It owns no port: connections are injected. */
export function createCloudService(options: CloudServiceOptions): Server {
  const server = new Server({
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_send_message_length': maxMessageBytes,
    'grpc.enable_channelz': 0,
  });
  let lastId = 0;
  const nextId = () => {
    lastId += 1;
    return lastId;
  };
  server.addService(
    Object.fromEntries(streamKinds.map((kind) => [kind, rawMethod(streamSpecs[kind].path, true)])),
    Object.fromEntries(streamKinds.map((kind) => [kind, streamHandler(kind, nextId, options)])),
  );
  server.addService(
    {
      renew: rawMethod('/server.v1.AutonpServerService/RenewClusterToken', false),
      check: rawMethod('/grpc.health.v1.Health/Check', false),
    },
    { renew: unaryHandler(options, renewToken), check: unaryHandler(options, checkHealth) },
  );
  return server;
}

/** Messages go through as bytes: the handlers decode, so that what cannot be decoded ends no stream. */
function rawMethod(path: string, isStream: boolean): ServiceDefinition[string] {
  const asIs = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    path,
    requestStream: isStream,
    responseStream: isStream,
    requestSerialize: asIs,
    requestDeserialize: asIs,
    responseSerialize: asIs,
    responseDeserialize: asIs,
  };
}

function streamHandler(
  kind: StreamKind,
  nextId: () => number,
  options: CloudServiceOptions,
): handleBidiStreamingCall<Uint8Array, Uint8Array> {
  return (call) => {
    openStream(kind, call, nextId, options).catch((error: unknown) =>
      call.emit('error', toStatus(error, options.log)),
    );
  };
}

async function openStream(
  kind: StreamKind,
  call: StreamCall,
  nextId: () => number,
  { clusters, streams, tokens, faults, heartbeatMs, log }: CloudServiceOptions,
): Promise<void> {
  if (kind !== 'data' && faults.settings.unimplementedStreams.includes(kind))
    throw unimplemented(streamSpecs[kind].path);
  const cluster = clusters.enter(await identify(call.metadata, tokens, faults));
  if (call.cancelled) return;
  const session = new StreamSession({
    kind,
    id: nextId(),
    call,
    cluster,
    faults,
    heartbeatMs,
    onCommitted: (committed) => {
      const fields = {
        [logFields.cluster]: cluster.name,
        [logFields.stream]: committed.name,
        [logFields.count]: committed.inventory?.size,
      };
      log.info(fields, 'inventory-committed');
      streams.endOlderDataStreams(cluster, committed);
    },
    onClosed: (closed) => {
      streams.remove(cluster, closed);
      const fields = {
        [logFields.cluster]: cluster.name,
        [logFields.stream]: closed.name,
        [logFields.reason]: closed.closed?.reason,
      };
      log.info(fields, 'stream-closed');
    },
  });
  streams.add(cluster, session);
  log.info(
    {
      [logFields.cluster]: cluster.name,
      [logFields.stream]: session.name,
      [logFields.address]: session.peer,
    },
    'stream-opened',
  );
}

type UnaryMethod = (
  request: Uint8Array,
  claims: TokenClaims,
  options: CloudServiceOptions,
) => Promise<Uint8Array>;

function unaryHandler(
  options: CloudServiceOptions,
  method: UnaryMethod,
): handleUnaryCall<Uint8Array, Uint8Array> {
  return (call, callback) => {
    identify(call.metadata, options.tokens, options.faults)
      .then((claims) => method(call.request, claims, options))
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(toStatus(error, options.log)),
      );
  };
}

async function renewToken(
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

async function checkHealth(
  bytes: Uint8Array,
  _claims: TokenClaims,
  { faults }: CloudServiceOptions,
): Promise<Uint8Array> {
  if (faults.settings.healthUnimplemented) throw unimplemented('/grpc.health.v1.Health/Check');
  const { service } = decodeRequest(() => health.HealthCheckRequest.decode(bytes));
  if (service !== '' && service !== 'cloud.v1.StreamService') {
    throw new CallRefusedError(status.NOT_FOUND, `no service "${service}" here`);
  }
  return health.HealthCheckResponse.encode({
    status: health.HealthCheckResponse.ServingStatus.SERVING,
  }).finish();
}

async function identify(metadata: Metadata, tokens: Tokens, faults: Faults): Promise<TokenClaims> {
  if (faults.settings.rejectTokens) {
    throw new CallRefusedError(status.UNAUTHENTICATED, 'every token is refused for now');
  }
  return identifyCall(metadata, tokens);
}

function decodeRequest<T>(decode: () => T): T {
  try {
    return decode();
  } catch {
    throw new CallRefusedError(status.INVALID_ARGUMENT, 'the request cannot be decoded');
  }
}

function unimplemented(path: string): CallRefusedError {
  return new CallRefusedError(status.UNIMPLEMENTED, `unknown method ${path}`);
}

function toStatus(error: unknown, log: Logger): Error & Partial<StatusObject> {
  if (error instanceof CallRefusedError) {
    log.warn({ [logFields.status]: status[error.code], [logFields.reason]: error.details }, 'call-refused');
    return error;
  }
  log.error({ [logFields.error]: error }, 'call-failed');
  return new CallRefusedError(status.INTERNAL, 'the development cloud failed; its log says how');
}
