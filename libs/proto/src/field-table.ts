/** One field of a message as data. `type` is a scalar type of protobuf, or the full name of a message or enum. */
export interface FieldRow {
  readonly number: number;
  readonly name: string;
  readonly type: string;
  readonly repeated?: boolean;
  /** The scalar type of the keys where the field is a map; `type` is then that of the values. */
  readonly mapKey?: string;
  readonly oneof?: string;
}

/** Every message (fields in number order) and enum of proto/, by full name. */
export interface FieldTables {
  readonly messages: Readonly<Record<string, readonly FieldRow[]>>;
  readonly enums: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
