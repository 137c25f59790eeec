import { Span, SpanList } from '../span.ts';

export const addressKind = { none: 0, socket: 1, pipe: 2, internal: 3 } as const;

/** An address as it lies in the reader's bytes. Of an internal address the text is its endpoint id. */
export class AddressField {
  kind: number = addressKind.none;
  readonly text = new Span();
  port = 0;

  clear(): void {
    this.kind = addressKind.none;
    this.text.set(0, 0);
    this.port = 0;
  }
}

/** AccessLogType: which stage of a request or connection an entry tells of. */
export const logType = {
  notSet: 0,
  tcpConnectionEnd: 3,
  downstreamEnd: 6,
  udpSessionEnd: 13,
} as const;

/** One entry of http_logs or tcp_logs, used again for each: numbers, and places in the reader's bytes. */
export class AccessLogEntry {
  readonly downstreamRemote = new AddressField();
  readonly downstreamLocal = new AddressField();
  readonly directRemote = new AddressField();
  readonly upstreamRemote = new AddressField();
  readonly upstreamCluster = new Span();
  readonly serverName = new Span();
  readonly peerUri = new Span();
  readonly downstreamPeer = new Span();
  readonly upstreamPeer = new Span();
  /** The same from proxies before Istio 1.24. */
  readonly wasmDownstreamPeer = new Span();
  readonly wasmUpstreamPeer = new Span();
  readonly rbacMetadata = new Span();
  readonly upstreamFailure = new Span();
  readonly downstreamFailure = new Span();
  readonly terminationDetails = new Span();
  readonly codeDetails = new Span();
  readonly authority = new Span();
  readonly path = new Span();
  readonly userAgent = new Span();
  readonly referer = new Span();
  readonly requestHeaders = new SpanList();
  readonly responseHeaders = new SpanList();
  startSeconds = 0;
  startNanos = 0;
  durationSeconds = 0;
  durationNanos = 0;
  /** Bit n is ResponseFlags' field n. */
  flags = 0;
  /** Bit n: field n of AccessLogCommon is there, of those whose value is not read. */
  unread = 0;
  attempts = 0;
  isIntermediate = false;
  logType = 0;
  wireSent = 0;
  wireReceived = 0;
  hasRequest = false;
  method = 0;
  version = 0;
  requestBytes = 0;
  code = 0;
  responseBytes = 0;
  connectionReceived = 0;
  connectionSent = 0;
  readonly #spans = [
    this.upstreamCluster,
    this.serverName,
    this.peerUri,
    this.downstreamPeer,
    this.upstreamPeer,
    this.wasmDownstreamPeer,
    this.wasmUpstreamPeer,
    this.rbacMetadata,
    this.upstreamFailure,
    this.downstreamFailure,
    this.terminationDetails,
    this.codeDetails,
    this.authority,
    this.path,
    this.userAgent,
    this.referer,
  ];

  clear(): void {
    this.downstreamRemote.clear();
    this.downstreamLocal.clear();
    this.directRemote.clear();
    this.upstreamRemote.clear();
    for (const span of this.#spans) span.set(0, 0);
    this.requestHeaders.count = 0;
    this.responseHeaders.count = 0;
    this.startSeconds = 0;
    this.startNanos = 0;
    this.durationSeconds = 0;
    this.durationNanos = 0;
    this.flags = 0;
    this.unread = 0;
    this.attempts = 0;
    this.isIntermediate = false;
    this.logType = 0;
    this.wireSent = 0;
    this.wireReceived = 0;
    this.hasRequest = false;
    this.method = 0;
    this.version = 0;
    this.requestBytes = 0;
    this.code = 0;
    this.responseBytes = 0;
    this.connectionReceived = 0;
    this.connectionSent = 0;
  }
}
