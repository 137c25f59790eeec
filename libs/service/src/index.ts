export { aborted, untilAborted } from './aborted.ts';
export { type Backoff, type BackoffOptions, fullJitterBackoff } from './backoff.ts';
export { type Clock, systemClock } from './clock.ts';
export type { Component } from './component.ts';
export { ConfigError, type ConfigProblem } from './config-error.ts';
export { formatDuration, parseDurationMs } from './duration.ts';
export { EnvReader, type SettingInfo, type SettingOptions } from './env-reader.ts';
export {
  type ConditionState,
  createHealth,
  type Health,
  type HealthCondition,
  type Readiness,
} from './health.ts';
export { formatHostPort, type HostPort, parseHostPort } from './host-port.ts';
export { createLogger, type Logger } from './log.ts';
export { logFields } from './log-fields.ts';
export { metricName } from './metrics.ts';
export {
  createNamespaceFilter,
  type NamespaceFilter,
  type NamespaceSelection,
  namespacePattern,
  parseNamespaces,
} from './namespace-filter.ts';
export { Notifier } from './notifier.ts';
export { createPatternMatcher } from './pattern.ts';
export { parseReconnectDelays, type ReconnectDelays } from './reconnect-delays.ts';
export { listSettings, runService, type ServiceDefinition } from './run-service.ts';
export { parseServiceConfig, type ServiceConfig } from './service-config.ts';
export { createServiceContext, type ServiceContext, type ServiceContextOptions } from './service-context.ts';
export { sleep } from './sleep.ts';
export { createStages, type Stages, StartError } from './stages.ts';
export { createStatusBoard, type StatusBoard } from './status.ts';
export { usageText } from './usage.ts';
export { version } from './version.ts';
