import type { WireReader } from '../wire-reader.ts';
import type { FlowDictionary } from './flow-dictionary.ts';
import type { HubbleEvent } from './hubble-event.ts';
import { Observation, packTraits } from './observation.ts';

/** Puts a flow that was read into numbers of a dictionary. */
export class ObservationReader {
  readonly observation = new Observation();

  /** Fills `observation`, but for time and count. Answers 0, or a number below as a dictionary does, and then it means nothing. */
  read(wire: WireReader, event: HubbleEvent, isAllowed: boolean, dictionary: FlowDictionary): number {
    const { endpoints, ips, policies } = dictionary;
    const o = this.observation;
    const source = endpoints.resolve(wire, event.source);
    if (source < 0) return source;
    o.source = endpoints.identity;
    o.sourceLabels = endpoints.labelSet;
    const destination = endpoints.resolve(wire, event.destination);
    if (destination < 0) return destination;
    o.destination = endpoints.identity;
    o.destinationLabels = endpoints.labelSet;
    o.sourceIp = ips.idOf(wire, event.sourceIp);
    o.destinationIp = ips.idOf(wire, event.destinationIp);
    o.ingressPolicies = policies.resolve(wire, event.ingressPolicies);
    o.egressPolicies = policies.resolve(wire, event.egressPolicies);
    o.port = event.port;
    o.traits = packTraits({
      isAllowed,
      direction: event.direction === 1 || event.direction === 2 ? event.direction : 0,
      protocol: event.protocol,
      isSourceOutside: endpoints.isOutsider(o.source),
      isDestinationOutside: endpoints.isOutsider(o.destination),
    });
    return Math.min(0, o.sourceIp, o.destinationIp, o.ingressPolicies, o.egressPolicies);
  }
}
