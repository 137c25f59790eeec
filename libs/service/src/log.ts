import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { logFields } from './log-fields.ts';
import { scrubSecrets } from './scrub-secrets.ts';
import type { LogLevel } from './service-config.ts';

export type { Logger } from 'pino';

export interface LoggerOptions {
  readonly service: string;
  readonly instance: string;
  readonly level: LogLevel;
  /** Default: standard output, written synchronously, so that the last line before an exit is there. */
  readonly destination?: DestinationStream;
}

const secretNames = ['token', 'access_token', 'authorization', 'password', 'secret', 'seed', 'private_key'];

/**
 * JSON lines. Write `log.info({ [logFields.key]: key }, 'lease-acquired')`: the message is the event, a stable
 * kebab-case name. Fields named like a secret are redacted, and so is what looks like one anywhere in a line.
 */
export function createLogger({ service, instance, level, destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { [logFields.service]: service, [logFields.instance]: instance },
      messageKey: logFields.event,
      errorKey: logFields.error,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
      hooks: { streamWrite: scrubSecrets },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}
