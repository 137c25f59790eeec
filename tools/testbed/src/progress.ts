/** Prints one line of progress. */
export function say(line: string): void {
  process.stdout.write(`cluster: ${line}\n`);
}

/** Runs `step` and says what it did and how long it took; a step that returns nothing had nothing to do. */
export async function timed(name: string, step: () => Promise<string | undefined>): Promise<void> {
  const started = performance.now();
  const done = await step();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (done !== undefined) say(`${name}: ${done} (${seconds} s)`);
}
