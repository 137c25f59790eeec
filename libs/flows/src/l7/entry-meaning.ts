import type { WireReader } from '../wire-reader.ts';
import { type AccessLogEntry, logType } from './access-log-entry.ts';
import { entryKind } from './access-log-reader.ts';
import { isName, startsWithName } from './field-names.ts';
import { denialPrefix } from './rbac-denial.ts';
import type { Reporter } from './reporter.ts';
import { cutOff, notReached } from './response-flags.ts';
import type { ClusterSide } from './upstream-cluster.ts';

const rbacDenied = Buffer.from(denialPrefix);
const noFilterChain = Buffer.from('filter_chain_not_found');
const http2 = 3;
const post = 3;

/** Only the last entry of a request or connection counts. Of an upstream attempt the request's own end tells. */
export function isFinal({ logType: type, isIntermediate }: AccessLogEntry): boolean {
  if (isIntermediate) return false;
  return (
    type === logType.notSet ||
    type === logType.downstreamEnd ||
    type === logType.tcpConnectionEnd ||
    type === logType.udpSessionEnd
  );
}

/** Whether an entry tells of a request, with what an HTTP provider knows of it. */
export function isRequest({ method, path, hasRequest }: AccessLogEntry, kind: number): boolean {
  return kind === entryKind.http && hasRequest && (method > 0 || !path.isEmpty);
}

/** Whether the other provider, if it is attached too, tells of the same and is the one that counts. */
export function mayBeShadow({ logType: type }: AccessLogEntry, kind: number): boolean {
  if (kind === entryKind.tcp) return type === logType.downstreamEnd || type === logType.notSet;
  return type === logType.tcpConnectionEnd || type === logType.udpSessionEnd;
}

/** Authorization refused it here, at the server's side. */
export function isRbacDenied(
  { bytes }: WireReader,
  { codeDetails, terminationDetails }: AccessLogEntry,
): boolean {
  return (
    startsWithName(bytes, codeDetails.start, codeDetails.end, rbacDenied) ||
    startsWithName(bytes, terminationDetails.start, terminationDetails.end, rbacDenied)
  );
}

/** Nothing listens for what the client sent: plaintext where mTLS is required. */
export function hasNoFilterChain({ bytes }: WireReader, { codeDetails }: AccessLogEntry): boolean {
  return isName(bytes, codeDetails.start, codeDetails.end, noFilterChain);
}

/** Whether the reporter is the called side; without a cluster's name by what only a server has. */
export function isServerSide(
  wire: WireReader,
  entry: AccessLogEntry,
  side: ClusterSide,
  localAddress: string,
  reporter: Reporter,
): boolean {
  if (side !== 'unknown') return side === 'server';
  return (
    !entry.peerUri.isEmpty ||
    (localAddress !== '' && reporter.ips.has(localAddress)) ||
    isRbacDenied(wire, entry) ||
    hasNoFilterChain(wire, entry)
  );
}

/** Fields of AccessLogCommon: time_to_first_upstream_tx_byte, time_to_first_upstream_rx_byte, upstream_local_address. */
const sent = 1 << 7;
const answered = 1 << 9;
const connected = 1 << 14;

/**
 * Whether a client's request came to a host, which then knows of it too. Envoy names the host that it chose also where no
 * connection to it came about, without a flag where the caller left before that was known. A host that cut off a
 * request without an answer has gone, or never read it.
 */
export function reachedHost({ upstreamRemote, flags, upstreamFailure, unread }: AccessLogEntry): boolean {
  const isSent = upstreamRemote.kind !== 0 && (unread & (sent | connected)) !== 0;
  if (!isSent || (flags & notReached) !== 0 || !upstreamFailure.isEmpty) return false;
  return (flags & cutOff) === 0 || (unread & answered) !== 0;
}

const slash = 0x2f;
const dot = 0x2e;
const query = 0x3f;

/** HTTP/2 POST to `/package.Service/Method`: gRPC where no header was logged that says so. */
export function looksLikeGrpc({ bytes }: WireReader, { version, method, path }: AccessLogEntry): boolean {
  if (version !== http2 || method !== post || bytes[path.start] !== slash) return false;
  let slashes = 0;
  let dots = 0;
  for (let at = path.start; at < path.end; at++) {
    const byte = bytes[at];
    if (byte === query) return false;
    if (byte === slash) slashes += 1;
    else if (byte === dot && slashes === 1) dots += 1;
  }
  return slashes === 2 && dots > 0 && bytes[path.end - 1] !== slash;
}
