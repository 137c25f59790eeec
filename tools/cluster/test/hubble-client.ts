import { connect } from 'node:http2';
import { encodeFrame, FrameReader } from '@kestrel/grpc';
import { observer } from '@kestrel/proto/hubble-codecs';

/** A GetFlows call as a test sees it. */
export interface FlowCall {
  readonly messages: observer.GetFlowsResponse.$Properties[];
  /** `grpc-status` and `grpc-message`, once the call has ended; undefined where the connection broke. */
  readonly ended: Promise<{ status: number; message: string } | undefined>;
  cancel(): void;
  /** Stops reading, so that the sender has to wait. */
  pause(): void;
  resume(): void;
}

/** Calls an agent or a relay over plaintext, with nothing of the operator's own. */
export function getFlows(address: string, request: observer.GetFlowsRequest.$Properties): FlowCall {
  const encoded = observer.GetFlowsRequest.encode(request).finish();
  const messages: observer.GetFlowsResponse.$Properties[] = [];
  const call = openCall(address, '/observer.Observer/GetFlows', encoded, (message) =>
    messages.push(observer.GetFlowsResponse.decode(message)),
  );
  return { messages, ...call };
}

export async function serverStatus(address: string): Promise<observer.ServerStatusResponse.$Properties> {
  const answers: observer.ServerStatusResponse.$Properties[] = [];
  const { ended } = openCall(address, '/observer.Observer/ServerStatus', new Uint8Array(), (message) =>
    answers.push(observer.ServerStatusResponse.decode(message)),
  );
  await ended;
  const [answer] = answers;
  if (answer === undefined) throw new Error(`no status from ${address}`);
  return answer;
}

function openCall(
  address: string,
  path: string,
  request: Uint8Array,
  onMessage: (message: Uint8Array) => void,
): Omit<FlowCall, 'messages'> {
  const session = connect(`http://${address}`);
  session.on('error', () => undefined);
  const stream = session.request({
    ':method': 'POST',
    ':path': path,
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  stream.on('error', () => undefined);
  let status: { status: number; message: string } | undefined;
  const readStatus = (headers: Record<string, unknown>) => {
    const code = headers['grpc-status'];
    const message = decodeURIComponent(String(headers['grpc-message'] ?? ''));
    if (code !== undefined) status = { status: Number(code), message };
  };
  stream.on('response', readStatus);
  stream.on('trailers', readStatus);
  const reader = new FrameReader({ maxMessageBytes: 4 << 20, onMessage });
  stream.on('data', (chunk: Buffer) => reader.push(chunk));
  stream.end(encodeFrame(request));
  const ended = new Promise<typeof status>((resolve) => {
    stream.once('close', () => {
      session.destroy();
      resolve(status);
    });
  });
  return {
    ended,
    cancel: () => session.destroy(),
    pause: () => stream.pause(),
    resume: () => stream.resume(),
  };
}
