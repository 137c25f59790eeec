import { type Connection, callUnary } from '@kestrel/grpc';
import { server } from '@kestrel/proto';
import { type Component, logFields } from '@kestrel/service';
import { callMetadata } from '../cloud/call-metadata.ts';
import type { GatewayDeps } from '../gateway-deps.ts';
import { logEvents } from '../log-events.ts';
import type { AccessToken } from './access-token.ts';
import type { TokenSource } from './token-source.ts';

const path = '/server.v1.AutonpServerService/RenewClusterToken';
const lookEveryMs = 1_000;
/** Least time between two requests. */
const retryMs = 10_000;
const callTimeoutMs = 10_000;

export interface TokenRenewalOptions extends GatewayDeps {
  readonly tokens: TokenSource;
  /** Undefined while there is no open connection. */
  readonly connection: () => Connection | undefined;
  readonly intervalMs: number;
  /** Uniform in [0, 1). Default `Math.random`. */
  readonly random?: () => number;
}

/**
 * Renews the access token over the connection it opened, well before it ends: at the interval or at two thirds of its
 * life, whichever is first, give or take a tenth. Age is counted by the monotonic clock from when the token was first
 * seen here, and by the token's own claims before that.
 */
export class TokenRenewal implements Component {
  readonly name = 'token-renewal';
  readonly #options: TokenRenewalOptions;
  #token: AccessToken | undefined;
  #dueMs = Number.POSITIVE_INFINITY;
  #notBeforeMs = 0;
  #stopped = false;
  #cancelTimer: () => void = () => undefined;

  constructor(options: TokenRenewalOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#wait();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTimer();
  }

  #wait(): void {
    if (!this.#stopped)
      this.#cancelTimer = this.#options.clock.setTimer(lookEveryMs, () => void this.#turn());
  }

  async #turn(): Promise<void> {
    const { tokens, connection, clock } = this.#options;
    const token = tokens.current;
    if (token !== this.#token) this.#schedule(token, ageByClaims(token, clock.wallMs()));
    const open = connection();
    const isDue = clock.monotonicMs() >= Math.max(this.#dueMs, this.#notBeforeMs);
    if (token && open?.state === 'open' && isDue) await this.#renew(open, token);
    this.#wait();
  }

  #schedule(token: AccessToken | undefined, ageMs: number): void {
    const { intervalMs, clock, random = Math.random } = this.#options;
    this.#token = token;
    const lifeMs = (token?.expiresAtMs ?? Number.POSITIVE_INFINITY) - (token?.issuedAtMs ?? clock.wallMs());
    const shareMs = Math.min(intervalMs, (lifeMs * 2) / 3) * (0.9 + 0.2 * random());
    this.#dueMs = token ? clock.monotonicMs() + shareMs - ageMs : Number.POSITIVE_INFINITY;
  }

  async #renew(connection: Connection, token: AccessToken): Promise<void> {
    const { tokens, metrics, log, clock } = this.#options;
    this.#notBeforeMs = clock.monotonicMs() + retryMs;
    try {
      const renewed = await requestRenewal(connection, token);
      if (tokens.current !== token) return;
      tokens.adopt(renewed);
      // Issued a moment ago, whatever this machine's clock makes of its claims.
      this.#schedule(tokens.current, 0);
      metrics.tokenRenewals.inc({ outcome: 'renewed' });
      const expiresAtMs = tokens.current?.expiresAtMs;
      const expiresAt = expiresAtMs === undefined ? null : new Date(expiresAtMs).toISOString();
      log.info({ [logFields.expiresAt]: expiresAt }, logEvents.tokenRenewed);
    } catch (error) {
      metrics.tokenRenewals.inc({ outcome: 'failed' });
      const reason = error instanceof Error ? error.message : String(error);
      log.warn(
        { [logFields.reason]: reason, [logFields.retryAfterMs]: retryMs },
        logEvents.tokenRenewalFailed,
      );
    }
  }
}

function ageByClaims(token: AccessToken | undefined, nowMs: number): number {
  return token?.issuedAtMs === undefined ? 0 : Math.max(0, nowMs - token.issuedAtMs);
}

/** @throws Error with the cloud's reason */
async function requestRenewal(connection: Connection, token: AccessToken): Promise<string> {
  const { RenewClusterTokenRequest, RenewClusterTokenResponse } = server.v1;
  const { response, end } = await callUnary(connection, {
    path,
    request: RenewClusterTokenRequest.encode({ current_token: token.text }).finish(),
    metadata: callMetadata(token),
    timeoutMs: callTimeoutMs,
  });
  if (!response) throw new Error(end.reason);
  const renewed = RenewClusterTokenResponse.decode(response).access_token;
  if (renewed === token.text) throw new Error('the cloud answered a renewal with the same token');
  return renewed;
}
