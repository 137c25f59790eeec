import { entryKind } from './access-log-reader.ts';

const limit = 0xffff_ffff;

/**
 * One connection of a proxy, and which providers were seen on it: the streams of both come on one. Seen apart for the
 * proxy's two sides, since a provider can be attached to one of them.
 */
export class ConnectionMemory {
  readonly id: number;
  /** Number of the window in which it was closed; undefined while it is open. */
  closedIn: number | undefined;
  #seen = 0;

  constructor(id: number) {
    this.id = id;
  }

  see(kind: number, isServer: boolean): void {
    this.#seen |= bitOf(kind, isServer);
  }

  /** Whether a provider of the other kind than `kind` was seen on this side. */
  hasOther(kind: number, isServer: boolean): boolean {
    const other = kind === entryKind.http ? entryKind.tcp : entryKind.http;
    return (this.#seen & bitOf(other, isServer)) !== 0;
  }
}

function bitOf(kind: number, isServer: boolean): number {
  return 1 << (kind * 2 + (isServer ? 1 : 0));
}

/** Connections that are open, or about which an undecided entry asks. */
export class ConnectionMemories {
  readonly #connections = new Map<number, ConnectionMemory>();
  #last = 0;
  #window = 0;

  open(): ConnectionMemory {
    do this.#last = this.#last >= limit / 4 - 1 ? 1 : this.#last + 1;
    while (this.#connections.has(this.#last));
    const made = new ConnectionMemory(this.#last);
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

  /** A window was closed, and with it every question older than it is answered. */
  endWindow(): void {
    for (const [id, { closedIn }] of this.#connections)
      if (closedIn !== undefined && closedIn < this.#window) this.#connections.delete(id);
    this.#window += 1;
  }
}
