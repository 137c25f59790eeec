import { cloud } from '@kestrel/proto';

export const streamKinds = ['data', 'control', 'flows', 'events', 'logs'] as const;

export type StreamKind = (typeof streamKinds)[number];

/** Streams that an old cloud does not have; their messages then go on the data stream. */
export const optionalStreamKinds = ['control', 'flows', 'events', 'logs'] as const;

/** Any of the five requests: a oneof `request`, of which `request` names the member that is set. */
export type StreamRequest = cloud.v1.StreamDataRequest & { readonly request?: string };

/** What the cloud says on its own. Requests go through `controlRequest` where a kind has it. */
export interface ResponseEncoder {
  heartbeat(now: Date): Uint8Array;
  /** Undefined where a stream of this kind has no acknowledgement of that sort. */
  ack(receivedThrough: number | undefined): Uint8Array | undefined;
  /** `member` is the name in the oneof `response`. */
  controlRequest?(member: ControlMember, message: object): Uint8Array;
}

/** Everything a cloud can ask on StreamControl or, of an operator without it, on StreamData. */
export const controlMembers = [
  'kubernetes_api_request',
  'shell_command_request',
  'yaml_dry_run_request',
  'yaml_apply_request',
  'certificate_renewal_request',
  'operator_restart_request',
  'metrics_query_request',
  'datadog_query_request',
  'network_policy',
] as const;

export type ControlMember = (typeof controlMembers)[number];

export interface StreamSpec {
  /** Path of the gRPC method. */
  readonly path: string;
  /** @throws on bytes that are not the request message of the stream */
  decode(bytes: Uint8Array): StreamRequest;
  readonly encode: ResponseEncoder;
}

const { v1 } = cloud;

export const streamSpecs: Readonly<Record<StreamKind, StreamSpec>> = {
  data: {
    path: '/cloud.v1.StreamService/StreamData',
    decode: (bytes) => v1.StreamDataRequest.decode(bytes) as StreamRequest,
    encode: {
      heartbeat: (now) => v1.StreamDataResponse.encode({ heartbeat: heartbeatAt(now) }).finish(),
      ack: (through) => v1.StreamDataResponse.encode({ ack: ackOf(through) }).finish(),
      controlRequest: (member, message) => v1.StreamDataResponse.encode({ [member]: message }).finish(),
    },
  },
  control: {
    path: '/cloud.v1.StreamService/StreamControl',
    decode: (bytes) => v1.StreamControlRequest.decode(bytes) as StreamRequest,
    encode: {
      heartbeat: (now) => v1.StreamControlResponse.encode({ heartbeat: heartbeatAt(now) }).finish(),
      ack: () => undefined,
      controlRequest: (member, message) => v1.StreamControlResponse.encode({ [member]: message }).finish(),
    },
  },
  flows: telemetryStream('StreamFlows', v1.StreamFlowsRequest, v1.StreamFlowsResponse),
  events: telemetryStream('StreamEvents', v1.StreamEventsRequest, v1.StreamEventsResponse),
  logs: telemetryStream('StreamLogs', v1.StreamLogsRequest, v1.StreamLogsResponse),
};

interface TelemetryResponse {
  heartbeat?: cloud.v1.Heartbeat.$Properties;
  ack?: cloud.v1.Ack.$Properties;
}

/** Acknowledgements on these streams are an extension: a deployed operator would not understand one. */
function telemetryStream(
  method: string,
  request: { decode(bytes: Uint8Array): object },
  response: { encode(message: TelemetryResponse): { finish(): Uint8Array } },
): StreamSpec {
  return {
    path: `/cloud.v1.StreamService/${method}`,
    decode: (bytes) => request.decode(bytes) as StreamRequest,
    encode: {
      heartbeat: (now) => response.encode({ heartbeat: heartbeatAt(now) }).finish(),
      ack: (through) =>
        through === undefined ? undefined : response.encode({ ack: ackOf(through) }).finish(),
    },
  };
}

function ackOf(receivedThrough: number | undefined): cloud.v1.Ack.$Properties {
  return receivedThrough === undefined ? {} : { received_through: receivedThrough };
}

function heartbeatAt(now: Date): cloud.v1.Heartbeat.$Properties {
  const ms = now.getTime();
  return { timestamp: { seconds: Math.floor(ms / 1000), nanos: (ms % 1000) * 1_000_000 } };
}
