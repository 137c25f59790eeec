import type { TlsMaterial } from '@kestrel/grpc';
import {
  type Backoff,
  fullJitterBackoff,
  type HealthCondition,
  logFields,
  type ReconnectDelays,
} from '@kestrel/service';
import type { AccessToken } from '../credentials/access-token.ts';
import type { GatewayDeps } from '../gateway-deps.ts';
import { logEvents } from '../log-events.ts';
import type { CloudSession, SessionEnd } from './cloud-session.ts';
import { healthyMs } from './telemetry-link.ts';

/** What a session is opened with; another one of either is a reason to open a new session. */
export interface Credentials {
  readonly token: AccessToken;
  readonly material: TlsMaterial;
}

/** What the uplink needs of a session. */
export type Session = Pick<
  CloudSession,
  | 'phase'
  | 'connection'
  | 'ageMs'
  | 'markerSeen'
  | 'snapshot'
  | 'open'
  | 'carryTelemetry'
  | 'tick'
  | 'silence'
  | 'retire'
  | 'cut'
>;

/** Calls that a session makes back. */
export type SessionHooks = Pick<
  ConstructorParameters<typeof CloudSession>[0],
  'beforeCommit' | 'onCommitted' | 'onOpened' | 'onLeaving' | 'onEnd'
>;

export type UplinkState =
  | { readonly phase: 'waiting-for-credentials' }
  | { readonly phase: 'backing-off'; readonly reason: string; readonly untilMs: number }
  | { readonly phase: 'opening' }
  | { readonly phase: 'live' }
  | { readonly phase: 'handing-over'; readonly reason: string }
  | { readonly phase: 'stopped' };

export const uplinkPhases: readonly UplinkState['phase'][] = [
  'waiting-for-credentials',
  'backing-off',
  'opening',
  'live',
  'handing-over',
  'stopped',
];

export interface UplinkOptions extends GatewayDeps {
  readonly config: ReconnectDelays;
  /** Undefined while token or certificate are missing. */
  readonly credentials: () => Credentials | undefined;
  readonly createSession: (credentials: Credentials, hooks: SessionHooks) => Session;
  readonly onVerdict: (token: AccessToken, verdict: 'accepted' | 'refused') => void;
  readonly condition: HealthCondition;
  /** Uniform in [0, 1). Default `Math.random`. */
  readonly random?: () => number;
}

/**
 * Keeps a session with the cloud: opens it, opens the next one when it ends, later each time it fails, and opens the next
 * one first where the end can be foreseen (new credentials, a server that leaves). The older one goes on until its
 * successor is about to commit.
 */
export class Uplink {
  readonly #options: UplinkOptions;
  readonly #backoff: Backoff;
  #state: UplinkState = { phase: 'waiting-for-credentials' };
  #session: Session | undefined;
  /** Still does its work while `#session` is being opened in its place. */
  #predecessor: Session | undefined;
  #wake = Promise.withResolvers<void>();
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(options: UplinkOptions) {
    this.#options = options;
    const { reconnectMinMs: baseMs, reconnectMaxMs: maxMs } = options.config;
    this.#backoff = fullJitterBackoff({ baseMs, maxMs, random: options.random ?? Math.random });
  }

  get state(): UplinkState {
    return this.#state;
  }

  /** Sessions that exist now, the newest first. */
  get sessions(): readonly Session[] {
    const both = [this.#session, this.#predecessor].filter((session) => session !== undefined);
    return both.filter(({ phase }) => phase !== 'ended');
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Token or certificate are there, or are other ones than before. */
  credentialsChanged(): void {
    this.#wakeAll();
  }

  tick(nowMs: number, stallMs: number): void {
    for (const session of this.sessions) session.tick(nowMs, stallMs);
  }

  /** Ends the sessions in order, and at once when `deadline` aborts. */
  async stop(deadline: AbortSignal): Promise<void> {
    this.#stop();
    deadline.addEventListener('abort', () => this.cut('the gateway stops'), { once: true });
    await Promise.all(this.sessions.map((session) => session.retire()));
    await this.#running;
  }

  /** Ends the sessions at once. */
  cut(reason: string): void {
    this.#stop();
    for (const session of this.sessions) session.cut(reason);
  }

  #stop(): void {
    this.#stopped = true;
    this.#change({ phase: 'stopped' });
    this.#wakeAll();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const credentials = this.#options.credentials();
      if (!credentials) {
        this.#change({ phase: 'waiting-for-credentials' });
        this.#options.condition.failed('there is no usable token or client certificate');
        await this.#woken();
        continue;
      }
      const end = await this.#attempt(credentials);
      if (end && !this.#stopped) await this.#backOff(end);
    }
  }

  /** Opens a session and stays with it until it ends, or until another one shall take its place. */
  async #attempt(credentials: Credentials): Promise<SessionEnd | undefined> {
    const { createSession, log } = this.#options;
    const over = Promise.withResolvers<SessionEnd | undefined>();
    const replace = (reason: string) => {
      if (session.phase === 'ended') return;
      log.info({ [logFields.reason]: reason }, logEvents.handover);
      this.#change({ phase: 'handing-over', reason });
      over.resolve(undefined);
    };
    const session = createSession(credentials, {
      beforeCommit: async () => this.#predecessor?.silence(),
      onCommitted: () => void this.#takeOver(session),
      onOpened: () => this.#opened(session, credentials),
      onLeaving: () => replace('the server leaves the connection'),
      onEnd: (end) => {
        this.#ended(session, credentials, end);
        over.resolve(end);
      },
    });
    this.#session = session;
    if (!this.#predecessor) this.#change({ phase: 'opening' });
    void session.open();
    void this.#whenCredentialsChange(credentials, session, replace);
    const end = await over.promise;
    this.#follow(session, end);
    return end;
  }

  /** What stands in for `session` while the next one opens: itself, or whom it was to replace. */
  #follow(session: Session, end: SessionEnd | undefined): void {
    if (!end) {
      this.#predecessor?.cut('two successors later');
      this.#predecessor = session;
    } else if (this.#predecessor?.phase === 'silenced') this.#predecessor.cut('its successor did not live');
    if (this.#predecessor?.phase === 'ended') this.#predecessor = undefined;
  }

  async #whenCredentialsChange(
    used: Credentials,
    session: Session,
    replace: (reason: string) => void,
  ): Promise<void> {
    while (session.phase !== 'ended' && session === this.#session && !this.#stopped) {
      await this.#woken();
      const now = this.#options.credentials();
      if (!now || (now.token === used.token && now.material === used.material)) continue;
      return replace(
        now.token === used.token ? 'the client certificate has changed' : 'the token has changed',
      );
    }
  }

  #opened(session: Session, { token }: Credentials): void {
    const { condition, metrics, log, onVerdict } = this.#options;
    metrics.connections.inc();
    onVerdict(token, 'accepted');
    log.info({ [logFields.address]: session.connection.address }, logEvents.connected);
    if (this.#predecessor && this.#predecessor.phase !== 'ended') return;
    condition.ok(`connected to ${session.connection.address}`);
    this.#change({ phase: 'live' });
    session.carryTelemetry();
  }

  async #takeOver(session: Session): Promise<void> {
    const predecessor = this.#predecessor;
    if (!predecessor) return;
    await predecessor.retire();
    if (this.#predecessor === predecessor) this.#predecessor = undefined;
    if (session.phase === 'ended') return;
    session.carryTelemetry();
    this.#options.condition.ok(`connected to ${session.connection.address}`);
    if (session === this.#session) this.#change({ phase: 'live' });
  }

  #ended(session: Session, { token }: Credentials, end: SessionEnd): void {
    const { condition, metrics, log, onVerdict } = this.#options;
    if (this.#stopped || end.kind === 'retired' || end.kind === 'cancelled') return;
    const reason = end.fix === undefined ? end.reason : `${end.reason}: ${end.fix}`;
    if (session.ageMs >= healthyMs) this.#backoff.reset();
    if (end.kind === 'unauthenticated') onVerdict(token, 'refused');
    if (session.ageMs > 0)
      log.info({ [logFields.reason]: reason, kind: end.kind }, logEvents.connectionEnded);
    else metrics.connectFailures.inc({ kind: end.kind });
    const isAlone = this.sessions.every((each) => each === session);
    if (isAlone) condition.failed(reason);
    else condition.degraded(reason);
  }

  async #backOff({ reason }: SessionEnd): Promise<void> {
    const delayMs = this.#backoff.next();
    this.#change({ phase: 'backing-off', reason, untilMs: this.#options.clock.wallMs() + delayMs });
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = this.#options.clock.setTimer(delayMs, resolve);
    await Promise.race([promise, this.#woken()]);
    cancel();
  }

  /** Resolves at the next change of credentials, or at the stop. */
  #woken(): Promise<void> {
    return this.#stopped ? Promise.resolve() : this.#wake.promise;
  }

  #wakeAll(): void {
    const { resolve } = this.#wake;
    this.#wake = Promise.withResolvers();
    resolve();
  }

  #change(state: UplinkState): void {
    this.#state = state;
    for (const phase of uplinkPhases)
      this.#options.metrics.uplinkState.set({ state: phase }, phase === state.phase ? 1 : 0);
  }
}
