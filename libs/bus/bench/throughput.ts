/** What publishing and replaying cost on this machine. `node libs/bus/bench/throughput.ts [program]` */
import { startNatsServer } from '@kestrel/testkit';
import { inventoryStream, inventorySubject, type Publisher, readStream } from '../src/index.ts';
import { connectBus, makeStreams, type TestBus } from '../test/start-bus.ts';

const payload = new Uint8Array(500).fill(65);
const objects = 20_000;
const MiB = 1024 * 1024;

function print(what: string, count: number, elapsedMs: number, cpu: NodeJS.CpuUsage): void {
  const rate = Math.round((count / elapsedMs) * 1_000).toLocaleString('en');
  const cpuUs = ((cpu.user + cpu.system) / count).toFixed(1);
  process.stdout.write(`${what}: ${count} in ${Math.round(elapsedMs)} ms, ${rate}/s, ${cpuUs} µs CPU each\n`);
}

async function measure(what: string, count: number, work: () => Promise<unknown>): Promise<void> {
  const cpu = process.cpuUsage();
  const startMs = performance.now();
  await work();
  print(what, count, performance.now() - startMs, process.cpuUsage(cpu));
}

async function publishFlows(publisher: Publisher, count: number): Promise<void> {
  for (let number = 1; number < count; number += 1) {
    await publisher.room();
    void publisher.publish({ subject: 'kestrel.flows.l4.0', payload });
  }
  await publisher.publish({ subject: 'kestrel.flows.l4.0', payload });
}

async function publishInventory(publisher: Publisher): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (let number = 0; number < objects; number += 1) {
    await publisher.room();
    const subject = inventorySubject({
      type: 'pod',
      namespace: 'bench',
      name: `pod-${number}`,
      uid: `${number}`,
    });
    sent.push(publisher.publish({ subject, payload, expectLastSubjectSequence: 0 }));
  }
  await Promise.all(sent);
}

async function replay({ bus, run }: TestBus): Promise<void> {
  const caughtUp = Promise.withResolvers<void>();
  let bytes = 0;
  const reader = readStream(bus, {
    stream: inventoryStream,
    onMessage: (message) => {
      bytes += message.subject.length + message.payload.length;
    },
    onCaughtUp: () => caughtUp.resolve(),
  });
  await run(reader);
  await caughtUp.promise;
  if (bytes < objects * payload.length) throw new Error('not everything was read');
}

const program = process.argv[2];
await using server = await startNatsServer(program === undefined ? {} : { program });
await using test = await connectBus(server, 'bench', { NATS_PING_INTERVAL: '10s' });
await makeStreams(test.bus, 512 * MiB);
const publisher = await test.publisher(4 * MiB);
for (const round of ['first', 'second', 'third']) {
  await measure(`flows, ${round} round`, 100_000, () => publishFlows(publisher, 100_000));
}
await measure('inventory, expected sequence', objects, () => publishInventory(publisher));
await measure('replay of the inventory', objects, () => replay(test));
