/** A process that holds a lease and says, in the first moment after it was paused, whether it believes to hold it still. */
import { createServiceContext, EnvReader } from '@kestrel/service';
import { createBus, createLease, parseBusConfig } from '../src/index.ts';

const context = createServiceContext({ name: 'lease-holder', podName: 'holder' });
const bus = createBus(parseBusConfig(new EnvReader(process.env), 'lease-holder'), context);
const signal = new AbortController().signal;
await bus.start(signal);
const lease = createLease(bus, {
  key: process.env.LEASE_KEY ?? 'watcher',
  holder: context.instance,
  onAcquired: () => undefined,
  onLost: () => undefined,
});
await lease.start(signal);

// Busy nearly all the time: a pause ends in the loop, where no timer can run before the question.
let lastMs = performance.now();
for (;;) {
  const untilMs = performance.now() + 50;
  while (performance.now() < untilMs);
  const nowMs = performance.now();
  if (nowMs - lastMs > 1_000) process.stdout.write(`after a pause: isHeld is ${lease.isHeld()}\n`);
  lastMs = nowMs;
  await new Promise((resolve) => setTimeout(resolve, 1));
}
