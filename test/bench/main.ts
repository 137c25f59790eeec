/**
 * The benchmarks of docs/performance.md.
 *
 *   node test/bench/main.ts               all of them
 *   node test/bench/main.ts NAME…         some
 *   node test/bench/main.ts --list        their names and what they measure
 */
import { benchmarks } from './benchmarks.ts';
import { describeMachine } from './machine.ts';

const names = process.argv.slice(2);
if (names.includes('--list')) {
  for (const { name, measures } of benchmarks) process.stdout.write(`${name.padEnd(20)} ${measures}\n`);
} else {
  process.stdout.write(`${describeMachine()}\n`);
  const unknown = names.filter((name) => !benchmarks.some((each) => each.name === name));
  if (unknown.length > 0) throw new Error(`no benchmark ${unknown.join(', ')}: see --list`);
  for (const { name, measures, run } of benchmarks) {
    if (names.length > 0 && !names.includes(name)) continue;
    process.stdout.write(`\n${name}: ${measures}\n`);
    await run((line) => process.stdout.write(`  ${line}\n`));
  }
}
