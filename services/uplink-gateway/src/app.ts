import {
  createBus,
  createLease,
  createPublisher,
  createStatePublisher,
  eventsStream,
  flowsStream,
  inventoryStream,
  leasesBucket,
  totalsBucket,
  verifyStreams,
} from '@kestrel/bus';
import { createInsecureTlsAlarm } from '@kestrel/grpc';
import { type Clock, type Component, type ServiceContext, systemClock } from '@kestrel/service';
import { ActiveTerm } from './active-term.ts';
import type { GatewayConfig } from './config.ts';
import { watchClientCertificate } from './credentials/client-certificate.ts';
import { TokenRenewal } from './credentials/token-renewal.ts';
import { TokenSource } from './credentials/token-source.ts';
import { FlowSources } from './flows/flow-sources.ts';
import { Gateway } from './gateway.ts';
import { createGatewayMetrics } from './metrics.ts';
import { RefusalLog } from './refusal-log.ts';

/** What is written to the bus is small: an account of a few hundred bytes, one at a time. */
const maxBytesInFlight = 1_048_576;

/** Wires the gateway; in the order of their start. */
export function build(
  config: GatewayConfig,
  context: ServiceContext,
  clock: Clock = systemClock,
): Component[] {
  const metrics = createGatewayMetrics(context.metrics);
  const deps = { metrics, log: context.log, clock };
  const bus = createBus(config.bus, context);
  const publisher = createPublisher(bus, { maxBytesInFlight });
  const flowSources = new FlowSources({ bus, clock });
  const refusals = new RefusalLog(deps);
  context.status.section('refused', () => refusals.snapshot);

  const onChange = () => gateway.credentialsChanged();
  const watched = { intervalMs: config.fileCheckIntervalMs, context, metrics, clock, onChange };
  const tokens = new TokenSource({ ...watched, config: config.token });
  const certificate = watchClientCertificate({ ...watched, config: config.tls });
  const credentials = () => {
    const { current: token } = tokens;
    const { material } = certificate;
    return token && material && { token, material };
  };

  const lease = createLease(bus, {
    key: context.name,
    holder: context.instance,
    onAcquired: () => gateway.acquired(),
    onLost: () => gateway.lost(),
  });
  const mayWrite = () => lease.isHeld();
  const gateway = new Gateway({
    context,
    metrics,
    createTerm: (conditions) =>
      new ActiveTerm({
        ...deps,
        config,
        instance: context.instance,
        bus,
        publisher: createStatePublisher(publisher, { mayWrite }),
        mayWrite,
        credentials,
        onVerdict: (token, verdict) => tokens.judge(token, verdict),
        refusals,
        flowSources,
        conditions,
      }),
  });
  const renewal = new TokenRenewal({
    ...deps,
    tokens,
    connection: () => gateway.connection,
    intervalMs: config.token.renewalIntervalMs,
  });

  return [
    ...(config.tls.insecureSkipVerify
      ? [
          createInsecureTlsAlarm(context, {
            variable: 'TLS_INSECURE_SKIP_VERIFY',
            peer: 'Kestrel Cloud',
            clock,
          }),
        ]
      : []),
    tokens,
    certificate,
    bus,
    {
      name: 'streams',
      start: (signal) =>
        verifyStreams(bus, [inventoryStream, eventsStream, flowsStream, leasesBucket, totalsBucket], signal),
      stop: async () => undefined,
    },
    publisher,
    flowSources,
    lease,
    gateway,
    renewal,
  ];
}
