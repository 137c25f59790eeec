import type { Resource } from '../objects/resource.ts';
import { type StoredObject, toObject } from '../objects/stored-object.ts';
import { apiErrors } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';

/** Whether an object is one that was asked for. */
export type Selector = (object: StoredObject) => boolean;

type LabelTest = (labels: Readonly<Record<string, string>>) => boolean;
type FieldTest = (object: StoredObject, parsed: () => unknown) => boolean;

/** Joins namespace, name, fieldSelector and labelSelector of a request. @throws ApiError 400 for what it cannot read */
export function parseSelector({ resource, namespace, query }: ApiRequest): Selector {
  const fieldTests = splitTerms(query.get('fieldSelector')).map((term) => parseFieldTerm(resource, term));
  const labelTests = splitTerms(query.get('labelSelector')).map(parseLabelTerm);
  return (object) => {
    if (namespace !== '' && object.namespace !== namespace) return false;
    let whole: ReturnType<typeof toObject> | undefined;
    const parsed = () => {
      whole ??= toObject(object);
      return whole;
    };
    if (!fieldTests.every((test) => test(object, parsed))) return false;
    return labelTests.length === 0 || labelTests.every((test) => test(parsed().metadata.labels ?? {}));
  };
}

/** Commas inside parentheses do not separate. */
function splitTerms(text: string | null): string[] {
  return (text ?? '')
    .split(/,(?![^(]*\))/)
    .map((term) => term.trim())
    .filter((term) => term !== '');
}

function parseFieldTerm(resource: Resource, term: string): FieldTest {
  const match = /^([\w.]+)\s*(==|=|!=)\s*(.*)$/.exec(term);
  if (!match) throw apiErrors.badRequest(`invalid selector: '${term}'; can't understand '${term}'`);
  const [, field = '', operator, wanted = ''] = match;
  const readField = fieldReader(resource, field);
  return (object, parsed) => (readField(object, parsed) === wanted) === (operator !== '!=');
}

function fieldReader(
  resource: Resource,
  field: string,
): (object: StoredObject, parsed: () => unknown) => string {
  if (field === 'metadata.name') return (object) => object.name;
  if (field === 'metadata.namespace' && resource.namespaced) return (object) => object.namespace;
  if (!resource.selectableFields.includes(field)) {
    throw apiErrors.badRequest(`field label not supported: ${field}`);
  }
  const path = field === 'source' ? ['source', 'component'] : field.split('.');
  return (_object, parsed) => {
    const value = path.reduce<unknown>(
      (parent, key) => (parent as Record<string, unknown> | undefined)?.[key],
      parsed(),
    );
    return value === undefined ? '' : String(value);
  };
}

function parseLabelTerm(term: string): LabelTest {
  const set = /^([^\s!=(),]+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(term);
  if (set) {
    const [, key = '', operator, list = ''] = set;
    const values = list.split(',').map((value) => value.trim());
    return (labels) => values.includes(labels[key] ?? '\0') === (operator === 'in');
  }
  const equality = /^([^\s!=(),]+)\s*(==|=|!=)\s*([^\s!=(),]*)$/.exec(term);
  if (equality) {
    const [, key = '', operator, wanted] = equality;
    return (labels) => (labels[key] === wanted) === (operator !== '!=');
  }
  const existence = /^(!?)\s*([^\s!=(),]+)$/.exec(term);
  if (!existence) throw apiErrors.badRequest(`unable to parse requirement: found '${term}'`);
  const [, not, key = ''] = existence;
  return (labels) => key in labels === (not === '');
}
