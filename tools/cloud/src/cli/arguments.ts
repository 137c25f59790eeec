import { parseDurationMs } from '@kestrel/service';

/** Wrong use of the command line: the message is for the user, and the program exits with 2. */
export class UsageError extends Error {
  readonly code = 'USAGE';
}

/** RFC 1123 label: it becomes a file name, a certificate's name and part of a URL. */
export function parseClusterName(text: string | undefined): string {
  if (text !== undefined && /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text)) return text;
  throw new UsageError(
    `--cluster wants a name of lower-case letters, digits and dashes, got ${text ?? 'nothing'}`,
  );
}

export function parsePortOption(name: string, text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new UsageError(`--${name} wants a port from 1 to 65535, got ${text}`);
}

/** Seconds of a duration such as `24h`; with a leading `-` in the past. */
export function parseSecondsOption(name: string, text: string): number {
  const past = text.startsWith('-');
  const ms = parseDurationMs(past ? text.slice(1) : text);
  if (ms !== undefined && Number.isFinite(ms)) return Math.round(ms / 1000) * (past ? -1 : 1);
  throw new UsageError(`--${name} wants a duration such as 30s, 24h or -1h, got ${text}`);
}
