import { type StatusObject, status } from '@grpc/grpc-js';
import { type Logger, logFields } from '@kestrel/service';
import { CallRefusedError } from './call-identity.ts';

/** As a server that never had the method. */
export function unimplemented(path: string): CallRefusedError {
  return new CallRefusedError(status.UNIMPLEMENTED, `unknown method ${path}`);
}

/** The status with which a failed call ends. What the caller did wrong is logged as a warning, a failure of ours as an error. */
export function toStatus(error: unknown, log: Logger): Error & Partial<StatusObject> {
  if (error instanceof CallRefusedError) {
    log.warn({ [logFields.status]: status[error.code], [logFields.reason]: error.details }, 'call-refused');
    return error;
  }
  log.error({ [logFields.error]: error }, 'call-failed');
  return new CallRefusedError(status.INTERNAL, 'the development cloud failed; its log says how');
}
