/**
 * Writes messages of given sizes on StreamFlows with grpc-js and nothing else: what the library allows.
 * `node bare-writer.ts <port> <folder with client.crt, client.key, ca.crt> <messages> <bytes of each>`
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, credentials } from '@grpc/grpc-js';

const [port = '', folder = '.', messages = '0', bytes = '0'] = process.argv.slice(2);
const read = (name: string) => readFileSync(join(folder, name));
const maxUnsentBytes = 2 * 1024 * 1024;
const message = Buffer.alloc(Number(bytes), 1);
const client = new Client(
  `127.0.0.1:${port}`,
  credentials.createSsl(read('ca.crt'), read('client.key'), read('client.crt')),
  {
    'grpc.enable_retries': 0,
    'grpc.per_rpc_retry_buffer_size': 0,
    'grpc.enable_channelz': 0,
    'grpc-node.flow_control_window': 4 * 1024 * 1024,
  },
);
const call = client.makeBidiStreamRequest<Buffer, Buffer>(
  '/cloud.v1.StreamService/StreamFlows',
  (each) => each,
  (each) => each,
);
call.on('data', () => undefined);
call.on('error', () => undefined);
let unsentBytes = 0;
let written = 0;
write();

/** Keeps the same bound of unsent bytes as the gateway, and writes again when half of it has left. */
function write(): void {
  while (written < Number(messages) && unsentBytes + message.length <= maxUnsentBytes) {
    unsentBytes += message.length;
    written += 1;
    call.write(message, left);
  }
}

function left(): void {
  unsentBytes -= message.length;
  if (unsentBytes <= maxUnsentBytes / 2) write();
  if (unsentBytes === 0 && written === Number(messages)) process.stdout.write('{"event":"written"}\n');
}
