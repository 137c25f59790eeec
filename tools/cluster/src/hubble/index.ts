export type { HubbleFlow } from './event-template.ts';
export { applyFieldMask, type FieldMask, parseFieldMask } from './field-mask.ts';
export { type AnswerStream, GrpcServer, type Method } from './grpc-server.ts';
