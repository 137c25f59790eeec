/**
 * What a straightforward collector is: grpc-js, the generated decoder for every message, a Map.
 * `node test/bench/plain-collector.ts <address>`; prints what it received and what that cost when the sender falls silent.
 */
import { Client, credentials } from '@grpc/grpc-js';
import { observer } from '@kestrel/proto/hubble-codecs';
import { BaselineMerger } from './flows-baseline.ts';

const quietMs = 1_500;
const [, , address = ''] = process.argv;
const merger = new BaselineMerger();
let received = 0;
let lastMs = performance.now();
let isDone = false;

const client = new Client(address, credentials.createInsecure(), {
  // The default of 64 KiB would be the limit, not the decoder.
  'grpc-node.flow_control_window': 1 << 20,
});
const call = client.makeServerStreamRequest(
  '/observer.Observer/GetFlows',
  (request: Uint8Array) => Buffer.from(request),
  (bytes: Buffer) => bytes,
  observer.GetFlowsRequest.encode({ follow: true }).finish(),
);
const start = process.cpuUsage();
call.on('data', (bytes: Buffer) => {
  received += 1;
  lastMs = performance.now();
  merger.accept(bytes);
});
call.on('error', (error: Error) => {
  if (!isDone) throw error;
});

const timer = setInterval(() => {
  if (received === 0 || performance.now() - lastMs < quietMs) return;
  clearInterval(timer);
  isDone = true;
  const { user, system } = process.cpuUsage(start);
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ received, keys: merger.merged.size, cpuUs: user + system, peakMiB }));
  call.cancel();
  client.close();
}, 250);
