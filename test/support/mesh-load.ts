import type { Mesh } from '@kestrel/testkit';

const atOnce = 8;

/** Calls of one path, some at a time, until it is stopped. */
export class MeshLoad implements AsyncDisposable {
  readonly #mesh: Mesh;
  readonly #path: string;
  readonly #done: Promise<unknown>;
  #calls = 0;
  #isOver = false;

  constructor(mesh: Mesh, path: string) {
    this.#mesh = mesh;
    this.#path = path;
    this.#done = Promise.all(Array.from({ length: atOnce }, () => this.#call()));
    // A call that fails is told to whoever stops the load.
    this.#done.catch(() => undefined);
  }

  /** Calls that were answered. */
  get calls(): number {
    return this.#calls;
  }

  /** Ends the load, and answers how many calls it made. @throws where one of them failed */
  async stop(): Promise<number> {
    this.#isOver = true;
    await this.#done;
    return this.#calls;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop().catch(() => undefined);
  }

  async #call(): Promise<void> {
    while (!this.#isOver) {
      await this.#mesh.client.request({ path: this.#path });
      this.#calls += 1;
    }
  }
}
