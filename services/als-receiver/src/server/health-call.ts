import type { ServerHttp2Stream } from 'node:http2';
import { FrameReader } from '@kestrel/grpc';
import { grpcStatus, replyError, replyOk } from './reply.ts';

/** grpc.health.v1.HealthCheckResponse: field 1, SERVING or NOT_SERVING. */
const serving = new Uint8Array([0x08, 1]);
const notServing = new Uint8Array([0x08, 2]);

const maxRequestBytes = 4_096;
const ownService = 'envoy.service.accesslog.v3.AccessLogService';

/** Answers one grpc.health.v1.Health/Check. */
export function answerHealthCheck(stream: ServerHttp2Stream, isServing: () => boolean): void {
  const services: string[] = [];
  const onMessage = (message: Uint8Array) => services.push(readService(message));
  const reader = new FrameReader({ maxMessageBytes: maxRequestBytes, onMessage });
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Uint8Array) => {
    if (reader.push(chunk) !== undefined) replyError(stream, grpcStatus.internal, 'not a health request');
  });
  stream.on('end', () => {
    const [service = ''] = services;
    if (service !== '' && service !== ownService) replyError(stream, grpcStatus.notFound, 'unknown service');
    else replyOk(stream, isServing() ? serving : notServing);
  });
}

/** HealthCheckRequest has one field, the service's name; '' where it is anything else. */
function readService(message: Uint8Array): string {
  const [tag, length = 0] = message;
  if (tag !== 0x0a || length > 0x7f || message.length !== length + 2) return '';
  return Buffer.from(message.subarray(2)).toString();
}
