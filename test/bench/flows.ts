import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { BundleService, eventually, type NatsServer, startNatsServer } from '@kestrel/testkit';
import { connect } from 'nats';
import type { SenderOptions } from './flow-sender.ts';
import { cpuSeconds, peakMiB } from './process-usage.ts';

/** EVENTS=100000 where the machine is slow. */
const events = Number(process.env.EVENTS || 1_000_000);
const pairs = 1_000;
/** As in its image. */
const serviceFlags = ['--max-old-space-size=96', '--max-semi-space-size=4'];
const window = '5s';
const arrivalMs = 300_000;

/** What the collector took and gave, as the bus has it. */
interface Output {
  readonly messages: number;
  readonly bytes: number;
  readonly observations: number;
}

/** From a sender over loopback gRPC to the bus: against a plain collector in the same run, then memory by keys. */
export async function runFlowsBenchmark(print: (line: string) => void): Promise<void> {
  print(
    `${events} events of ${pairs} pairs with 20 ephemeral ports each, half of them replies, TCP on loopback`,
  );
  const plain = await measurePlain(print);
  for (const applies of [true, false]) {
    const name = applies ? 'mask and filter applied by the relay' : 'an old relay: everything comes, in full';
    const cpuUs = await measureCollector({ events, keys: pairs, applies }, name, print);
    print(`${''.padEnd(10)} a plain collector costs ${(plain / cpuUs).toFixed(1)} times as much`);
  }
}

/** Peak memory when every event may be of a flow of its own. */
export async function runFlowKeysBenchmark(print: (line: string) => void): Promise<void> {
  for (const keys of [10_000, 100_000, 1_000_000]) {
    const total = Math.max(400_000, 2 * keys);
    await measureCollector({ events: total, keys, applies: true }, `${keys} different flows`, print);
  }
}

/** CPU µs per traffic event of grpc-js, generated decoder and Map. */
async function measurePlain(print: (line: string) => void): Promise<number> {
  await using sender = await startSender({ events, keys: pairs, applies: false });
  const collector = spawn(process.execPath, [script('plain-collector.ts'), sender.address]);
  const [line] = await once(createInterface({ input: collector.stdout }), 'line');
  const { received, keys, cpuUs, peakMiB: peak } = JSON.parse(line);
  const perEvent = cpuUs / events;
  print(
    `plain      grpc-js, generated decoder, Map: ${perEvent.toFixed(2)} µs CPU an event, peak ${peak.toFixed(0)} MiB`,
  );
  print(`${''.padEnd(10)} ${received} received, ${keys} flows`);
  return perEvent;
}

/** Answers CPU µs per traffic event. */
async function measureCollector(
  options: SenderOptions,
  name: string,
  print: (line: string) => void,
): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const nats = stack.use(await startNatsServer());
  const busSetup = await BundleService.start({
    program: 'bus-setup',
    name: 'bus-setup-0',
    args: ['streams', '--keep'],
    env: { NATS_URL: nats.url },
    wait: 'readyz',
  });
  stack.defer(() => busSetup.stop());
  const sender = stack.use(await startSender(options));
  const collector = await startCollector(nats, sender.address);
  stack.defer(() => collector.stop());
  const startSeconds = cpuSeconds(collector);
  const output = await untilStored(nats, options.events / 2);
  const cpuUs = ((cpuSeconds(collector) - startSeconds) * 1e6) / options.events;
  print(`collector  ${name}: ${cpuUs.toFixed(2)} µs CPU an event, peak ${peakMiB(collector).toFixed(0)} MiB`);
  const perMillion = (output.messages * 1e6) / options.events;
  print(
    `${''.padEnd(10)} ${output.messages} bus messages, ${(output.bytes / 1024).toFixed(0)} KiB: ${perMillion.toFixed(1)} messages a million events`,
  );
  return cpuUs;
}

async function startCollector(nats: NatsServer, address: string): Promise<BundleService> {
  return BundleService.start({
    program: 'flow-collector',
    name: 'flow-collector-0',
    nodeArgs: serviceFlags,
    env: {
      MALLOC_ARENA_MAX: '1',
      NATS_URL: nats.url,
      HUBBLE_RELAY_ADDRESS: address,
      DISABLE_HUBBLE_TLS: 'true',
      FLOW_WINDOW: window,
    },
  });
}

/** Waits until the bus has so many observations. */
async function untilStored(nats: NatsServer, observations: number): Promise<Output> {
  const connection = await connect({ servers: nats.url });
  try {
    const output = { messages: 0, bytes: 0, observations: 0 };
    const consumer = await connection.jetstream().consumers.get('KESTREL_FLOWS');
    const messages = await consumer.consume({
      callback: (message) => {
        output.messages += 1;
        output.bytes += message.data.length;
        output.observations += Number(message.headers?.get('Kestrel-Count'));
      },
    });
    await eventually(
      () => {
        if (output.observations < observations)
          throw new Error(`${output.observations} of ${observations} are stored`);
      },
      { timeoutMs: arrivalMs, intervalMs: 50, what: 'every observation on the bus' },
    );
    await messages.close();
    return output;
  } finally {
    await connection.close();
  }
}

interface Sender extends AsyncDisposable {
  readonly address: string;
}

async function startSender(options: SenderOptions): Promise<Sender> {
  const child: ChildProcess = spawn(process.execPath, [script('flow-sender.ts'), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('the sender has no output');
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return {
    address: JSON.parse(line).address,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

function script(name: string): string {
  return new URL(name, import.meta.url).pathname;
}
