import { accessSync, constants, statSync } from 'node:fs';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { formatDuration, parseDurationMs } from './duration.ts';
import { type HostPort, parseHostPort } from './host-port.ts';

/** What every setting says about itself; `--help` and the documentation test read it. */
export interface SettingOptions {
  /** One sentence for the operator: what it does, and what its special values mean. */
  readonly meaning: string;
  /** How the documentation writes the default, where its value is long or differs from place to place. */
  readonly defaultText?: string;
  /** Keeps the value out of error messages. */
  readonly secret?: boolean;
}

/** A setting as it was read, in the order of reading. */
export interface SettingInfo {
  readonly variable: string;
  readonly meaning: string;
  /** As an operator would write it; undefined where the setting has no default. */
  readonly defaultText: string | undefined;
  readonly required: boolean;
}

type WithDefault<T> = SettingOptions & { readonly default?: T };

/**
 * Reads settings from environment variables. A problem does not stop the reading: it is kept, a stand-in is returned,
 * and `finish` throws them all at once. An empty value counts as not set, since that is how charts leave one out.
 * A setting without a default is required, except where the method's name says optional.
 */
export class EnvReader {
  readonly #env: Readonly<Record<string, string | undefined>>;
  readonly #problems: ConfigProblem[] = [];
  readonly #settings = new Map<string, SettingInfo>();

  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.#env = env;
  }

  /** Every setting read so far. */
  get settings(): readonly SettingInfo[] {
    return [...this.#settings.values()];
  }

  /** Every problem met so far. */
  get problems(): readonly ConfigProblem[] {
    return [...this.#problems];
  }

  string(variable: string, options: WithDefault<string> & { readonly pattern?: RegExp }): string {
    const { pattern } = options;
    const parse = (text: string) => (pattern && !pattern.test(text) ? undefined : text);
    return this.#read(variable, options, parse, `text matching ${pattern}`) ?? '';
  }

  optionalString(
    variable: string,
    options: SettingOptions & { readonly pattern?: RegExp },
  ): string | undefined {
    const { pattern } = options;
    const parse = (text: string) => (pattern && !pattern.test(text) ? undefined : text);
    return this.#readOptional(variable, options, parse, `text matching ${pattern}`);
  }

  /** `host:port`, with an IPv6 address in brackets. */
  optionalAddress(variable: string, options: SettingOptions): HostPort | undefined {
    return this.#readOptional(variable, options, parseHostPort, 'host:port');
  }

  integer(
    variable: string,
    options: WithDefault<number> & { readonly min?: number; readonly max?: number },
  ): number {
    const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options;
    const parse = (text: string) => {
      const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
      return value >= min && value <= max ? value : undefined;
    };
    return this.#read(variable, options, parse, `a whole number${rangeText(options)}`) ?? options.min ?? 0;
  }

  /** A TCP port; 0, a free one chosen by the system, only where `allowZero`. */
  port(variable: string, options: WithDefault<number> & { readonly allowZero?: boolean }): number {
    return this.integer(variable, { ...options, min: options.allowZero ? 0 : 1, max: 65_535 });
  }

  boolean(variable: string, options: WithDefault<boolean>): boolean {
    const parse = (text: string) => ({ true: true, false: false })[text.toLowerCase()];
    return this.#read(variable, options, parse, '`true` or `false`') ?? false;
  }

  /** Milliseconds of a duration such as `30s`; Infinity of `forever`, where `allowForever`. */
  durationMs(
    variable: string,
    options: SettingOptions & {
      readonly defaultMs?: number;
      readonly minMs?: number;
      readonly maxMs?: number;
      readonly allowForever?: boolean;
    },
  ): number {
    const { defaultMs, minMs = 0, maxMs = Number.MAX_SAFE_INTEGER, allowForever = false } = options;
    const parse = (text: string) => {
      const ms = parseDurationMs(text);
      if (ms === Number.POSITIVE_INFINITY) return allowForever ? ms : undefined;
      return ms !== undefined && ms >= minMs && ms <= maxMs ? ms : undefined;
    };
    const range = rangeText({
      min: options.minMs === undefined ? undefined : formatDuration(options.minMs),
      max: options.maxMs === undefined ? undefined : formatDuration(options.maxMs),
    });
    const wanted = `a duration such as 500ms, 30s, 5m, 1h${range}${allowForever ? ', or forever' : ''}`;
    const described =
      defaultMs === undefined
        ? options
        : { ...options, default: defaultMs, defaultText: formatDuration(defaultMs) };
    return this.#read(variable, described, parse, wanted) ?? minMs;
  }

  /** Comma-separated, without empty items and surrounding blanks. Default: empty. */
  list(
    variable: string,
    options: SettingOptions & { readonly default?: readonly string[]; readonly pattern?: RegExp },
  ): readonly string[] {
    const { default: items = [], pattern } = options;
    const parse = (text: string) => {
      const parsed = splitList(text);
      return pattern && !parsed.every((item) => pattern.test(item)) ? undefined : parsed;
    };
    const described = { ...options, default: items, defaultText: items.join(',') };
    return (
      this.#read(variable, described, parse, `a comma-separated list, each item matching ${pattern}`) ?? []
    );
  }

  oneOf<const T extends string>(variable: string, choices: readonly T[], options: WithDefault<T>): T {
    const parse = (text: string) => choices.find((choice) => choice === text);
    const [first] = choices;
    if (first === undefined) throw new RangeError(`${variable}: no choices`);
    return this.#read(variable, options, parse, `one of ${choices.join(', ')}`) ?? first;
  }

  /** The path of a file that can be read now. */
  file(variable: string, options: WithDefault<string>): string {
    const path = this.#read(variable, options, (text) => text, 'a path');
    if (path !== undefined) this.#checkFile(variable, path);
    return path ?? '';
  }

  /** As `file`, but may be absent. */
  optionalFile(variable: string, options: SettingOptions): string | undefined {
    const path = this.#readOptional(variable, options, (text) => text, 'a path');
    if (path !== undefined) this.#checkFile(variable, path);
    return path;
  }

  /** Adds a problem that only the caller can see, for instance two settings that exclude each other. */
  problem(variable: string, message: string): void {
    this.#problems.push({ variable, message });
  }

  /** @throws ConfigError with every problem met so far. */
  finish(): void {
    if (this.#problems.length > 0) throw new ConfigError(this.problems);
  }

  #read<T>(
    variable: string,
    options: WithDefault<T>,
    parse: (text: string) => T | undefined,
    wanted: string,
  ): T | undefined {
    const fallback = options.default;
    const required = fallback === undefined;
    this.#record(variable, options.meaning, required, options.defaultText ?? fallback?.toString());
    const text = this.#env[variable]?.trim();
    if (!text) {
      if (required) this.problem(variable, `is required. ${options.meaning}`);
      return fallback;
    }
    return this.#parse(variable, text, options, parse, wanted) ?? fallback;
  }

  #readOptional<T>(
    variable: string,
    options: SettingOptions,
    parse: (text: string) => T | undefined,
    wanted: string,
  ): T | undefined {
    this.#record(variable, options.meaning, false, undefined);
    const text = this.#env[variable]?.trim();
    return text ? this.#parse(variable, text, options, parse, wanted) : undefined;
  }

  #parse<T>(
    variable: string,
    text: string,
    { secret = false }: SettingOptions,
    parse: (text: string) => T | undefined,
    wanted: string,
  ): T | undefined {
    const value = parse(text);
    if (value === undefined) {
      this.problem(variable, `got ${secret ? 'a value that does not fit' : `"${text}"`}, wants ${wanted}`);
    }
    return value;
  }

  #record(variable: string, meaning: string, required: boolean, defaultText: string | undefined): void {
    this.#settings.set(variable, { variable, meaning, required, defaultText });
  }

  #checkFile(variable: string, path: string): void {
    try {
      accessSync(path, constants.R_OK);
      if (!statSync(path).isFile()) this.problem(variable, `${path} is not a file`);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const reason = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
      this.problem(variable, `${path} ${reason}`);
    }
  }
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function rangeText({
  min,
  max,
}: {
  min?: number | string | undefined;
  max?: number | string | undefined;
}): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return `, at least ${min}`;
  return max === undefined ? '' : `, at most ${max}`;
}
