import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '../src/free-port.ts';

/** Asks for ports in a process of its own, which keeps them until the returned function is called. */
async function reserveElsewhere(count: number): Promise<{ ports: number[]; end: () => void }> {
  const module = JSON.stringify(join(import.meta.dirname, '../src/free-port.ts'));
  const script = `
    const { freePort } = await import(${module});
    const ports = [];
    for (let i = 0; i < ${count}; i++) ports.push(await freePort());
    process.stdout.write(JSON.stringify(ports) + '\\n');
    process.stdin.resume();
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    if (text.endsWith('\n')) break;
  }
  return { ports: JSON.parse(text), end: () => child.kill('SIGKILL') };
}

test('processes that ask at the same time get different ports', async () => {
  const holders = await Promise.all(Array.from({ length: 3 }, () => reserveElsewhere(600)));
  const ports = holders.flatMap((holder) => holder.ports);
  for (const holder of holders) holder.end();
  expect(ports).toHaveLength(1_800);
  expect(new Set(ports).size).toBe(1_800);
});

test('a port that somebody listens on without asking is not given', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const others = await Promise.all(Array.from({ length: 50 }, () => freePort()));
  server.close();
  expect(others).not.toContain(port);
});
