import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { DestinationStream } from 'pino';
import { Registry } from 'prom-client';
import { createHealth, type Health } from './health.ts';
import { createLogger, type Logger } from './log.ts';
import type { LogLevel } from './service-config.ts';
import { createStatusBoard, type StatusBoard } from './status.ts';

/** What a service hands to its components. */
export interface ServiceContext {
  /** Name of the service, kebab-case: `uplink-gateway`. */
  readonly name: string;
  /** `<pod name>.<8 hex>`: this process and no other, also after a restart of the same pod. */
  readonly instance: string;
  readonly podName: string;
  /** Namespace in which the operator runs. */
  readonly podNamespace: string;
  readonly log: Logger;
  readonly metrics: Registry;
  readonly health: Health;
  readonly status: StatusBoard;
}

export interface ServiceContextOptions {
  readonly name: string;
  /** Default: the host's name. */
  readonly podName?: string;
  /** Default: `default`. */
  readonly podNamespace?: string;
  /** Default: `info`. */
  readonly logLevel?: LogLevel;
  /** Default: standard output. */
  readonly logDestination?: DestinationStream;
}

/** A context of its own registry and incarnation. `runService` makes one; a test of a component makes its own. */
export function createServiceContext(options: ServiceContextOptions): ServiceContext {
  const { name, podName = hostname(), podNamespace = 'default', logLevel = 'info', logDestination } = options;
  const instance = `${podName}.${randomBytes(4).toString('hex')}`;
  const log = createLogger({
    service: name,
    instance,
    level: logLevel,
    ...(logDestination ? { destination: logDestination } : {}),
  });
  const metrics = new Registry();
  const health = createHealth({ service: name, log, metrics });
  return { name, instance, podName, podNamespace, log, metrics, health, status: createStatusBoard() };
}
