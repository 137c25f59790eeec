import type { Connection, TlsMaterial } from '@kestrel/grpc';
import { createServiceContext } from '@kestrel/service';
import { type ManualClock, manualClock } from '@kestrel/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import { createGatewayMetrics } from '../metrics.ts';
import type { SessionEnd, SessionPhase } from './cloud-session.ts';
import { type Credentials, type Session, type SessionHooks, Uplink } from './uplink.ts';

const material: TlsMaterial = {
  cert: '',
  key: '',
  ca: undefined,
  digest: '',
  expiresAt: new Date(),
  warnings: [],
};
const lost: SessionEnd = { kind: 'interrupted', reason: 'lost' };

function credentials(text = 'one'): Credentials {
  return { material, token: { text, tenant: 'acme', issuedAtMs: undefined, expiresAtMs: undefined } };
}

/** A session without streams, whose fate the test decides. */
class FakeSession implements Session {
  phase: SessionPhase = 'connecting';
  ageMs = 0;
  readonly markerSeen = false;
  readonly connection = { address: 'cloud:443' } as Connection;
  readonly calls: string[] = [];
  readonly credentials: Credentials;
  readonly hooks: SessionHooks;

  constructor(used: Credentials, hooks: SessionHooks) {
    this.credentials = used;
    this.hooks = hooks;
  }

  get snapshot(): never {
    throw new Error('nobody looks here');
  }

  async open(): Promise<void> {
    this.calls.push('open');
  }

  carryTelemetry(): void {
    this.calls.push('carryTelemetry');
  }

  tick(): void {
    this.calls.push('tick');
  }

  async silence(): Promise<void> {
    this.calls.push('silence');
    if (this.phase !== 'ended') this.phase = 'silenced';
  }

  async retire(): Promise<void> {
    this.calls.push('retire');
    this.end({ kind: 'retired', reason: 'retired' });
  }

  cut(): void {
    this.end({ kind: 'cancelled', reason: 'cut' });
  }

  opens(): void {
    this.phase = 'replaying';
    this.ageMs = 1;
    this.hooks.onOpened();
  }

  async commits(): Promise<void> {
    await this.hooks.beforeCommit();
    this.phase = 'committed';
    this.hooks.onCommitted();
  }

  end(end: SessionEnd): void {
    if (this.phase === 'ended') return;
    this.phase = 'ended';
    this.hooks.onEnd(end);
  }
}

let clock: ManualClock;
let sessions: FakeSession[];
let current: Credentials | undefined;
let verdicts: string[];
let uplink: Uplink;
let health: ReturnType<typeof createServiceContext>['health'];

beforeEach(() => {
  clock = manualClock();
  sessions = [];
  current = credentials();
  verdicts = [];
  const context = createServiceContext({ name: 'uplink-gateway', logLevel: 'silent' });
  health = context.health;
  uplink = new Uplink({
    config: { reconnectMinMs: 1_000, reconnectMaxMs: 60_000 },
    random: () => 1 - Number.EPSILON,
    credentials: () => current,
    createSession: (used, hooks) => {
      const session = new FakeSession(used, hooks);
      sessions.push(session);
      return session;
    },
    onVerdict: (token, verdict) => verdicts.push(`${token.text} ${verdict}`),
    condition: context.health.condition('cloud'),
    metrics: createGatewayMetrics(context.metrics),
    log: context.log,
    clock,
  });
});

function session(number: number): FakeSession {
  const found = sessions[number - 1];
  if (!found) throw new Error(`there is no session ${number}`);
  return found;
}

const cloudCondition = () => health.readiness().conditions[0];

test('without credentials it waits, and begins when they come', async () => {
  current = undefined;
  uplink.start();
  await clock.advance(0);
  expect(uplink.state.phase).toBe('waiting-for-credentials');
  current = credentials();
  uplink.credentialsChanged();
  await clock.advance(0);
  expect(sessions).toHaveLength(1);
});

describe('after a failure', () => {
  test('each delay may be twice the last, up to the bound', async () => {
    uplink.start();
    await clock.advance(0);
    for (const delayMs of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
      const count = sessions.length;
      session(count).end({ kind: 'unreachable', reason: 'nobody there' });
      await clock.advance(delayMs - 10);
      expect(sessions).toHaveLength(count);
      expect(uplink.state).toMatchObject({ phase: 'backing-off', reason: 'nobody there' });
      await clock.advance(10);
      expect(sessions).toHaveLength(count + 1);
    }
    expect(cloudCondition()).toMatchObject({ state: 'failed', reason: 'nobody there' });
  });

  test('a minute of health makes the next delay a first one', async () => {
    uplink.start();
    await clock.advance(0);
    for (let each = 1; each <= 4; each++) {
      session(each).end(lost);
      await clock.advance(60_000);
    }
    session(5).opens();
    session(5).ageMs = 60_000;
    session(5).end(lost);
    await clock.advance(1_000);
    expect(sessions).toHaveLength(6);
  });

  test('a refused token is told, and another one is tried at once', async () => {
    uplink.start();
    await clock.advance(0);
    session(1).end({ kind: 'unauthenticated', reason: 'who are you' });
    await clock.advance(0);
    expect(verdicts).toEqual(['one refused']);
    current = credentials('two');
    uplink.credentialsChanged();
    await clock.advance(0);
    expect(session(2).credentials.token.text).toBe('two');
  });
});

describe('a handover', () => {
  beforeEach(async () => {
    uplink.start();
    await clock.advance(0);
    session(1).opens();
    await session(1).commits();
    current = credentials('two');
    uplink.credentialsChanged();
    await clock.advance(0);
  });

  test('silences the old session before the new one commits, and moves the events after that', async () => {
    expect(session(1).phase).toBe('committed');
    session(2).opens();
    expect(session(2).calls).toEqual(['open']);
    await session(2).commits();
    expect(session(1).calls).toEqual(['open', 'carryTelemetry', 'silence', 'retire']);
    await clock.advance(0);
    expect(session(2).calls).toEqual(['open', 'carryTelemetry']);
    expect(uplink.state.phase).toBe('live');
    expect(cloudCondition()?.state).toBe('ok');
  });

  test('leaves the old session at work while the new one fails', async () => {
    session(2).end(lost);
    expect(session(1).phase).toBe('committed');
    expect(cloudCondition()).toMatchObject({ state: 'degraded', reason: 'lost' });
    await clock.advance(1_000);
    session(3).opens();
    await session(3).commits();
    await clock.advance(0);
    expect(session(1).phase).toBe('ended');
    expect(uplink.state.phase).toBe('live');
  });

  test('ends the old session where the new one fails after silencing it', async () => {
    session(2).opens();
    await session(2).hooks.beforeCommit();
    session(2).end(lost);
    await clock.advance(0);
    expect(session(1).phase).toBe('ended');
    await clock.advance(1_000);
    session(3).opens();
    expect(session(3).calls).toEqual(['open', 'carryTelemetry']);
  });

  test('gives the events to the new session when the old one ends meanwhile', async () => {
    session(1).end(lost);
    session(2).opens();
    expect(session(2).calls).toEqual(['open', 'carryTelemetry']);
    expect(cloudCondition()?.state).toBe('ok');
  });
});

test('a stop retires every session and opens none', async () => {
  uplink.start();
  await clock.advance(0);
  session(1).opens();
  await uplink.stop(new AbortController().signal);
  await clock.advance(120_000);
  expect(session(1).calls).toContain('retire');
  expect(sessions).toHaveLength(1);
  expect(uplink.state.phase).toBe('stopped');
});
