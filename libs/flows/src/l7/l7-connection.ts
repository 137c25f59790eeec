import { entryKind } from './access-log-reader.ts';
import type { ReporterBook } from './l7-merger-options.ts';

const limit = 0xffff_ffff;
const kinds = [entryKind.http, entryKind.tcp];
const sides = [false, true];

/**
 * One connection of a proxy, and which providers the proxy has: seen on this connection, or told of by replicas that have
 * the streams of another. Seen apart for the proxy's two sides, since a provider can be attached to one of them.
 */
export class ConnectionMemory {
  readonly id: number;
  readonly #reporters: ReporterBook;
  /** Number of the window in which it was closed; undefined while it is open. */
  closedIn: number | undefined;
  /** `<namespace>/<name>`; empty where no stream of it said who it is. */
  #workload = '';
  #seen = 0;
  #seenInWindow = 0;
  #elsewhere = 0;

  constructor(id: number, reporters: ReporterBook) {
    this.id = id;
    this.#reporters = reporters;
  }

  /** Whose proxy it is. */
  identify(workload: string): void {
    this.#workload = workload;
    this.#seenInWindow = 0;
  }

  /** An entry of that kind and side came on it. The others are told once in a window. */
  see(kind: number, isServer: boolean): void {
    const bit = bitOf(kind, isServer);
    if ((this.#seenInWindow & bit) !== 0) return;
    this.#seenInWindow |= bit;
    this.#seen |= bit;
    if (this.#workload !== '') this.#reporters.seen(providerName(this.#workload, kind, isServer));
  }

  /** Whether the proxy has a provider of the other kind than `kind` on this side, by what was learned last. */
  hasOther(kind: number, isServer: boolean): boolean {
    return ((this.#seen | this.#elsewhere) & bitOf(otherThan(kind), isServer)) !== 0;
  }

  endWindow(): void {
    this.#seenInWindow = 0;
  }

  /** What the other replicas know by now. */
  learn(): void {
    this.#elsewhere = 0;
    if (this.#workload === '') return;
    for (const kind of kinds)
      for (const isServer of sides)
        if (this.#reporters.reports(providerName(this.#workload, kind, isServer)))
          this.#elsewhere |= bitOf(kind, isServer);
  }
}

function bitOf(kind: number, isServer: boolean): number {
  return 1 << (kind * 2 + (isServer ? 1 : 0));
}

function otherThan(kind: number): number {
  return kind === entryKind.http ? entryKind.tcp : entryKind.http;
}

/** What says to all replicas that a workload's proxies have a provider; no workload's own name has a number sign. */
function providerName(workload: string, kind: number, isServer: boolean): string {
  return `${workload}#${kind === entryKind.http ? 'http' : 'tcp'}-${isServer ? 'server' : 'client'}`;
}

/** Connections that are open, or about which an undecided entry asks. */
export class ConnectionMemories {
  readonly #reporters: ReporterBook;
  readonly #connections = new Map<number, ConnectionMemory>();
  #last = 0;
  #window = 0;

  constructor(reporters: ReporterBook) {
    this.#reporters = reporters;
  }

  open(): ConnectionMemory {
    do this.#last = this.#last >= limit / 4 - 1 ? 1 : this.#last + 1;
    while (this.#connections.has(this.#last));
    const made = new ConnectionMemory(this.#last, this.#reporters);
    this.#connections.set(made.id, made);
    return made;
  }

  close(connection: ConnectionMemory): void {
    connection.closedIn ??= this.#window;
  }

  /** A number for the question whether the other provider told of an entry of this kind and side. */
  questionOf({ id }: ConnectionMemory, kind: number, isServer: boolean): number {
    return id * 4 + (kind === entryKind.http ? 2 : 0) + (isServer ? 1 : 0);
  }

  /** Whether such a question is answered with yes. */
  isShadow(question: number): boolean {
    const kind = (question & 2) !== 0 ? entryKind.http : entryKind.tcp;
    return this.#connections.get(Math.floor(question / 4))?.hasOther(kind, (question & 1) !== 0) ?? false;
  }

  /** Before the questions of a window are answered. */
  learn(): void {
    for (const connection of this.#connections.values()) connection.learn();
  }

  /** A window was closed, and with it every question older than it is answered. */
  endWindow(): void {
    for (const [id, connection] of this.#connections) {
      const { closedIn } = connection;
      if (closedIn !== undefined && closedIn < this.#window) this.#connections.delete(id);
      else connection.endWindow();
    }
    this.#window += 1;
  }
}
