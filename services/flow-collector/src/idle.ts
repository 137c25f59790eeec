import type { Component, ServiceContext } from '@kestrel/service';
import { logEvents } from './log-events.ts';

/** What runs where no flows are wanted: nothing, and it says so. */
export function createIdle({ health, status, log }: ServiceContext): Component {
  return {
    name: 'idle',
    async start() {
      health.condition('relay').ok('DISABLE_CILIUM_FLOWS is on: no flows are collected');
      health.setRole('disabled');
      status.section('relay', () => ({ disabled: true }));
      log.info(logEvents.disabled);
    },
    stop: async () => undefined,
  };
}
