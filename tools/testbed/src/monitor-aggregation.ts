import { request } from 'node:http';
import { ciliumSocket } from './settings.ts';

/**
 * How much of a connection Cilium shows: `None` every packet, `Medium`, which is what its chart sets, the beginning, the
 * end, and a sign of life now and then. With `None` what carries flows to a pod makes new flows.
 */
export type MonitorAggregation = 'None' | 'Medium';

/** Tells the running agent; it has what its settings say when it starts again. */
export function setMonitorAggregation(level: MonitorAggregation): Promise<void> {
  const body = JSON.stringify({ options: { MonitorAggregationLevel: level } });
  const headers = { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const call = request({ socketPath: ciliumSocket, method: 'PATCH', path: '/v1/config', headers });
    call.once('error', reject);
    call.once('response', (response) => {
      response.resume();
      const { statusCode } = response;
      if (statusCode === 200) resolve();
      else reject(new Error(`the agent answered ${statusCode} to MonitorAggregationLevel ${level}`));
    });
    call.end(body);
  });
}
