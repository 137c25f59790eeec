import { fieldsOf } from '@kestrel/proto/field-tables';

function membersOf(message: string): ReadonlyMap<string, string> {
  return new Map(fieldsOf(message).flatMap((row) => (row.oneof === undefined ? [] : [[row.name, row.type]])));
}

/** Everything an operator can say, on any stream: member of the oneof → full name of its message. */
export const operatorMessages = membersOf('cloud.v1.StreamDataRequest');

/** Everything a cloud can say on StreamControl. */
export const controlMessages = membersOf('cloud.v1.StreamControlResponse');
