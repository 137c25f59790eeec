import type { Bus } from './bus.ts';
import { statusOf } from './nats-client.ts';
import type { Reply } from './reply-inbox.ts';

/** The acknowledgements of a durable consumer, until the server has proven each. */
export interface DeliveryAcks {
  /** Deliveries without a proven acknowledgement. */
  readonly open: number;
  readonly lowestOpen: number | undefined;
  /**
   * Notes a delivery. False where it is one that is open already, or was acknowledged: then only its newest reply
   * subject is of interest, and an acknowledgement that was given is given again.
   */
  admit(sequence: number, replySubject: string): boolean;
  isOpen(sequence: number): boolean;
  /** Resolves true when the server has the acknowledgement, or the stream is gone; false when stopped before that. */
  ack(sequence: number): Promise<boolean>;
  /** Asks the server for more time for everything open, and again for proofs that are overdue. */
  tick(ackFloor: () => Promise<number>): Promise<void>;
  /** The stream is gone: nothing is left to prove. */
  forgetAll(): void;
  /** Hands back what is open, and gives up what is unproven. */
  release(): void;
}

export interface DeliveryAcksOptions {
  readonly ackWaitMs: number;
  readonly onRedelivery: () => void;
  readonly onSettled: () => void;
}

interface Open {
  replySubject: string;
  /** Set once acknowledged. */
  acked:
    | { readonly proof: PromiseWithResolvers<boolean>; readonly reply: Reply; sentAtMs: number }
    | undefined;
  extendedAtMs: number;
}

/** Age in milliseconds at which a proof counts as missing. */
const proofTimeoutMs = 5_000;
/** Acknowledged sequences that are remembered, for a consumer that is made anew below them. */
const rememberedAcks = 20_000;

const ackPayload = Buffer.from('+ACK');
const workingPayload = Buffer.from('+WPI');
const handBackPayload = Buffer.from('-NAK');

export function createDeliveryAcks(bus: Bus, options: DeliveryAcksOptions): DeliveryAcks {
  const { ackWaitMs, onRedelivery, onSettled } = options;
  const open = new Map<number, Open>();
  const proven = new Set<number>();

  function send(subject: string, payload: Uint8Array, reply?: string): void {
    if (bus.isConnected) bus.send({ subject, payload, ...(reply === undefined ? {} : { reply }) });
  }

  function settle(sequence: number, isProven: boolean): void {
    const entry = open.get(sequence);
    if (entry === undefined) return;
    open.delete(sequence);
    entry.acked?.reply.close();
    entry.acked?.proof.resolve(isProven);
    if (isProven) remember(sequence);
    onSettled();
  }

  function remember(sequence: number): void {
    proven.add(sequence);
    const [oldest] = proven;
    if (proven.size > rememberedAcks && oldest !== undefined) proven.delete(oldest);
  }

  function sendAck(entry: Open): void {
    if (entry.acked === undefined) return;
    entry.acked.sentAtMs = performance.now();
    send(entry.replySubject, ackPayload, entry.acked.reply.subject);
  }

  /** Every third of the time that the server waits before it delivers again. */
  function extend(nowMs: number): void {
    for (const entry of open.values()) {
      if (entry.acked !== undefined || nowMs - entry.extendedAtMs < ackWaitMs / 3) continue;
      entry.extendedAtMs = nowMs;
      send(entry.replySubject, workingPayload);
    }
  }

  return {
    get open() {
      return open.size;
    },
    get lowestOpen() {
      return open.size === 0 ? undefined : Math.min(...open.keys());
    },
    isOpen: (sequence) => open.has(sequence),
    admit(sequence, replySubject) {
      const entry = open.get(sequence);
      if (entry !== undefined) {
        onRedelivery();
        entry.replySubject = replySubject;
        sendAck(entry);
        return false;
      }
      if (proven.has(sequence)) {
        onRedelivery();
        send(replySubject, ackPayload);
        return false;
      }
      open.set(sequence, { replySubject, acked: undefined, extendedAtMs: performance.now() });
      return true;
    },
    ack(sequence) {
      const entry = open.get(sequence);
      if (entry === undefined) return Promise.resolve(true);
      if (entry.acked === undefined) {
        const reply = bus.openReply((answer) => {
          if (statusOf(answer) === undefined) settle(sequence, true);
        });
        entry.acked = { proof: Promise.withResolvers(), reply, sentAtMs: 0 };
        sendAck(entry);
      }
      return entry.acked.proof.promise;
    },
    async tick(ackFloor) {
      if (!bus.isConnected) return;
      const nowMs = performance.now();
      extend(nowMs);
      const isOverdue = ({ acked }: Open) => acked !== undefined && nowMs - acked.sentAtMs > proofTimeoutMs;
      const overdue = [...open].filter(([, entry]) => isOverdue(entry));
      if (overdue.length === 0) return;
      // The server answers only the first acknowledgement of a delivery; that answer may have been lost.
      const floor = await ackFloor();
      for (const [sequence, entry] of overdue) {
        if (sequence <= floor) settle(sequence, true);
        else sendAck(entry);
      }
    },
    forgetAll() {
      for (const sequence of [...open.keys()]) settle(sequence, true);
      proven.clear();
    },
    release() {
      for (const [sequence, entry] of [...open]) {
        if (entry.acked === undefined) send(entry.replySubject, handBackPayload);
        settle(sequence, false);
      }
    },
  };
}
