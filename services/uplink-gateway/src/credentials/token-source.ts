import { readFile } from 'node:fs/promises';
import type { Clock, Component, HealthCondition, ServiceContext } from '@kestrel/service';
import type { TokenConfig } from '../config.ts';
import type { GatewayMetrics } from '../metrics.ts';
import { type AccessToken, parseAccessToken, TokenError } from './access-token.ts';

export interface TokenSourceOptions {
  readonly config: TokenConfig;
  readonly intervalMs: number;
  readonly context: Pick<ServiceContext, 'health' | 'status'>;
  readonly metrics: GatewayMetrics;
  readonly clock: Clock;
  /** There is a token, and it is not the one that was there before. */
  readonly onChange: () => void;
}

/**
 * The access token to use now: what a renewal brought, until the file or the environment says something else. A token that
 * is missing or unusable is a health condition and not the end of the process: files can be mended. Whether an expired
 * one is refused is for the cloud to say, whose clock may be the better one.
 */
export class TokenSource implements Component {
  readonly name = 'token-source';
  readonly #options: TokenSourceOptions;
  readonly #condition: HealthCondition;
  /** What the file or the environment held when last looked. */
  #given: string | undefined;
  #current: AccessToken | undefined;
  #problem: string | undefined = 'not read yet';
  #verdict: 'accepted' | 'refused' | undefined;
  #stopped = false;
  #cancelTimer: () => void = () => undefined;

  constructor(options: TokenSourceOptions) {
    this.#options = options;
    this.#condition = options.context.health.condition('token', { blocksReadiness: true });
    options.context.status.section('token', () => ({
      tenant: this.#current?.tenant ?? null,
      expires_at: toIso(this.#current?.expiresAtMs),
      condition: this.#condition.state,
      reason: this.#condition.reason,
    }));
  }

  /** Undefined while there is none that could be used. */
  get current(): AccessToken | undefined {
    return this.#current;
  }

  async start(): Promise<void> {
    await this.#lookAndWait();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTimer();
  }

  /** A renewed token, in place of the one it was made from. @throws TokenError */
  adopt(text: string): void {
    this.#use(parseAccessToken(text));
  }

  /** The cloud took this token, or refused it. */
  judge(token: AccessToken, verdict: 'accepted' | 'refused'): void {
    if (token !== this.#current) return;
    this.#verdict = verdict;
    this.#report();
  }

  async #lookAndWait(): Promise<void> {
    await this.#look();
    if (!this.#stopped)
      this.#cancelTimer = this.#options.clock.setTimer(
        this.#options.intervalMs,
        () => void this.#lookAndWait(),
      );
  }

  async #look(): Promise<void> {
    try {
      const text = await this.#read();
      this.#problem = undefined;
      if (text !== this.#given) this.#use(parseAccessToken(text));
      this.#given = text;
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      this.#given = undefined;
      this.#problem = error.message;
    }
    this.#report();
  }

  async #read(): Promise<string> {
    const { file, token } = this.#options.config;
    if (file === undefined) return token ?? '';
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      if (token !== undefined) return token;
      const { code } = error as NodeJS.ErrnoException;
      const reason = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
      throw new TokenError('TOKEN_MISSING', `AUTH_TOKEN_FILE ${file} ${reason}`);
    }
  }

  #use(token: AccessToken): void {
    this.#current = token;
    this.#verdict = undefined;
    this.#problem = undefined;
    this.#options.metrics.tokenExpiry.set((token.expiresAtMs ?? 0) / 1000);
    this.#report();
    this.#options.onChange();
  }

  #report(): void {
    const fault = this.#fault();
    // A token in use stays in use when its file breaks; the next start would fail.
    if (fault === undefined) this.#condition.ok(`tenant ${this.#current?.tenant}`);
    else if (this.#verdict === 'accepted') this.#condition.degraded(fault);
    else this.#condition.failed(fault);
  }

  /** What is wrong, in words for an operator; undefined when nothing is. */
  #fault(): string | undefined {
    const token = this.#current;
    if (this.#problem !== undefined || !token) return this.#problem ?? 'there is no access token';
    const expired = (token.expiresAtMs ?? Number.POSITIVE_INFINITY) <= this.#options.clock.wallMs();
    if (this.#verdict === 'accepted' || (!expired && this.#verdict === undefined)) return undefined;
    const expiry = expired ? `the access token expired at ${toIso(token.expiresAtMs)}` : '';
    const refusal = this.#verdict === 'refused' ? 'the cloud refuses the access token' : '';
    return `${[refusal, expiry].filter((each) => each !== '').join('; ')}: give it a new one (${this.#origin()})`;
  }

  #origin(): string {
    return this.#options.config.file === undefined
      ? 'AUTH_TOKEN'
      : `AUTH_TOKEN_FILE ${this.#options.config.file}`;
  }
}

function toIso(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
