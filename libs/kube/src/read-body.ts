import type { Readable } from 'node:stream';
import { BodyMemory } from './body-memory.ts';
import { KubeProtocolError } from './kube-error.ts';

/**
 * Reads a body to its end, into memory of its own or into the given one.
 * @throws KubeProtocolError KUBE_TOO_LARGE as soon as it exceeds `maxBytes`
 */
export async function readBody(body: Readable, maxBytes: number, memory = new BodyMemory()): Promise<Buffer> {
  memory.begin();
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new KubeProtocolError('KUBE_TOO_LARGE', `answer exceeds ${maxBytes} bytes`);
    memory.add(chunk);
  }
  return memory.body;
}
