/**
 * Takes every stream of the cloud protocol over TLS and counts messages without decoding them: a cloud that is never the
 * limit. `node telemetry-sink.ts <port> <folder with server.crt, server.key, ca.crt>`; prints its counts as JSON lines.
 */
import { readFileSync } from 'node:fs';
import { createSecureServer, type ServerHttp2Stream } from 'node:http2';
import { join } from 'node:path';
import { encodeFrame, FrameReader } from '@kestrel/grpc';
import { cloud } from '@kestrel/proto';

const [port = '0', folder = '.'] = process.argv.slice(2);
const read = (name: string) => readFileSync(join(folder, name));
const windowBytes = 8 * 1024 * 1024;
const counts = { messages: 0, bytes: 0, first_ms: 0, last_ms: 0 };
let printed = 0;

const server = createSecureServer({
  cert: read('server.crt'),
  key: read('server.key'),
  ca: read('ca.crt'),
  requestCert: true,
  settings: { initialWindowSize: windowBytes },
});
server.on('session', (session) => session.setLocalWindowSize(windowBytes));
server.on('stream', (stream, headers) => {
  stream.on('error', () => undefined);
  const path = String(headers[':path']);
  if (path.includes('/Stream')) serveStream(stream, path.endsWith('StreamFlows'));
  else stream.respond({ ':status': 200, 'grpc-status': '12' }, { endStream: true });
});
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('{"event":"listening"}\n'));
setInterval(print, 100);

function serveStream(stream: ServerHttp2Stream, isFlows: boolean): void {
  stream.respond({
    ':status': 200,
    'content-type': 'application/grpc',
    'kestrel-extensions': 'received-through, delivery-id',
  });
  let received = 0;
  let acknowledged = 0;
  const reader = new FrameReader({
    maxMessageBytes: 10 * 1024 * 1024,
    onMessage: ({ length }) => {
      received += 1;
      if (isFlows) count(length);
    },
  });
  stream.on('data', (chunk: Buffer) => reader.push(chunk));
  const acknowledge = setInterval(() => {
    if (received === acknowledged || stream.destroyed) return;
    acknowledged = received;
    const ack = cloud.v1.StreamFlowsResponse.encode({ ack: { received_through: received } }).finish();
    stream.write(encodeFrame(ack));
  }, 20);
  stream.on('close', () => clearInterval(acknowledge));
}

function count(bytes: number): void {
  if (counts.messages === 0) counts.first_ms = performance.now();
  counts.messages += 1;
  counts.bytes += bytes;
  counts.last_ms = performance.now();
}

function print(): void {
  if (counts.messages === printed) return;
  printed = counts.messages;
  process.stdout.write(`${JSON.stringify({ event: 'counts', ...counts })}\n`);
}
