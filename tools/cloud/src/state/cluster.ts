import type { cloud } from '@kestrel/proto';
import type { StreamKind } from '../streams/stream-kinds.ts';
import { Anomalies } from './anomalies.ts';
import { BoundedLog } from './bounded-log.ts';
import { ControlRequests } from './control-requests.ts';
import { Inventory } from './inventory.ts';
import { accessLogKey, carryPolicies, carrySums, flowKey, MergedTraffic } from './merged-traffic.ts';
import { MessageCounters } from './message-counters.ts';
import { SeenDeliveries } from './seen-deliveries.ts';

/** How much of what an operator says is kept. Numbers of items. */
export interface KeepLimits {
  readonly events: number;
  readonly logs: number;
  /** Different flows, and as many different access log entries. */
  readonly traffic: number;
  readonly deliveryIds: number;
}

/** A request kept as its bytes, decoded when somebody asks. */
export interface KeptMessage {
  readonly at: Date;
  readonly stream: StreamKind;
  /** Member of the oneof. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

const keptBytes = 64 << 20;

/** All that the cloud knows of one cluster. It survives every stream of it, and ends with the process. */
export class Cluster {
  readonly name: string;
  readonly tenant: string;
  readonly firstSeen = new Date();
  readonly anomalies = new Anomalies();
  readonly inventory = new Inventory(this.anomalies);
  readonly counters = new MessageCounters();
  readonly control = new ControlRequests();
  readonly deliveries: SeenDeliveries;
  readonly events: BoundedLog<KeptMessage>;
  readonly logs: BoundedLog<KeptMessage>;
  readonly flows: MergedTraffic<cloud.v1.Flow.$Properties>;
  readonly accessLogs: MergedTraffic<cloud.v1.L7AccessLog.$Properties>;
  operatorStats: { readonly at: Date; readonly message: cloud.v1.OperatorStats.$Properties } | undefined;

  constructor(name: string, tenant: string, limits: KeepLimits) {
    this.name = name;
    this.tenant = tenant;
    this.deliveries = new SeenDeliveries(limits.deliveryIds);
    this.events = keptMessages(limits.events);
    this.logs = keptMessages(limits.logs);
    this.flows = new MergedTraffic({
      maxKeys: limits.traffic,
      keyOf: flowKey,
      carryOver: carryPolicies,
    });
    this.accessLogs = new MergedTraffic({
      maxKeys: limits.traffic,
      keyOf: accessLogKey,
      carryOver: carrySums,
    });
  }
}

function keptMessages(maxItems: number): BoundedLog<KeptMessage> {
  return new BoundedLog({ maxItems, maxBytes: keptBytes }, ({ bytes }) => bytes.length);
}
