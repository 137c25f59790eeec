export { type BidiStream, type BidiStreamOptions, openBidiStream } from './bidi-stream.ts';
export { type CallEnd, type CallEndKind, toCallEnd } from './call-end.ts';
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
export { createInsecureTlsAlarm, type InsecureTlsAlarmOptions } from './insecure-tls-alarm.ts';
export { maxMessageBytes } from './max-message-bytes.ts';
export type { LateMessage, OutgoingMessage } from './message-sender.ts';
export type { CallMetadata } from './metadata.ts';
export { openServerStream, type ServerStream, type ServerStreamOptions } from './server-stream.ts';
export type { TlsCredentials } from './tls-credentials.ts';
export { loadTlsMaterial, type TlsFiles, type TlsMaterial } from './tls-material.ts';
export { describeTlsProblem, TlsMaterialError, type TlsProblem } from './tls-problem.ts';
export { type TlsWatcher, type TlsWatcherOptions, watchTlsMaterial } from './tls-watcher.ts';
export { callUnary, type UnaryCallOptions, type UnaryResult } from './unary-call.ts';
