export { type BidiStream, type BidiStreamOptions, openBidiStream } from './bidi-stream.ts';
export { type CallEnd, type CallEndKind, isFromPeer, toCallEnd, toConnectFailure } from './call-end.ts';
export {
  type Connection,
  type ConnectionOptions,
  type ConnectionState,
  createConnection,
} from './connection.ts';
export { EndedError, MessageTooLargeError, NoRoomError } from './errors.ts';
export { encodeFrame, type FrameFault, frameHeaderBytes } from './frame.ts';
export { FrameReader, type FrameReaderOptions } from './frame-reader.ts';
export { grpcStatus, grpcStatusName } from './grpc-status.ts';
export {
  type Http2Connection,
  type Http2ConnectionOptions,
  type Http2TlsOptions,
  openHttp2Connection,
} from './http2-connection.ts';
export { createInsecureTlsAlarm, type InsecureTlsAlarmOptions } from './insecure-tls-alarm.ts';
export { maxMessageBytes } from './max-message-bytes.ts';
export type { LateMessage, OutgoingMessage } from './message-sender.ts';
export type { CallMetadata } from './metadata.ts';
export type { ServerStream, ServerStreamOptions } from './server-stream.ts';
export { type TlsCredentials, type TlsCredentialsOptions, tlsCredentials } from './tls-credentials.ts';
export { loadTlsMaterial, type TlsFiles, type TlsMaterial } from './tls-material.ts';
export { describeTlsProblem, TlsMaterialError, type TlsProblem } from './tls-problem.ts';
export { type TlsWatcher, type TlsWatcherOptions, watchTlsMaterial } from './tls-watcher.ts';
export { callUnary, type UnaryCallOptions, type UnaryResult } from './unary-call.ts';
