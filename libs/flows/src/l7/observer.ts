import type { WireReader } from '../wire-reader.ts';
import type { AccessLogEntry } from './access-log-entry.ts';
import { entryKind } from './access-log-reader.ts';
import type { DryRunCounts, DryRunResults } from './dry-run.ts';
import { EndpointResolver } from './endpoint-resolver.ts';
import {
  hasNoFilterChain,
  isRbacDenied,
  isRequest,
  isServerSide,
  looksLikeGrpc,
  reachedHost,
} from './entry-meaning.ts';
import { evidenceNames, type Resolved } from './evidence.ts';
import { HeaderFilter } from './header-filter.ts';
import type { L7Dictionary } from './l7-dictionary.ts';
import type { AddressBook } from './l7-merger-options.ts';
import { L7Observation, l7Protocol, packTraits } from './l7-observation.ts';
import { PathNormalizer } from './path-normalizer.ts';
import { type Reporter, unidentified } from './reporter.ts';
import type { ReporterAddresses } from './reporter-addresses.ts';
import { externallyDenied } from './response-flags.ts';

export interface ObserverParts {
  readonly dictionary: L7Dictionary;
  readonly addresses: AddressBook;
  readonly reporterAddresses: ReporterAddresses;
  readonly headers: readonly string[];
  readonly dryRuns: DryRunResults;
  readonly evidence: { readonly source: Float64Array; readonly destination: Float64Array };
}

/** Evidence counters, by the index in `evidenceNames`. */
export function createEvidenceCounts(): ObserverParts['evidence'] {
  const { length } = evidenceNames;
  return { source: new Float64Array(length), destination: new Float64Array(length) };
}

interface ReporterIds {
  readonly nodeId: number;
  readonly clusterName: number;
}

/** Puts what an entry means into an observation, as numbers of one dictionary. */
export class Observer {
  readonly observation = new L7Observation();
  readonly resolver: EndpointResolver;
  /** Of the entry observed last. */
  isServer = false;
  /** Of the entry observed last: the reporter stands at its own side of the call. */
  isOwnReport = false;
  /** Of the entry observed last, where a client's request reached a host: the number of its workload, else of its address; 0 where not. */
  reached = 0;
  readonly #parts: ObserverParts;
  readonly #paths = new PathNormalizer();
  readonly #headers: HeaderFilter;
  readonly #passesUserAgent: boolean;
  readonly #passesReferer: boolean;
  readonly #hosts = new Map<number, number>();
  readonly #referers = new Map<number, number>();
  readonly #reporters = new Map<Reporter, ReporterIds>();
  readonly #dryRuns = new Map<number, readonly DryRunCounts[]>();

  constructor(parts: ObserverParts) {
    this.#parts = parts;
    const { dictionary, addresses, reporterAddresses: reporters, headers } = parts;
    this.resolver = new EndpointResolver({ dictionary, addresses, reporters });
    this.#headers = new HeaderFilter(headers);
    this.#passesUserAgent = headers.includes('user-agent');
    this.#passesReferer = headers.includes('referer');
  }

  /** False where the dictionary has no room for what the entry brings. */
  observe(wire: WireReader, entry: AccessLogEntry, kind: number, reporter: Reporter): boolean {
    this.#observeEnds(wire, entry, reporter);
    this.#observeOutcome(wire, entry, kind);
    this.#observeReporter(reporter);
    this.#observeSums(entry, kind);
    const { source, destination, path } = this.observation;
    return source >= 0 && destination >= 0 && path >= 0;
  }

  /** Adds to what tried policies said of the entry. */
  countDryRun(wire: WireReader, { rbacMetadata }: AccessLogEntry): void {
    if (rbacMetadata.isEmpty) return;
    const key = this.#parts.dictionary.keyOf(wire, rbacMetadata);
    if (key < 0) return;
    let counters = this.#dryRuns.get(key);
    if (!counters) {
      counters = this.#parts.dryRuns.countersOf(wire.bytes.slice(rbacMetadata.start, rbacMetadata.end));
      this.#dryRuns.set(key, counters);
    }
    for (const counter of counters) counter.count += 1;
  }

  #observeEnds(wire: WireReader, entry: AccessLogEntry, reporter: Reporter): void {
    const { resolver } = this;
    const cluster = resolver.clusterOf(wire, entry.upstreamCluster);
    resolver.readAddress(wire, entry.downstreamLocal);
    const localIp = resolver.ip;
    const localPort = resolver.port;
    const localText = localIp === 0 ? '' : resolver.textAt(localIp);
    this.isServer = isServerSide(wire, entry, cluster.side, localText, reporter);
    this.isOwnReport = this.isServer && reporter.type !== 'waypoint' && reporter !== unidentified;
    if (this.isOwnReport) this.#observeOwn(wire, entry, reporter, localIp);
    else this.#observeCalled(wire, entry, localIp, localPort);
    const o = this.observation;
    if (this.isOwnReport) o.port = localPort || cluster.port;
    else if (o.port === 0) o.port = cluster.port;
    if (this.isServer) this.#observeCaller(wire, entry);
    else this.#observeOwnCaller(wire, entry, reporter);
  }

  #observeOwn(wire: WireReader, entry: AccessLogEntry, reporter: Reporter, localIp: number): void {
    this.#setDestination(this.resolver.own(wire, entry, reporter, true), localIp);
    this.reached = 0;
  }

  /** By the host that was reached, else by the address that was dialled. */
  #observeCalled(wire: WireReader, entry: AccessLogEntry, localIp: number, localPort: number): void {
    const { resolver, observation: o } = this;
    resolver.readAddress(wire, entry.upstreamRemote);
    if (resolver.ip === 0) {
      resolver.ip = localIp;
      resolver.port = localPort;
    }
    const { ip } = resolver;
    o.port = resolver.port;
    const found = resolver.destination(wire, entry);
    this.#setDestination(found, ip);
    this.reached = !this.isServer && reachedHost(entry) ? found.workload || ip : 0;
  }

  #observeCaller(wire: WireReader, entry: AccessLogEntry): void {
    const { resolver } = this;
    resolver.readAddress(wire, entry.directRemote.kind === 0 ? entry.downstreamRemote : entry.directRemote);
    const { ip } = resolver;
    this.#setSource(resolver.source(wire, entry), ip);
  }

  #observeOwnCaller(wire: WireReader, entry: AccessLogEntry, reporter: Reporter): void {
    const { resolver } = this;
    resolver.readAddress(wire, entry.directRemote.kind === 0 ? entry.downstreamRemote : entry.directRemote);
    const { ip } = resolver;
    const isKnown = reporter !== unidentified;
    this.#setSource(
      isKnown ? resolver.own(wire, entry, reporter, false) : resolver.address(ip, entry.startSeconds),
      ip,
    );
  }

  #setSource({ endpoint, evidence }: Resolved, ip: number): void {
    this.observation.source = endpoint;
    this.observation.sourceIp = ip;
    (this.#parts.evidence.source[evidence] as number) += 1;
  }

  #setDestination({ endpoint, evidence }: Resolved, ip: number): void {
    this.observation.destination = endpoint;
    this.observation.destinationIp = ip;
    (this.#parts.evidence.destination[evidence] as number) += 1;
  }

  #observeOutcome(wire: WireReader, entry: AccessLogEntry, kind: number): void {
    const o = this.observation;
    const { dictionary } = this.#parts;
    const isRbac = this.isServer && isRbacDenied(wire, entry);
    const isUnmatched = hasNoFilterChain(wire, entry);
    const isAllowed = !isRbac && !isUnmatched && (entry.flags & externallyDenied) === 0;
    o.flags = entry.flags >>> 0;
    const details = entry.terminationDetails.isEmpty ? entry.codeDetails : entry.terminationDetails;
    const isKept = isRbac || isUnmatched || !entry.terminationDetails.isEmpty;
    o.denial = isKept ? Math.max(0, dictionary.textOf(wire, details)) : 0;
    o.upstreamFailure = Math.max(0, dictionary.textOf(wire, entry.upstreamFailure));
    o.downstreamFailure = Math.max(0, dictionary.textOf(wire, entry.downstreamFailure));
    if (isRequest(entry, kind)) this.#observeRequest(wire, entry, isAllowed);
    else {
      o.path = o.host = o.userAgent = o.referer = o.requestHeaders = o.responseHeaders = 0;
      o.traits = packTraits(0, 0, 0, l7Protocol.tcp, isAllowed, -1);
    }
  }

  #observeRequest(wire: WireReader, entry: AccessLogEntry, isAllowed: boolean): void {
    const o = this.observation;
    const { dictionary } = this.#parts;
    const paths = this.#paths;
    paths.normalize(wire.bytes, entry.path.start, entry.path.end);
    o.path = dictionary.texts.idOf(paths.bytes, paths.view, 0, paths.length);
    o.host = this.#hostOf(Math.max(0, dictionary.textOf(wire, entry.authority)));
    o.userAgent = this.#passesUserAgent ? Math.max(0, dictionary.textOf(wire, entry.userAgent)) : 0;
    o.referer = this.#passesReferer
      ? this.#refererOf(Math.max(0, dictionary.textOf(wire, entry.referer)))
      : 0;
    const isGrpc = looksLikeGrpc(wire, entry);
    this.#observeHeaders(wire, entry);
    const { isGrpc: isSaid, grpcStatus } = this.#headers;
    const protocol = isSaid || isGrpc ? l7Protocol.grpc : l7Protocol.http;
    o.traits = packTraits(entry.code, entry.method, entry.version, protocol, isAllowed, grpcStatus);
  }

  #observeHeaders(wire: WireReader, entry: AccessLogEntry): void {
    const headers = this.#headers;
    headers.startEntry();
    const o = this.observation;
    o.requestHeaders = 0;
    o.responseHeaders = 0;
    if (entry.requestHeaders.count > 0) {
      headers.read(wire, entry.requestHeaders, 6);
      o.requestHeaders = this.#chosenHeaders();
    }
    if (entry.responseHeaders.count > 0) {
      headers.read(wire, entry.responseHeaders, 8);
      o.responseHeaders = this.#chosenHeaders();
    }
  }

  #chosenHeaders(): number {
    const { bytes, view, length } = this.#headers;
    return length === 0 ? 0 : Math.max(0, this.#parts.dictionary.texts.idOf(bytes, view, 0, length));
  }

  /** Without a user in front of it. */
  #hostOf(authority: number): number {
    const known = this.#hosts.get(authority);
    if (known !== undefined) return known;
    const { dictionary } = this.#parts;
    const text = dictionary.stringOf(authority);
    const host = Math.max(0, dictionary.textOfString(text.slice(text.lastIndexOf('@') + 1).toLowerCase()));
    this.#hosts.set(authority, host);
    return host;
  }

  /** Scheme and host alone: the rest of it is somebody's page. */
  #refererOf(referer: number): number {
    const known = this.#referers.get(referer);
    if (known !== undefined) return known;
    const { dictionary } = this.#parts;
    const [, scheme, host] = /^(\w+:\/\/)(?:[^/@]*@)?([^/?#]*)/.exec(dictionary.stringOf(referer)) ?? [];
    const kept = Math.max(0, dictionary.textOfString(scheme && host ? `${scheme}${host}` : ''));
    this.#referers.set(referer, kept);
    return kept;
  }

  #observeReporter(reporter: Reporter): void {
    let ids = this.#reporters.get(reporter);
    if (!ids) {
      const { dictionary } = this.#parts;
      ids = {
        nodeId: Math.max(0, dictionary.textOfString(reporter.nodeId)),
        clusterName: Math.max(0, dictionary.textOfString(reporter.clusterName)),
      };
      this.#reporters.set(reporter, ids);
    }
    this.observation.nodeId = ids.nodeId;
    this.observation.clusterName = ids.clusterName;
  }

  #observeSums(entry: AccessLogEntry, kind: number): void {
    const o = this.observation;
    o.attempts = entry.attempts;
    o.logType = entry.logType;
    o.startUs = entry.startSeconds * 1e6 + Math.floor(entry.startNanos / 1000);
    o.durationUs = Math.max(0, entry.durationSeconds * 1e6 + entry.durationNanos / 1000);
    const isTcp = kind === entryKind.tcp;
    o.requestBytes = isTcp ? entry.connectionReceived : entry.requestBytes;
    o.responseBytes = isTcp ? entry.connectionSent : entry.responseBytes;
    o.received = entry.wireReceived || o.requestBytes;
    o.sent = entry.wireSent || o.responseBytes;
  }
}
