import type { AddressBook, Owner } from '@kestrel/flows';

/** A pod as the address book knows it. */
export interface PodAddress {
  readonly uid: string;
  readonly ip: string;
  /** Its root workload. */
  readonly owner: Owner;
  /** When it came to be, by the API server's clock; 0: not known. */
  readonly fromMs: number;
}

/** The time in which an address was one pod's. */
interface Tenure {
  readonly uid: string;
  owner: Owner;
  fromMs: number;
  untilMs: number;
}

/** How long the former owner of an address is remembered: entries come up to half a minute late. */
const rememberMs = 300_000;
/** Clocks of nodes and API server differ. */
const clockSlackMs = 5_000;

/**
 * Which workload or Service an address belonged to at a time. Pods come and go, and an address is soon another pod's: each
 * has its tenure, from its creation to its end, and the one at the entry's time answers. Addresses of nodes are nobody's,
 * since every pod on the node's network has them. Memory is bounded by `maxAddresses`; what comes later is counted.
 */
export class InventoryAddressBook implements AddressBook {
  readonly #maxAddresses: number;
  readonly #tenures = new Map<string, Tenure[]>();
  readonly #ipOfPod = new Map<string, string>();
  readonly #services = new Map<string, { readonly uid: string; readonly owner: Owner }>();
  readonly #ipOfService = new Map<string, string>();
  readonly #nodeIps = new Map<string, number>();
  readonly #ipsOfNode = new Map<string, readonly string[]>();
  #overflow = 0;

  constructor(maxAddresses: number) {
    this.#maxAddresses = maxAddresses;
  }

  get size(): number {
    return this.#tenures.size + this.#services.size;
  }

  /** Addresses that found no room. */
  get overflow(): number {
    return this.#overflow;
  }

  find(ip: string, atMs: number): Owner | undefined {
    if (this.#nodeIps.has(ip)) return undefined;
    const tenures = this.#tenures.get(ip);
    return (tenures && tenureAt(tenures, atMs)?.owner) ?? this.#services.get(ip)?.owner;
  }

  setPod(pod: PodAddress, nowMs: number): void {
    const formerIp = this.#ipOfPod.get(pod.uid);
    if (formerIp !== undefined && formerIp !== pod.ip) this.#end(pod.uid, formerIp, nowMs);
    if (pod.ip === '') return;
    const tenures = this.#tenures.get(pod.ip) ?? [];
    const known = tenures.find(({ uid }) => uid === pod.uid);
    if (known !== undefined) {
      known.owner = pod.owner;
      known.untilMs = Number.POSITIVE_INFINITY;
    } else if (this.#hasRoom(this.#tenures, pod.ip)) {
      // With another address than before, it has it since now.
      const fromMs = formerIp === undefined ? pod.fromMs : nowMs;
      this.#tenures.set(
        pod.ip,
        withTenure(tenures, { ...pod, fromMs, untilMs: Number.POSITIVE_INFINITY }, nowMs),
      );
    } else return;
    this.#ipOfPod.set(pod.uid, pod.ip);
  }

  /** The pod is gone, or has ended and does not need its address any more. */
  endPod(uid: string, atMs: number): void {
    const ip = this.#ipOfPod.get(uid);
    if (ip !== undefined) this.#end(uid, ip, atMs);
  }

  setService(uid: string, clusterIp: string, owner: Owner): void {
    const formerIp = this.#ipOfService.get(uid);
    if (formerIp !== clusterIp) this.endService(uid);
    if (clusterIp === '' || clusterIp === 'None' || !this.#hasRoom(this.#services, clusterIp)) return;
    this.#services.set(clusterIp, { uid, owner });
    this.#ipOfService.set(uid, clusterIp);
  }

  endService(uid: string): void {
    const ip = this.#ipOfService.get(uid);
    this.#ipOfService.delete(uid);
    if (ip !== undefined && this.#services.get(ip)?.uid === uid) this.#services.delete(ip);
  }

  setNode(uid: string, ips: readonly string[]): void {
    for (const ip of this.#ipsOfNode.get(uid) ?? []) this.#countNodeIp(ip, -1);
    for (const ip of ips) this.#countNodeIp(ip, 1);
    if (ips.length > 0) this.#ipsOfNode.set(uid, ips);
    else this.#ipsOfNode.delete(uid);
  }

  /** Forgets tenures that ended long ago. */
  forgetOld(nowMs: number): void {
    for (const [ip, tenures] of this.#tenures) {
      if (tenures.every(({ untilMs }) => nowMs - untilMs < rememberMs)) continue;
      const kept = tenures.filter(({ untilMs }) => nowMs - untilMs < rememberMs);
      if (kept.length > 0) this.#tenures.set(ip, kept);
      else this.#tenures.delete(ip);
    }
  }

  clear(): void {
    const all = [
      this.#tenures,
      this.#ipOfPod,
      this.#services,
      this.#ipOfService,
      this.#nodeIps,
      this.#ipsOfNode,
    ];
    for (const each of all) each.clear();
  }

  #end(uid: string, ip: string, atMs: number): void {
    this.#ipOfPod.delete(uid);
    const tenure = this.#tenures.get(ip)?.find((each) => each.uid === uid);
    if (tenure) tenure.untilMs = Math.min(tenure.untilMs, atMs);
  }

  #hasRoom(addresses: ReadonlyMap<string, unknown>, ip: string): boolean {
    if (addresses.has(ip) || this.size < this.#maxAddresses) return true;
    this.#overflow += 1;
    return false;
  }

  #countNodeIp(ip: string, by: number): void {
    const count = (this.#nodeIps.get(ip) ?? 0) + by;
    if (count > 0) this.#nodeIps.set(ip, count);
    else this.#nodeIps.delete(ip);
  }
}

/** Tenures that can still answer, oldest first; at most one in use and a few that ended. */
function withTenure(
  tenures: readonly Tenure[],
  { uid, owner, fromMs, untilMs }: Tenure,
  nowMs: number,
): Tenure[] {
  const kept = tenures.filter((each) => nowMs - each.untilMs < rememberMs).slice(-maxFormer);
  return [...kept, { uid, owner, fromMs, untilMs }].sort((a, b) => a.fromMs - b.fromMs);
}

const maxFormer = 7;

/** The newest that had begun and had not ended, within what clocks may differ; an end is told late, a beginning is not. */
function tenureAt(tenures: readonly Tenure[], atMs: number): Tenure | undefined {
  const isOpen = ({ untilMs }: Tenure) => atMs < untilMs + clockSlackMs;
  return (
    tenures.findLast((each) => each.fromMs <= atMs && isOpen(each)) ??
    tenures.find((each) => each.fromMs <= atMs + clockSlackMs && isOpen(each))
  );
}
