import type { Span } from '../span.ts';
import type { WireReader } from '../wire-reader.ts';
import { type AccessLogEntry, type AddressField, addressKind } from './access-log-entry.ts';
import { type Endpoint, encodeEndpoint, nobody } from './endpoint.ts';
import { evidence, type Resolved } from './evidence.ts';
import type { L7Dictionary } from './l7-dictionary.ts';
import type { AddressBook, Owner } from './l7-merger-options.ts';
import { PeerKey } from './peer-key.ts';
import { parsePeer } from './peer-metadata.ts';
import type { Reporter } from './reporter.ts';
import type { ReporterAddresses } from './reporter-addresses.ts';
import { parseSpiffe } from './spiffe.ts';
import { type ClusterName, parseCluster, parseKubernetesHost } from './upstream-cluster.ts';

const idRange = 2 ** 25;
const maxMemos = 100_000;
const noCluster: ClusterName = { side: 'unknown', port: 0, host: '' };

export interface ResolverParts {
  readonly dictionary: L7Dictionary;
  readonly addresses: AddressBook;
  readonly reporters: ReporterAddresses;
}

/**
 * Who talks to whom: finds the ends of entries as numbers of one dictionary, by the strongest evidence there is. What was
 * found is kept under the numbers of the evidence, what an address said as long as the same owner has it at the entries' time.
 */
export class EndpointResolver {
  /** Of the address resolved last. */
  ip = 0;
  port = 0;
  readonly #parts: ResolverParts;
  readonly #peerKey = new PeerKey();
  readonly #peers = new Map<number, Resolved | undefined>();
  readonly #sources = new Map<number, Resolved>();
  readonly #destinations = new Map<number, Resolved>();
  readonly #clusters = new Map<number, ClusterName>();
  readonly #ips = new Map<number, string>();
  readonly #own = new Map<Reporter, Map<number, Resolved>>();

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  clusterOf(wire: WireReader, span: Span): ClusterName {
    const id = span.isEmpty ? 0 : this.#parts.dictionary.textOf(wire, span);
    return id <= 0 ? noCluster : this.#clusterNamed(id);
  }

  /** The text of an address or another short text. */
  textAt(id: number): string {
    const known = this.#ips.get(id);
    if (known !== undefined) return known;
    const text = this.#parts.dictionary.stringOf(id);
    keep(this.#ips, id, text);
    return text;
  }

  /** Puts an address into `ip` and `port`: 0 for none, for a pipe, and for a loopback, which is the proxy's own. */
  readAddress(wire: WireReader, address: AddressField): void {
    this.ip = 0;
    this.port = 0;
    if (address.kind !== addressKind.socket && address.kind !== addressKind.internal) return;
    const id = this.#parts.dictionary.textOf(wire, address.text);
    if (id <= 0) return;
    const text = this.textAt(id);
    if (address.kind === addressKind.internal) this.#readEndpointId(text);
    else if (!isOwn(text)) {
      this.ip = id;
      this.port = address.port <= 65_535 ? address.port : 0;
    }
  }

  /** `<namespace>/<name>` by the number of that, or of an address, whose owner may be known by now. */
  workloadText(id: number, nowMs: number): string | undefined {
    const text = this.textAt(id);
    if (text.includes('/')) return text;
    const owner = this.#ownerOf(id, Math.floor(nowMs / 1000));
    return owner && owner.kind !== 'Service' ? `${owner.namespace}/${owner.name}` : undefined;
  }

  /** The caller, of an entry of the server's side; `ip` must be its address. */
  source(wire: WireReader, entry: AccessLogEntry): Resolved {
    const peer = this.#peer(wire, entry.downstreamPeer, entry.wasmDownstreamPeer);
    if (peer) return peer;
    const { ip } = this;
    const uri = Math.max(0, this.#parts.dictionary.textOf(wire, entry.peerUri));
    const key = uri * idRange + ip;
    const known = this.#sources.get(key);
    if (known && this.#stillHolds(known, ip, entry.startSeconds)) return known;
    const found = this.#findSource(uri, ip, entry.startSeconds);
    keep(this.#sources, key, found);
    return found;
  }

  /** The called, of an entry of the client's side; `ip` must be its address. */
  destination(wire: WireReader, entry: AccessLogEntry): Resolved {
    const peer = this.#peer(wire, entry.upstreamPeer, entry.wasmUpstreamPeer);
    if (peer) return peer;
    const { dictionary } = this.#parts;
    const { ip } = this;
    const cluster = Math.max(0, dictionary.textOf(wire, entry.upstreamCluster));
    const host = cluster > 0 ? this.#clusterNamed(cluster).host : '';
    const name = host === '' ? Math.max(0, dictionary.textOf(wire, nameDialled(entry))) : cluster;
    const key = (name * 2 + (host === '' ? 0 : 1)) * idRange + ip;
    const known = this.#destinations.get(key);
    if (known && this.#stillHolds(known, ip, entry.startSeconds)) return known;
    const found = this.#findDestination(
      host,
      host === '' ? dictionary.stringOf(name) : '',
      ip,
      entry.startSeconds,
    );
    keep(this.#destinations, key, found);
    return found;
  }

  /** The reporter itself, as the service that the caller dialled. */
  own(wire: WireReader, entry: AccessLogEntry, reporter: Reporter, isDialled: boolean): Resolved {
    const name = isDialled ? Math.max(0, this.#parts.dictionary.textOf(wire, entry.serverName)) : 0;
    let known = this.#own.get(reporter);
    if (!known) {
      known = new Map();
      keep(this.#own, reporter, known);
    }
    const found = known.get(name);
    if (found) return found;
    const { host } = this.#clusterNamed(name);
    const service = host === '' ? reporter.endpoint.service : serviceOf(host);
    const made = this.#resolved({ ...reporter.endpoint, service }, '', evidence.node);
    keep(known, name, made);
    return made;
  }

  /** Of an address alone. */
  address(ip: number, atSeconds: number): Resolved {
    return this.#byAddress(ip, this.#ownerOf(ip, atSeconds), atSeconds);
  }

  #byAddress(ip: number, owner: Owner | undefined, atSeconds: number): Resolved {
    const how = owner ? evidence.address : evidence.none;
    return this.#resolved(owner ? toEndpoint(owner) : nobody, this.textAt(ip), how, owner, atSeconds);
  }

  #clusterNamed(id: number): ClusterName {
    const known = this.#clusters.get(id);
    if (known) return known;
    const parsed = parseCluster(this.#parts.dictionary.stringOf(id));
    keep(this.#clusters, id, parsed);
    return parsed;
  }

  /** `<address>:<port>`, as waypoints and tunnels have it. */
  #readEndpointId(text: string): void {
    const colon = text.lastIndexOf(':');
    const port = Number(text.slice(colon + 1));
    if (colon <= 0 || !Number.isInteger(port) || port > 65_535) return;
    const ip = text.slice(0, colon).replace(/^\[|\]$/g, '');
    if (isOwn(ip)) return;
    this.ip = Math.max(0, this.#parts.dictionary.textOfString(ip));
    this.port = port;
  }

  #peer(wire: WireReader, span: Span, older: Span): Resolved | undefined {
    const used = span.isEmpty ? older : span;
    if (used.isEmpty) return undefined;
    const key = this.#peerKeyOf(wire, used);
    if (key < 0) return undefined;
    if (this.#peers.has(key)) return this.#peers.get(key);
    const peer = parsePeer(wire.bytes.slice(used.start, used.end));
    const found = peer && this.#resolved(peer, '', evidence.peer);
    keep(this.#peers, key, found);
    return found;
  }

  #peerKeyOf(wire: WireReader, span: Span): number {
    const { dictionary } = this.#parts;
    const key = this.#peerKey;
    return key.read(wire, span)
      ? dictionary.texts.idOf(key.bytes, key.view, 0, key.length)
      : dictionary.keyOf(wire, span);
  }

  /** SPIFFE proves namespace and service account; where the address is one of that namespace's, it names the workload. */
  #findSource(uri: number, ip: number, atSeconds: number): Resolved {
    const identity = uri === 0 ? undefined : parseSpiffe(this.#parts.dictionary.stringOf(uri));
    const owner = this.#ownerOf(ip, atSeconds);
    if (!identity) return this.#byAddress(ip, owner, atSeconds);
    const { namespace, serviceAccount } = identity;
    const isSame = owner?.namespace === namespace && owner.kind !== 'Service';
    const endpoint =
      owner && isSame
        ? toEndpoint(owner)
        : { namespace, kind: 'ServiceAccount', name: serviceAccount, service: '' };
    return this.#resolved(endpoint, '', evidence.spiffe, owner, atSeconds);
  }

  #findDestination(host: string, dialled: string, ip: number, atSeconds: number): Resolved {
    const owner = this.#ownerOf(ip, atSeconds);
    const endpoint = owner && toEndpoint(owner);
    const service = host === '' ? '' : serviceOf(host);
    if (endpoint && endpoint.kind !== 'Service') {
      const called = { ...endpoint, service: service || endpoint.service };
      return this.#resolved(called, '', evidence.address, owner, atSeconds);
    }
    if (host !== '') return this.#resolved(endpointOfHost(host), '', evidence.cluster, owner, atSeconds);
    if (endpoint) return this.#resolved(endpoint, '', evidence.address, owner, atSeconds);
    const name = hostOf(dialled);
    if (name === '' || name === this.textAt(ip)) return this.#byAddress(ip, owner, atSeconds);
    return this.#resolved(endpointOfHost(name), '', evidence.authority, owner, atSeconds);
  }

  /** Whether the address was the same one's in that second as in the one asked about last. */
  #stillHolds(known: Resolved, ip: number, atSeconds: number): boolean {
    if (known.atSeconds === atSeconds) return true;
    if (known.endpoint < 0 || known.owner !== this.#ownerOf(ip, atSeconds)) return false;
    known.atSeconds = atSeconds;
    return true;
  }

  /** The same object as long as it is the same owner. */
  #ownerOf(ip: number, atSeconds: number): Owner | undefined {
    if (ip === 0) return undefined;
    const text = this.textAt(ip);
    return this.#parts.addresses.find(text, atSeconds * 1000) ?? this.#parts.reporters.find(text);
  }

  #resolved(endpoint: Endpoint, ip: string, how: number, owner?: Owner, atSeconds = 0): Resolved {
    const { dictionary } = this.#parts;
    const { namespace, kind, name } = endpoint;
    const isWorkload = name !== '' && kind !== 'Service' && kind !== 'Host' && kind !== 'ServiceAccount';
    return {
      endpoint: dictionary.endpoints.idOfBytes(encodeEndpoint(endpoint, ip)),
      workload: isWorkload ? Math.max(0, dictionary.textOfString(`${namespace}/${name}`)) : 0,
      evidence: how,
      owner,
      atSeconds,
    };
  }
}

function keep<K, V>(memos: Map<K, V>, key: K, value: V): void {
  if (memos.size >= maxMemos) memos.clear();
  memos.set(key, value);
}

/** Of the loopback only the network in which proxies bind: tests give workloads the others. */
function isOwn(ip: string): boolean {
  return ip.startsWith('127.0.0.') || ip === '::1' || ip === '0.0.0.0' || ip === '::' || ip === '::6';
}

/** What a reporter said of itself has a service already. */
function toEndpoint(owner: Owner | Endpoint): Endpoint {
  if ('service' in owner) return owner;
  const { namespace, kind, name } = owner;
  return { namespace, kind, name, service: kind === 'Service' ? name : '' };
}

function serviceOf(host: string): string {
  return parseKubernetesHost(host)?.name ?? host;
}

function endpointOfHost(host: string): Endpoint {
  const service = parseKubernetesHost(host);
  if (!service) return { namespace: '', kind: 'Host', name: host, service: host };
  return { namespace: service.namespace, kind: 'Service', name: service.name, service: service.name };
}

/** What a client asked for where no cluster tells it: the name in TLS, or the authority. */
function nameDialled({ serverName, authority }: AccessLogEntry): Span {
  return serverName.isEmpty ? authority : serverName;
}

/** A server name or an authority as a host: Istio's own form unpacked, user and port cut. */
function hostOf(dialled: string): string {
  const { host } = parseCluster(dialled);
  if (host !== '') return host;
  const name = dialled.slice(dialled.lastIndexOf('@') + 1).toLowerCase();
  return name.startsWith('[') ? name.replace(/^\[([^\]]*)\].*$/, '$1') : name.replace(/:\d+$/, '');
}
