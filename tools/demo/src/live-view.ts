/** Prints a text again and again: in place on a terminal, every few seconds elsewhere. */
export class LiveView {
  #lines = 0;
  #lastMs = 0;

  show(text: string): void {
    if (process.stdout.isTTY) {
      process.stdout.write(`${this.#lines > 0 ? `\x1b[${this.#lines}A\x1b[J` : ''}${text}\n`);
      this.#lines = text.split('\n').length;
    } else if (Date.now() - this.#lastMs >= 10_000) {
      this.#lastMs = Date.now();
      process.stdout.write(`${text}\n\n`);
    }
  }
}
