import type { cloud } from '@kestrel/proto';
import {
  objectAt,
  objectsAt,
  type RawObject,
  requiredStringAt,
  stringMapAt,
  stringsAt,
} from './raw-object.ts';

/** The selector at a field; undefined where it is absent, which means something else than an empty one. @throws MappingError */
export function labelSelectorAt(
  object: RawObject | undefined,
  field: string,
): cloud.v1.LabelSelector.$Properties | undefined {
  const selector = objectAt(object, field);
  if (selector === undefined) return undefined;
  return {
    match_labels: stringMapAt(selector, 'matchLabels'),
    match_expressions: objectsAt(selector, 'matchExpressions').map((requirement) => ({
      key: requiredStringAt(requirement, 'key'),
      operator: requiredStringAt(requirement, 'operator'),
      values: [...stringsAt(requirement, 'values')],
    })),
  };
}
