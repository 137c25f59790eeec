import { cloud } from '@kestrel/proto';

/** The streams this version opens. */
export type LaneKind = 'data' | 'control' | TelemetryLaneKind;

/** Those that carry a class of telemetry each, and are dispensable: the data stream does their work where they are unknown. */
export type TelemetryLaneKind = 'events' | 'flows';

export type ControlMessage = cloud.v1.StreamControlResponse | cloud.v1.StreamDataResponse;

/** What a message of the cloud says, whichever stream it came on. */
export interface CloudMessage {
  readonly heartbeat: boolean;
  readonly receivedThrough: number | undefined;
  /** A message that asks for something, or says something unknown here. */
  readonly request: ControlMessage | undefined;
}

interface LaneSpec {
  readonly path: string;
  /** Throws where the bytes are no message of this stream. */
  readonly read: (bytes: Uint8Array) => CloudMessage;
}

export const laneSpecs: Readonly<Record<LaneKind, LaneSpec>> = {
  data: {
    path: '/cloud.v1.StreamService/StreamData',
    read: (bytes) => {
      const message = cloud.v1.StreamDataResponse.decode(bytes);
      return { ...signs(message), request: isRequest(message) ? message : undefined };
    },
  },
  control: {
    path: '/cloud.v1.StreamService/StreamControl',
    read: (bytes) => {
      const message = cloud.v1.StreamControlResponse.decode(bytes);
      return { ...signs(message), request: isRequest(message) ? message : undefined };
    },
  },
  events: {
    path: '/cloud.v1.StreamService/StreamEvents',
    read: (bytes) => ({ ...signs(cloud.v1.StreamEventsResponse.decode(bytes)), request: undefined }),
  },
  flows: {
    path: '/cloud.v1.StreamService/StreamFlows',
    read: (bytes) => ({ ...signs(cloud.v1.StreamFlowsResponse.decode(bytes)), request: undefined }),
  },
};

interface Signs {
  readonly heartbeat?: object | null | undefined;
  readonly ack?: { readonly received_through?: number | null } | null | undefined;
}

function signs(message: object): Pick<CloudMessage, 'heartbeat' | 'receivedThrough'> {
  const { heartbeat, ack }: Signs = message;
  const through = ack?.received_through ?? 0;
  return { heartbeat: heartbeat != null, receivedThrough: through > 0 ? through : undefined };
}

function isRequest({ response }: ControlMessage): boolean {
  return response !== 'ack' && response !== 'heartbeat';
}
