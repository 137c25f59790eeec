import { monitorEventLoopDelay } from 'node:perf_hooks';
import { collectDefaultMetrics, Gauge } from 'prom-client';
import type { Component } from './component.ts';
import { metricName } from './metrics.ts';
import type { ServiceContext } from './service-context.ts';
import { version } from './version.ts';

type IntervalHistogram = ReturnType<typeof monitorEventLoopDelay>;

const resolutionMs = 10;

/** Memory, uptime and the longest event-loop stall, in /status as `process` and as metrics. */
export function createProcessMonitor({ name, metrics, status }: ServiceContext): Component {
  let delay: IntervalHistogram | undefined;
  return {
    name: 'process-monitor',
    async start() {
      const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
      histogram.enable();
      delay = histogram;
      collectDefaultMetrics({ register: metrics });
      new Gauge({
        name: metricName(name, 'event_loop_max_stall_seconds'),
        help: 'Longest time since the start in which the event loop did not turn',
        registers: [metrics],
        collect() {
          this.set(maxStallMs(histogram) / 1000);
        },
      });
      status.section('process', () => ({
        rss_bytes: process.memoryUsage.rss(),
        peak_rss_bytes: process.resourceUsage().maxRSS * 1024,
        event_loop_max_stall_ms: maxStallMs(histogram),
        uptime_seconds: Math.round(process.uptime()),
        version,
      }));
    },
    async stop() {
      delay?.disable();
    },
  };
}

/** The histogram records the time between two ticks of a timer, which is the resolution when nothing stalls. */
function maxStallMs(histogram: IntervalHistogram): number {
  if (histogram.count === 0) return 0;
  return Math.max(0, Math.round(histogram.max / 1e6) - resolutionMs);
}
