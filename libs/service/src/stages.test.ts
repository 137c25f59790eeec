import { createLatch } from '@kestrel/testkit';
import { describe, expect, it } from 'vitest';
import type { Component } from './component.ts';
import { createServiceContext } from './service-context.ts';
import { createStages, StartError } from './stages.ts';

const never = new AbortController().signal;

function recorder() {
  const calls: string[] = [];
  const component = (name: string, overrides: Partial<Component> = {}): Component => ({
    name,
    start: async () => void calls.push(`start ${name}`),
    stop: async () => void calls.push(`stop ${name}`),
    ...overrides,
  });
  const { log } = createServiceContext({ name: 'test', logLevel: 'silent' });
  return { calls, component, stages: createStages(log) };
}

describe('stages', () => {
  it('start in order, each after the one before, and stop in reverse', async () => {
    const { calls, component, stages } = recorder();
    const latch = createLatch();
    const slow = component('b', {
      start: async () => {
        await latch.opened;
        calls.push('start b');
      },
    });
    const started = stages.start([component('a'), slow, component('c')], never);
    await Promise.resolve();
    expect(calls).toEqual(['start a']);
    latch.open();
    await started;
    expect(await stages.stop(never)).toBe(true);
    expect(calls).toEqual(['start a', 'start b', 'start c', 'stop c', 'stop b', 'stop a']);
  });

  it('name the component that does not start, and stop it and those before it', async () => {
    const { calls, component, stages } = recorder();
    const failing = component('b', { start: () => Promise.reject(new Error('port in use')) });
    const started = stages.start([component('a'), failing, component('c')], never);
    await expect(started).rejects.toThrow(StartError);
    await expect(started).rejects.toThrow('b did not start: port in use');
    await stages.stop(never);
    expect(calls).toEqual(['start a', 'stop b', 'stop a']);
  });

  it('go on to stop when a start under way is aborted, although it never settles', async () => {
    const { calls, component, stages } = recorder();
    const controller = new AbortController();
    const begun = createLatch();
    const hanging = component('b', {
      start: () => {
        begun.open();
        return new Promise(() => undefined);
      },
    });
    const started = stages.start([component('a'), hanging, component('c')], controller.signal);
    await begun.opened;
    controller.abort();
    await started;
    await stages.stop(never);
    expect(calls).toEqual(['start a', 'stop b', 'stop a']);
  });

  it('do not take an aborted start for a failed one', async () => {
    const { component, stages } = recorder();
    const controller = new AbortController();
    const obeying = component('a', {
      start: (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    });
    const started = stages.start([obeying], controller.signal);
    controller.abort();
    await expect(started).resolves.toBeUndefined();
  });

  it('stop the others when one stop fails, and say that not all is well', async () => {
    const { calls, component, stages } = recorder();
    const failing = component('b', { stop: () => Promise.reject(new Error('broken')) });
    await stages.start([component('a'), failing, component('c')], never);
    expect(await stages.stop(never)).toBe(false);
    expect(calls.slice(3)).toEqual(['stop c', 'stop a']);
  });

  it('leave behind what is still busy after the deadline, and stop the others', async () => {
    const { calls, component, stages } = recorder();
    const hanging = component('b', { stop: () => new Promise(() => undefined) });
    await stages.start([component('a'), hanging], never);
    const deadline = new AbortController();
    const stopped = stages.stop(deadline.signal, 10);
    deadline.abort();
    expect(await stopped).toBe(false);
    expect(calls).toEqual(['start a', 'start b', 'stop a']);
  });

  it('stop once', async () => {
    const { calls, component, stages } = recorder();
    await stages.start([component('a')], never);
    await stages.stop(never);
    await stages.stop(never);
    expect(calls).toEqual(['start a', 'stop a']);
  });
});
