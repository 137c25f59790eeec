import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { eventually } from '../src/eventually.ts';
import { startProcess } from '../src/start-process.ts';
import { makeTempFolder, removeTempFolder } from '../src/temp-folder.ts';

const folder = makeTempFolder('start-process');
afterAll(() => removeTempFolder(folder));

function script(name: string, text: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, text);
  return file;
}

const service = script(
  'service',
  `import { createServer } from 'node:http';
   const log = (event, more) => console.log(JSON.stringify({ event, ...more }));
   createServer((request, response) => response.end('ok')).listen(0, '127.0.0.1', function () {
     log('listening', { port: this.address().port, env: process.env });
   });
   process.on('SIGTERM', () => { log('stopping'); process.exit(3); });`,
);

describe('startProcess', () => {
  test('waits for a log event and passes on nothing of its own environment', async () => {
    process.env.KESTREL_TEST_CANARY = 'leaked';
    await using started = await startProcess({
      name: 'service',
      bundle: service,
      env: { GIVEN: 'yes' },
      ready: { logEvent: 'listening' },
    });
    const [record] = started.logRecords('listening');
    expect(record?.env).toMatchObject({ GIVEN: 'yes' });
    expect(record?.env).not.toHaveProperty('KESTREL_TEST_CANARY');
  });

  test('stop lets the program end itself, also a paused one', async () => {
    const started = await startProcess({
      name: 'service',
      bundle: service,
      ready: { logEvent: 'listening' },
    });
    started.pause();
    expect(await started.stop()).toEqual({ code: 3, signal: null });
    expect(started.logRecords().at(-1)).toEqual({ event: 'stopping' });
  });

  test('kill is SIGKILL', async () => {
    const started = await startProcess({
      name: 'service',
      bundle: service,
      ready: { logEvent: 'listening' },
    });
    expect(await started.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    expect(started.isRunning).toBe(false);
  });

  test('stop ends with SIGKILL what does not end itself', async () => {
    const stubborn = script(
      'stubborn',
      `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('{"event":"up"}');`,
    );
    const started = await startProcess({ name: 'stubborn', bundle: stubborn, ready: { logEvent: 'up' } });
    expect(await started.stop(100)).toEqual({ code: null, signal: 'SIGKILL' });
  });

  test('a paused process does nothing until it is resumed', async () => {
    const ticker = script('ticker', `setInterval(() => console.log('tick'), 10);`);
    await using started = await startProcess({ name: 'ticker', bundle: ticker });
    await eventually(() => expect(started.lines.length).toBeGreaterThan(2));
    started.pause();
    const paused = await settled(() => started.lines.length);
    started.resume();
    await eventually(() => expect(started.lines.length).toBeGreaterThan(paused));
  });

  test('keeps the last lines and tells listeners each one', async () => {
    const counter = script('counter', `for (let i = 0; i < 3000; i++) console.log('line ' + i);`);
    const started = await startProcess({ name: 'counter', bundle: counter });
    const heard: string[] = [];
    started.onLine((line) => heard.push(line));
    await started.exited;
    expect(heard).toHaveLength(3_000);
    expect(started.lines).toHaveLength(2_000);
    expect(started.lines.at(-1)).toBe('line 2999');
  });

  test('memory tells the peak, which stays when memory is given back', async () => {
    const grower = script(
      'grower',
      `let block = Buffer.alloc(200 * 1024 * 1024, 1); console.log('{"event":"grown"}');
       block = undefined; globalThis.gc(); setInterval(() => {}, 1000); console.log('{"event":"shrunk"}');`,
    );
    await using started = await startProcess({
      name: 'grower',
      bundle: grower,
      nodeArgs: ['--expose-gc'],
      ready: { logEvent: 'shrunk' },
    });
    await eventually(() => expect(started.memory().resident).toBeLessThan(150 * 1024 ** 2));
    expect(started.memory().peak).toBeGreaterThan(200 * 1024 ** 2);
  });

  test('a program that ends before it is ready is an error with its output', async () => {
    const failing = script('failing', `console.error('SERVER_HOST is not set'); process.exit(2);`);
    await expect(
      startProcess({ name: 'failing', bundle: failing, ready: { logEvent: 'up' } }),
    ).rejects.toThrow(/failing ended before it was ready \(2\):\nSERVER_HOST is not set/);
  });

  test('a program that does not get ready in time is killed', async () => {
    const hanging = script('hanging', `console.log('pid ' + process.pid); setInterval(() => {}, 1000);`);
    const failure = await startProcess({
      name: 'hanging',
      bundle: hanging,
      ready: { logEvent: 'up' },
      readyTimeoutMs: 1_000,
    }).catch((error: Error) => error);
    expect(failure).toMatchObject({
      message: expect.stringMatching(/no log event up; its output ends with:\npid \d+/),
    });
    expect(isAlive(Number(/pid (\d+)/.exec((failure as Error).message)?.[1]))).toBe(false);
  });

  test('a command that is not there is an error that names it', async () => {
    await expect(
      startProcess({ name: 'ghost', command: '/no/such/program', ready: { logEvent: 'up' } }),
    ).rejects.toThrow(/\/no\/such\/program/);
  });
});

describe.each(['SIGKILL', 'SIGTERM', 'SIGINT', 'exit'])('when a test process ends by %s', (end) => {
  test('its child ends, and its temporary folder goes unless nobody could be told', async () => {
    const source = (name: string) => JSON.stringify(join(import.meta.dirname, `../src/${name}.ts`));
    const parent = script(
      `parent-${end}`,
      `const { startProcess } = await import(${source('start-process')});
       const { makeTempFolder } = await import(${source('temp-folder')});
       const child = await startProcess({ name: 'service', bundle: ${JSON.stringify(service)}, ready: { logEvent: 'listening' } });
       console.log(JSON.stringify({ event: 'up', child: child.pid, folder: makeTempFolder('ended') }));
       ${end === 'exit' ? 'setTimeout(() => process.exit(0), 500)' : 'setInterval(() => {}, 1000)'};`,
    );
    const started = await startProcess({ name: 'parent', bundle: parent, ready: { logEvent: 'up' } });
    const [up] = started.logRecords('up');
    if (end !== 'exit') started.signal(end as NodeJS.Signals);
    expect(await started.exited).toEqual(
      end === 'exit' ? { code: 0, signal: null } : { code: null, signal: end },
    );
    await eventually(() => expect(isAlive(Number(up?.child))).toBe(false));
    expect(existsSync(String(up?.folder))).toBe(end === 'SIGKILL');
    rmSync(String(up?.folder), { recursive: true, force: true });
  });
});

/** A process that has ended and that nobody has waited for yet (state Z) is not alive. */
function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/status`, 'utf8').includes('\nState:\tZ');
  } catch {
    return false;
  }
}

/** The value once it has stopped changing for 100 ms. */
async function settled(read: () => number): Promise<number> {
  let last = read();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (read() === last) return last;
    last = read();
  }
}
