import {
  describeTlsProblem,
  type TlsMaterial,
  type TlsProblem,
  type TlsWatcher,
  watchTlsMaterial,
} from '@kestrel/grpc';
import type { Clock, ServiceContext } from '@kestrel/service';
import type { TlsConfig } from '../config.ts';
import type { GatewayMetrics } from '../metrics.ts';

export interface ClientCertificateOptions {
  readonly config: TlsConfig;
  readonly intervalMs: number;
  readonly context: Pick<ServiceContext, 'health' | 'status'>;
  readonly metrics: GatewayMetrics;
  readonly clock: Clock;
  /** There is material, and it is not what was there before. */
  readonly onChange: () => void;
}

/** Looks after the files of the client certificate and shows what is wrong with them. */
export function watchClientCertificate(options: ClientCertificateOptions): TlsWatcher {
  const { config, intervalMs, context, metrics, clock, onChange } = options;
  const condition = context.health.condition('client-certificate', { blocksReadiness: true });
  let problems: readonly TlsProblem[] = [];
  let material: TlsMaterial | undefined;

  function report(): void {
    const reason = problems.map(describeTlsProblem).join('; ');
    if (material && reason === '') condition.ok();
    else if (material) condition.degraded(reason);
    else condition.failed(reason);
  }

  context.status.section('client_certificate', () => ({
    expires_at: material?.expiresAt.toISOString() ?? null,
    problems: problems.map(describeTlsProblem),
    verification_off: config.insecureSkipVerify,
  }));

  return watchTlsMaterial({
    files: { certFile: config.certificateFile, keyFile: config.keyFile, caFile: config.caFile },
    intervalMs,
    clock,
    onMaterial(found) {
      material = found;
      metrics.certificateExpiry.set(found.expiresAt.getTime() / 1000);
      report();
      onChange();
    },
    onProblems(found) {
      problems = found;
      report();
    },
  });
}
