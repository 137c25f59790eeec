import type { Identity } from '../mapping/metadata.ts';
import type { RawObject } from '../mapping/raw-object.ts';

/** One thing that is done with every object of a kind. A kind has several, each failing for itself. */
export interface KindPart {
  /** @throws MappingError when the object does not have the shape of its kind. */
  apply(object: RawObject, identity: Identity): void;
  gone?(identity: Identity): void;
  /** Every object there is was applied, every other one is gone. */
  listed?(): void;
}
