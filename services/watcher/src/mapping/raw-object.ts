/** A piece of JSON as the API server sent it: nothing about it is taken for granted. */
export type RawObject = Readonly<Record<string, unknown>>;

/** An object that does not have the shape its kind promises. `field` is the first offending one. */
export class MappingError extends Error {
  readonly code = 'BAD_OBJECT';
  readonly field: string;

  constructor(field: string, wanted: string, got: unknown) {
    super(
      `${field}: wants ${wanted}, got ${got === null ? 'null' : Array.isArray(got) ? 'a list' : typeof got}`,
    );
    this.name = 'MappingError';
    this.field = field;
  }
}

export function isObject(value: unknown): value is RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a field, '' where it is absent or null. @throws MappingError */
export function stringAt(object: RawObject | undefined, field: string): string {
  const value = object?.[field] ?? '';
  if (typeof value !== 'string') throw new MappingError(field, 'text', value);
  return value;
}

/** As `stringAt`, but neither absent nor empty. @throws MappingError */
export function requiredStringAt(object: RawObject | undefined, field: string): string {
  const value = stringAt(object, field);
  if (value === '') throw new MappingError(field, 'text that is not empty', object?.[field]);
  return value;
}

/** A whole number, 0 where the field is absent or null. @throws MappingError */
export function integerAt(object: RawObject | undefined, field: string): number {
  const value = object?.[field] ?? 0;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new MappingError(field, 'a whole number', value);
  }
  return value;
}

/** False where the field is absent or null. @throws MappingError */
export function booleanAt(object: RawObject | undefined, field: string): boolean {
  const value = object?.[field] ?? false;
  if (typeof value !== 'boolean') throw new MappingError(field, 'true or false', value);
  return value;
}

/** Undefined where the field is absent or null. @throws MappingError */
export function objectAt(object: RawObject | undefined, field: string): RawObject | undefined {
  const value = object?.[field] ?? undefined;
  if (value !== undefined && !isObject(value)) throw new MappingError(field, 'an object', value);
  return value;
}

/** A list of objects, empty where the field is absent or null. @throws MappingError */
export function objectsAt(object: RawObject | undefined, field: string): readonly RawObject[] {
  return listAt(object, field, isObject, 'a list of objects');
}

/** A list of texts, empty where the field is absent or null. @throws MappingError */
export function stringsAt(object: RawObject | undefined, field: string): readonly string[] {
  return listAt(object, field, (item): item is string => typeof item === 'string', 'a list of texts');
}

/** A map of texts, empty where the field is absent or null. @throws MappingError */
export function stringMapAt(object: RawObject | undefined, field: string): Readonly<Record<string, string>> {
  const map = objectAt(object, field);
  if (map === undefined) return noEntries;
  for (const key in map) {
    if (typeof map[key] !== 'string') throw new MappingError(`${field}[${key}]`, 'text', map[key]);
  }
  return map as Readonly<Record<string, string>>;
}

const noEntries: Readonly<Record<string, string>> = Object.freeze({});

function listAt<T>(
  object: RawObject | undefined,
  field: string,
  isItem: (item: unknown) => item is T,
  wanted: string,
): readonly T[] {
  const value = object?.[field] ?? [];
  if (!Array.isArray(value) || !value.every(isItem)) throw new MappingError(field, wanted, value);
  return value;
}
