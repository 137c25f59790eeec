import { KubeProtocolError } from './kube-error.ts';

const newline = 0x0a;

/**
 * Cuts a byte stream into lines, without the newline and without empty ones. A long line costs one copy, however many
 * chunks it comes in. Bytes after the last newline are not a line: the sender never finished it.
 * @throws KubeProtocolError KUBE_TOO_LARGE for a line over `maxLineBytes`
 */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  maxLineBytes: number,
): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let partBytes = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      parts.push(chunk.subarray(start, end));
      const line = parts.length === 1 ? chunk.subarray(start, end) : Buffer.concat(parts);
      parts = [];
      partBytes = 0;
      start = end + 1;
      if (line.length > 0) yield line;
    }
    partBytes += chunk.length - start;
    if (partBytes > maxLineBytes) {
      throw new KubeProtocolError('KUBE_TOO_LARGE', `a line of a watch exceeds ${maxLineBytes} bytes`);
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  }
}
