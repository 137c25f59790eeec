import { Metadata, type ServerDuplexStream, type status } from '@grpc/grpc-js';
import type { Faults } from '../faults.ts';
import type { Cluster } from '../state/cluster.ts';
import type { InventoryStream } from '../state/inventory.ts';
import { receiveMessage } from '../state/receive-message.ts';
import { CallRefusedError } from './call-identity.ts';
import { ResponseLane } from './response-lane.ts';
import { type ControlMember, type StreamKind, type StreamSpec, streamSpecs } from './stream-kinds.ts';

export type StreamCall = ServerDuplexStream<Uint8Array, Uint8Array>;

export interface StreamSessionOptions {
  readonly kind: StreamKind;
  /** Unique in the process, rising with time. */
  readonly id: number;
  readonly call: StreamCall;
  readonly cluster: Cluster;
  readonly faults: Faults;
  readonly heartbeatMs: number;
  /** A data stream has put its inventory in. */
  readonly onCommitted: (session: StreamSession) => void;
  readonly onClosed: (session: StreamSession) => void;
}

const extensionsKey = 'kestrel-extensions';
const maxWaitingRequests = 100;

/** One open stream of an operator: what comes in goes to the cluster's state, what goes out through the lane. */
export class StreamSession {
  readonly kind: StreamKind;
  readonly id: number;
  readonly name: string;
  readonly openedAt = new Date();
  readonly peer: string;
  /** Common name in the client certificate. */
  readonly certificateSubject: string;
  /** What the operator said that it understands. */
  readonly operatorExtensions: readonly string[];
  /** What was announced when this stream opened. */
  readonly announcedExtensions: readonly string[];
  readonly inventory: InventoryStream | undefined;
  readonly lane: ResponseLane;
  readonly #options: StreamSessionOptions;
  readonly #spec: StreamSpec;
  readonly #heartbeat: NodeJS.Timeout;
  readonly #stopWatchingFaults: () => void;
  #received = 0;
  #receivedBytes = 0;
  #lastMessageAt: Date | undefined;
  #closedAt: Date | undefined;
  #closeReason: string | undefined;

  constructor(options: StreamSessionOptions) {
    const { kind, id, call, cluster, faults } = options;
    this.#options = options;
    this.#spec = streamSpecs[kind];
    this.kind = kind;
    this.id = id;
    this.name = `${kind}-${id}`;
    this.peer = call.getPeer();
    this.certificateSubject = String(call.getAuthContext().sslPeerCertificate?.subject.CN ?? '');
    this.operatorExtensions = splitList(call.metadata.get(extensionsKey).map(String).join(','));
    this.announcedExtensions = faults.settings.extensions;
    this.inventory = kind === 'data' ? cluster.inventory.open(this.name) : undefined;
    this.lane = this.#createLane();
    this.#heartbeat = setInterval(() => this.lane.heartbeat(), options.heartbeatMs);
    this.#stopWatchingFaults = faults.onChange(() => this.#applyFaults());
    this.#announce();
    this.#listen();
    this.#applyFaults();
  }

  /** Messages so far, whatever they were: the ordinal of the last one. */
  get received(): number {
    return this.#received;
  }

  get receivedBytes(): number {
    return this.#receivedBytes;
  }

  get lastMessageAt(): Date | undefined {
    return this.#lastMessageAt;
  }

  /** Undefined while it is open. */
  get closed(): { readonly at: Date; readonly reason: string } | undefined {
    return this.#closedAt && { at: this.#closedAt, reason: this.#closeReason ?? '' };
  }

  /** False where the stream carries no such requests, is closed, or has too many waiting. */
  sendRequest(member: ControlMember, message: object): boolean {
    const bytes = this.#spec.encode.controlRequest?.(member, message);
    return bytes !== undefined && this.lane.request(bytes);
  }

  /** Ends the call with a status. What still comes in on it is ignored. */
  end(code: status, details: string): void {
    if (this.#closedAt) return;
    this.#close(details);
    // A frozen stream must be read to its end, or the transport never lets go of it.
    this.#options.call.resume();
    this.#options.call.emit('error', new CallRefusedError(code, details));
  }

  #createLane(): ResponseLane {
    const { call } = this.#options;
    const { encode } = this.#spec;
    const confirms = [this.operatorExtensions, this.announcedExtensions].every((names) =>
      names.includes('received-through'),
    );
    return new ResponseLane({
      write: (bytes, taken) => call.write(bytes, () => taken()),
      encodeAck: (through) => encode.ack(confirms ? through : undefined),
      encodeHeartbeat: (now) => encode.heartbeat(now),
      maxRequests: maxWaitingRequests,
    });
  }

  /** A cloud with extensions says so before anything else; a deployed one sends its metadata with its first answer. */
  #announce(): void {
    if (this.announcedExtensions.length === 0) return;
    const metadata = new Metadata();
    metadata.set(extensionsKey, this.announcedExtensions.join(', '));
    this.#options.call.sendMetadata(metadata);
  }

  #listen(): void {
    const { call } = this.#options;
    call.on('data', (bytes: Uint8Array) => this.#receive(bytes));
    call.on('end', () => {
      this.#close('ended by the operator');
      call.end();
    });
    call.on('cancelled', () => this.#close('cancelled, or its connection was lost'));
    call.on('error', (error: Error) => this.#close(error.message));
  }

  #receive(bytes: Uint8Array): void {
    if (this.#closedAt) return;
    const { cluster, faults, onCommitted } = this.#options;
    this.#received += 1;
    this.#receivedBytes += bytes.length;
    this.#lastMessageAt = new Date();
    const committed = receiveMessage(
      cluster,
      {
        kind: this.kind,
        name: this.name,
        dropsDuplicates: this.announcedExtensions.includes('delivery-id'),
        inventory: this.inventory,
      },
      bytes,
    );
    if (committed) onCommitted(this);
    if (!faults.settings.holdAcks) this.lane.acknowledge(this.#received);
  }

  #applyFaults(): void {
    const { call, faults } = this.#options;
    if (faults.settings.frozenStreams.includes(this.kind)) call.pause();
    else if (call.isPaused()) call.resume();
    if (!faults.settings.holdAcks && this.#received > 0) this.lane.acknowledge(this.#received);
  }

  #close(reason: string): void {
    if (this.#closedAt) return;
    this.#closedAt = new Date();
    this.#closeReason = reason;
    clearInterval(this.#heartbeat);
    this.#stopWatchingFaults();
    this.lane.close();
    this.#options.onClosed(this);
  }
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
