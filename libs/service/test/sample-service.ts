/** A service whose three parts misbehave as BEHAVIOUR says: what the tests of `runService` start as a real process. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Component, logFields, runService, type ServiceContext } from '../src/index.ts';

const behaviours = [
  'good',
  'build-fails',
  'start-fails',
  'start-hangs',
  'stop-fails',
  'stop-hangs',
  'stop-slow',
  'throws-later',
  'rejects-later',
  'stalls',
] as const;

type Behaviour = (typeof behaviours)[number];

function createPart(name: string, { log }: ServiceContext, actions: Partial<Component> = {}): Component {
  const fields = { [logFields.component]: name };
  return {
    name,
    start: async (signal) => {
      log.info(fields, 'part-starting');
      await actions.start?.(signal);
    },
    stop: async (deadline) => {
      log.info(fields, 'part-stopping');
      await actions.stop?.(deadline);
    },
  };
}

const forever = () => new Promise<void>(() => undefined);

function fail(message: string): () => never {
  return () => {
    throw new Error(message);
  };
}

const misbehaviours: Readonly<Partial<Record<Behaviour, Partial<Component>>>> = {
  'start-fails': { start: fail('the port is taken') },
  'start-hangs': { start: forever },
  'stop-fails': { stop: fail('the file is gone') },
  'stop-hangs': { stop: forever },
  'stop-slow': {
    stop: async (deadline) => {
      await delay(60_000, undefined, { signal: deadline }).catch(() => undefined);
    },
  },
  'throws-later': { start: async () => void setTimeout(fail('thrown later'), 50) },
  'rejects-later': {
    start: async () => void setTimeout(() => Promise.reject(new Error('rejected later')), 50),
  },
  stalls: {
    start: async () => {
      await delay(50);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    },
  },
};

await runService({
  name: 'sample-service',
  parseConfig: (env) => ({
    behaviour: env.oneOf('BEHAVIOUR', behaviours, {
      default: 'good',
      meaning: 'How the second part behaves.',
    }),
    size: env.integer('SIZE', { meaning: 'How much.', min: 1 }),
    target: new URL(env.string('TARGET', { meaning: 'Where to.' })),
  }),
  build: ({ behaviour }, context) => {
    if (behaviour === 'build-fails') throw new Error('cannot be wired');
    return [
      createPart('first', context),
      createPart('second', context, misbehaviours[behaviour]),
      createPart('third', context),
    ];
  },
});
