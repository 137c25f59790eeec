import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTempFolder } from '@kestrel/testkit';
import { describe, expect, it } from 'vitest';
import { ConfigError } from './config-error.ts';
import { EnvReader } from './env-reader.ts';

const meaning = 'A setting.';

function problemsOf(env: EnvReader) {
  try {
    env.finish();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

/** Reads one variable with one method, and returns its value or its problem. */
function readOne<T>(text: string | undefined, read: (env: EnvReader, variable: string) => T): T | string {
  const env = new EnvReader({ SETTING: text });
  const value = read(env, 'SETTING');
  const [problem] = problemsOf(env);
  return problem ? `${problem.variable} ${problem.message}` : value;
}

describe('EnvReader', () => {
  it('lists every problem, and none twice', () => {
    const env = new EnvReader({ PORT: '99999', INTERVAL: 'soon' });
    env.port('PORT', { meaning });
    env.durationMs('INTERVAL', { meaning });
    env.string('NAME', { meaning });
    env.problem('USER', 'goes with PASSWORD_FILE');
    expect(problemsOf(env).map(({ variable }) => variable)).toEqual(['PORT', 'INTERVAL', 'NAME', 'USER']);
    expect(() => env.finish()).toThrow(/PORT: .*; INTERVAL: .*; NAME: .*; USER: /);
  });

  it('finishes quietly when all is well', () => {
    const env = new EnvReader({ NAME: 'a' });
    env.string('NAME', { meaning });
    env.finish();
    expect(env.problems).toEqual([]);
  });

  it.each([undefined, '', '  '])('takes %j for not set', (text) => {
    expect(readOne(text, (env, name) => env.string(name, { default: 'd', meaning }))).toBe('d');
    expect(readOne(text, (env, name) => env.optionalString(name, { meaning }))).toBeUndefined();
    expect(readOne(text, (env, name) => env.string(name, { meaning }))).toBe(
      'SETTING is required. A setting.',
    );
  });

  it('trims values', () => {
    expect(readOne(' a b \n', (env, name) => env.string(name, { meaning }))).toBe('a b');
  });

  it('does not show the value of a secret', () => {
    const problem = readOne('hunter2', (env, name) =>
      env.string(name, { pattern: /^x$/, secret: true, meaning }),
    );
    expect(problem).toMatch(/wants text matching/);
    expect(problem).not.toContain('hunter2');
  });

  describe('integer', () => {
    const read = (text: string | undefined) =>
      readOne(text, (env, name) => env.integer(name, { default: 5, min: 1, max: 10, meaning }));

    it.each([
      ['1', 1],
      ['10', 10],
      ['+7', 7],
      [undefined, 5],
    ])('reads %s', (text, value) => {
      expect(read(text)).toBe(value);
    });

    it.each(['0', '11', '-3', '1.5', '1e1', '0x5', 'five', '5 6'])('refuses %s', (text) => {
      expect(read(text)).toBe(`SETTING got "${text}", wants a whole number from 1 to 10`);
    });
  });

  it('takes 0 for a port only where that is allowed', () => {
    expect(readOne('0', (env, name) => env.port(name, { meaning }))).toContain('from 1 to 65535');
    expect(readOne('0', (env, name) => env.port(name, { meaning, allowZero: true }))).toBe(0);
  });

  it.each([
    ['true', true],
    ['FALSE', false],
    ['yes', 'SETTING got "yes", wants `true` or `false`'],
    ['1', 'SETTING got "1", wants `true` or `false`'],
    [undefined, true],
  ])('reads the boolean %s', (text, expected) => {
    expect(readOne(text, (env, name) => env.boolean(name, { default: true, meaning }))).toBe(expected);
  });

  describe('durationMs', () => {
    const options = { defaultMs: 1000, minMs: 100, maxMs: 60_000, meaning };
    const read = (text: string | undefined, allowForever = false) =>
      readOne(text, (env, name) => env.durationMs(name, { ...options, allowForever }));

    it('reads durations in range', () => {
      expect([read('100ms'), read('1m'), read(undefined)]).toEqual([100, 60_000, 1000]);
    });

    it.each(['99ms', '61s', '30', 'forever'])('refuses %s', (text) => {
      expect(read(text)).toContain('wants a duration such as 500ms, 30s, 5m, 1h from 100ms to 1m');
    });

    it('takes forever where that is allowed', () => {
      expect(read('forever', true)).toBe(Number.POSITIVE_INFINITY);
    });
  });

  describe('list', () => {
    const read = (text: string | undefined) =>
      readOne(text, (env, name) => env.list(name, { pattern: /^[a-z-]+$/, meaning }));

    it('splits at commas, without blanks and empty items', () => {
      expect(read(' a, b-c ,,d,')).toEqual(['a', 'b-c', 'd']);
      expect(read(undefined)).toEqual([]);
    });

    it('refuses when one item does not match', () => {
      expect(read('a,B')).toContain('each item matching');
    });
  });

  it('takes one of the choices, and names them otherwise', () => {
    const read = (text: string | undefined) =>
      readOne(text, (env, name) => env.oneOf(name, ['keep', 'drop'], { default: 'keep', meaning }));
    expect(read('drop')).toBe('drop');
    expect(read(undefined)).toBe('keep');
    expect(read('Drop')).toBe('SETTING got "Drop", wants one of keep, drop');
  });

  describe('file', () => {
    const folder = makeTempFolder('env');
    const path = join(folder, 'token');
    writeFileSync(path, 'x');
    mkdirSync(join(folder, 'sub'));
    const read = (text: string | undefined) => readOne(text, (env, name) => env.file(name, { meaning }));

    it('returns the path of a file that is there', () => {
      expect(read(path)).toBe(path);
    });

    it('says what is wrong with one that cannot be used', () => {
      expect(read(join(folder, 'none'))).toMatch(/none does not exist$/);
      expect(read(join(folder, 'sub'))).toMatch(/sub is not a file$/);
      expect(read(undefined)).toMatch(/is required/);
    });

    it('checks the default too', () => {
      const problem = readOne(undefined, (env, name) =>
        env.file(name, { default: join(folder, 'none'), meaning }),
      );
      expect(problem).toMatch(/none does not exist$/);
    });

    it('may be absent where it is optional, and is checked where it is not', () => {
      const readOptional = (text: string | undefined) =>
        readOne(text, (env, name) => env.optionalFile(name, { meaning }));
      expect(readOptional(undefined)).toBeUndefined();
      expect(readOptional(join(folder, 'none'))).toMatch(/does not exist$/);
    });
  });

  it('records what was read, with defaults as an operator writes them', () => {
    const env = new EnvReader({ NAME: 'other' });
    env.string('NAME', { default: 'd', meaning: 'The name.' });
    env.durationMs('AGE', { defaultMs: 90_000, meaning: 'The age.' });
    env.list('ITEMS', { default: ['a', 'b'], meaning: 'The items.' });
    env.file('KEY_FILE', { meaning: 'The key.' });
    env.optionalString('CA', { meaning: 'The CA.' });
    env.string('HOST', { default: 'vm-1234', defaultText: "the host's name", meaning: 'The host.' });
    expect(env.settings).toEqual([
      { variable: 'NAME', meaning: 'The name.', required: false, defaultText: 'd' },
      { variable: 'AGE', meaning: 'The age.', required: false, defaultText: '90s' },
      { variable: 'ITEMS', meaning: 'The items.', required: false, defaultText: 'a,b' },
      { variable: 'KEY_FILE', meaning: 'The key.', required: true, defaultText: undefined },
      { variable: 'CA', meaning: 'The CA.', required: false, defaultText: undefined },
      { variable: 'HOST', meaning: 'The host.', required: false, defaultText: "the host's name" },
    ]);
  });
});
