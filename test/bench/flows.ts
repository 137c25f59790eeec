import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { BundleService, eventually, type NatsServer, startNatsServer } from '@kestrel/testkit';
import { connect } from 'nats';
import type { SenderOptions } from './flow-sender.ts';
import { cpuSeconds, peakMiB } from './process-usage.ts';

/** EVENTS=100000 where the machine is slow. */
const events = Number(process.env.EVENTS || 1_000_000);
/** Until the compiler has seen everything. */
const warmUp = Math.min(200_000, events);
const pairs = 1_000;
/** As in its image. */
const serviceFlags = ['--max-old-space-size=96', '--max-semi-space-size=2'];
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
  const decoder = measureDecoder(print);
  const plain = await measurePlain(print);
  for (const applies of [true, false]) {
    const name = applies ? 'mask and filter applied by the relay' : 'an old relay: everything comes, in full';
    const cpuUs = await measureCollector({ warmUp, events, keys: pairs, applies }, name, print);
    const ratios = [plain / cpuUs, cpuUs / decoder].map((ratio) => ratio.toFixed(2));
    print(
      `${''.padEnd(10)} a plain collector costs ${ratios[0]} times as much; it is ${ratios[1]} decoded messages`,
    );
  }
}

/** Peak memory when every event may be of a flow of its own. */
export async function runFlowKeysBenchmark(print: (line: string) => void): Promise<void> {
  for (const keys of [10_000, 100_000, 1_000_000]) {
    const total = Math.max(400_000, 2 * keys);
    await measureCollector(
      { warmUp: 0, events: total, keys, applies: true },
      `${keys} different flows`,
      print,
    );
  }
}

/** CPU µs of the generated decoder and a Map in memory, per message: by that, machines can be compared. */
function measureDecoder(print: (line: string) => void): number {
  const child = spawnSync(process.execPath, [script('flows-memory.ts'), '--full'], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  const { own, plain } = JSON.parse(child.stdout);
  print(
    `in memory  generated decoder and Map ${plain.toFixed(2)} µs a message of full size, field reader and merge table ${own.toFixed(2)}`,
  );
  return plain;
}

/** CPU µs per traffic event of grpc-js, generated decoder and Map. */
async function measurePlain(print: (line: string) => void): Promise<number> {
  await using sender = await startSender({ warmUp, events, keys: pairs, applies: false });
  const collector = spawn(process.execPath, [script('plain-collector.ts'), sender.address]);
  const answer = once(createInterface({ input: collector.stdout }), 'line');
  await sender.goOn();
  const [line] = await answer;
  const { received, keys, cpuUs, peakMiB: peak } = JSON.parse(line);
  const perEvent = cpuUs / (warmUp + events);
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
  const all = options.warmUp + options.events;
  const warmedUp = await sender.warmedUp;
  await untilReceived(collector, warmedUp);
  const startSeconds = cpuSeconds(collector);
  await sender.goOn();
  const output = await untilStored(nats, all / 2);
  const cpuUs = ((cpuSeconds(collector) - startSeconds) * 1e6) / options.events;
  print(`collector  ${name}: ${cpuUs.toFixed(2)} µs CPU an event, peak ${peakMiB(collector).toFixed(0)} MiB`);
  const perMillion = (output.messages * 1e6) / all;
  print(
    `${''.padEnd(10)} ${output.messages} bus messages, ${(output.bytes / 1024).toFixed(0)} KiB: ${perMillion.toFixed(1)} messages a million events`,
  );
  return cpuUs;
}

async function startCollector(nats: NatsServer, address: string): Promise<BundleService> {
  return BundleService.start({
    program: 'flow-collector',
    name: 'flow-collector-0',
    nodeArgs: [...serviceFlags, ...(process.env.NODE_ARGS?.split(' ') ?? [])],
    env: {
      MALLOC_ARENA_MAX: '1',
      NATS_URL: nats.url,
      HUBBLE_RELAY_ADDRESS: address,
      DISABLE_HUBBLE_TLS: 'true',
      FLOW_WINDOW: window,
    },
  });
}

async function untilReceived(collector: BundleService, messages: number): Promise<void> {
  await eventually(
    async () => {
      const received = Number(
        /flow_collector_messages_total (\d+)/.exec(
          await (await fetch(collector.url('metrics'))).text(),
        )?.[1] ?? 0,
      );
      if (received < messages) throw new Error(`${received} of ${messages} are received`);
    },
    { timeoutMs: arrivalMs, intervalMs: 50, what: 'the end of the warm-up' },
  );
}

/** Waits until the bus has so many observations. */
async function untilStored(nats: NatsServer, observations: number): Promise<Output> {
  const connection = await connect({ servers: nats.url });
  try {
    const output = { messages: 0, bytes: 0, observations: 0 };
    const consumer = await connection.jetstream().consumers.get('KESTREL_FLOWS');
    const messages = await consumer.consume({
      callback: (message) => {
        // Where a shard begins, there is a position and nothing else.
        if (message.data.length === 0) return;
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
  /** Messages of the warm-up, when they are sent. */
  readonly warmedUp: Promise<number>;
  /** Sends the rest, after the warm-up. */
  goOn(): Promise<void>;
}

async function startSender(options: SenderOptions): Promise<Sender> {
  const child: ChildProcess = spawn(process.execPath, [script('flow-sender.ts'), JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (child.stdout === null || child.stdin === null) throw new Error('the sender cannot be spoken to');
  const { stdin } = child;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value ?? '{}');
  const { address } = await next();
  const warmedUp: Promise<number> = next().then(({ warmUp: messages }) => messages);
  return {
    address,
    warmedUp,
    async goOn() {
      await warmedUp;
      stdin.write('\n');
    },
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
