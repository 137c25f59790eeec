import { type handleBidiStreamingCall, Server, type ServiceDefinition } from '@grpc/grpc-js';
import { type Logger, logFields } from '@kestrel/service';
import type { Tokens } from '../authority/tokens.ts';
import type { Clusters } from '../clusters.ts';
import type { Faults } from '../faults.ts';
import { identifyCall } from './call-identity.ts';
import { toStatus, unimplemented } from './call-status.ts';
import type { OpenStreams } from './open-streams.ts';
import { type StreamKind, streamKinds, streamSpecs } from './stream-kinds.ts';
import { type StreamCall, StreamSession } from './stream-session.ts';
import { checkHealth, checkHealthPath, renewToken, renewTokenPath, unaryHandler } from './unary-calls.ts';

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

/** Largest message either way, by the contract. */
const maxMessageBytes = 10 << 20;
/** HTTP/2 receive window. With the library's 64 KiB both sides spend a third of their time on window updates. */
const flowControlWindowBytes = 1 << 20;

/** A gRPC server with every method that an operator calls. It owns no port: connections are injected. */
export function createCloudService(options: CloudServiceOptions): Server {
  const server = new Server({
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_send_message_length': maxMessageBytes,
    'grpc-node.flow_control_window': flowControlWindowBytes,
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
      renew: rawMethod(renewTokenPath, false),
      check: rawMethod(checkHealthPath, false),
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
  const cluster = clusters.enter(await identifyCall(call.metadata, tokens, faults));
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
