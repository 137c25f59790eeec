import { metricName, type ServiceContext } from '@kestrel/service';
import { Counter, Gauge } from 'prom-client';
import type { ReflectorPhase } from './reflector-handler.ts';

/** Every metric of this library; made once a client. */
export interface KubeMetrics {
  readonly requests: Counter<'verb' | 'resource' | 'code'>;
  readonly watchEvents: Counter<'resource' | 'type'>;
  readonly lists: Counter<'resource' | 'cause'>;
  readonly brokenAnswers: Counter<'resource'>;
  readonly handlerErrors: Counter<'resource'>;
  readonly objects: Gauge<'resource'>;
  readonly phase: Gauge<'resource' | 'phase'>;
}

const phases: readonly ReflectorPhase[] = ['listing', 'watching', 'refused', 'absent', 'failing'];

export function createKubeMetrics({ name: service, metrics }: ServiceContext): KubeMetrics {
  const registers = [metrics];
  const counter = <Label extends string>(suffix: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: metricName(service, suffix), help, labelNames, registers });
  const gauge = <Label extends string>(suffix: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name: metricName(service, suffix), help, labelNames, registers });
  return {
    requests: counter(
      'kube_requests_total',
      'Requests to the API server by HTTP status, or by what went wrong where there was none',
      ['verb', 'resource', 'code'],
    ),
    watchEvents: counter('kube_watch_events_total', 'Events received in watches', ['resource', 'type']),
    lists: counter('kube_lists_total', 'Lists begun, by why', ['resource', 'cause']),
    brokenAnswers: counter(
      'kube_broken_answers_total',
      'Pages and watch events that were not what the API promises; each leads to a new list',
      ['resource'],
    ),
    handlerErrors: counter('kube_handler_errors_total', 'Calls of a handler that threw', ['resource']),
    objects: gauge('kube_objects', 'Objects known', ['resource']),
    phase: gauge('kube_reflector_phase', '1 for the phase a reflector is in, 0 for the others', [
      'resource',
      'phase',
    ]),
  };
}

/** A reflector that has stopped knows nothing any more. */
export function hideResource(metrics: KubeMetrics, resource: string): void {
  metrics.objects.remove({ resource });
  for (const phase of phases) metrics.phase.remove({ resource, phase });
}

export function showPhase(metrics: KubeMetrics, resource: string, current: ReflectorPhase): void {
  for (const phase of phases) metrics.phase.set({ resource, phase }, phase === current ? 1 : 0);
}
