import { objectAt, objectsAt, type RawObject, stringAt } from './raw-object.ts';

/** The entries of `status.conditions`. @throws MappingError */
export function conditionsOf(object: RawObject): readonly RawObject[] {
  return objectsAt(objectAt(object, 'status'), 'conditions');
}

/** Whether `status.conditions` has the type with status `True`. @throws MappingError */
export function isConditionTrue(object: RawObject, type: string): boolean {
  return conditionsOf(object).some(
    (condition) => stringAt(condition, 'type') === type && stringAt(condition, 'status') === 'True',
  );
}
