import type { Readable } from 'node:stream';
import { KubeProtocolError } from './kube-error.ts';

/**
 * Reads a body to its end.
 * @throws KubeProtocolError KUBE_TOO_LARGE as soon as it exceeds `maxBytes`
 */
export async function readBody(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new KubeProtocolError('KUBE_TOO_LARGE', `answer exceeds ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}
