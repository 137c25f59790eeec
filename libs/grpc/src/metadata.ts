import { Metadata } from '@grpc/grpc-js';

/** Text metadata of a call; names are lower case. Several values of one name are joined by `, `. */
export type CallMetadata = Readonly<Record<string, string>>;

export function toGrpcMetadata(entries: CallMetadata): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(entries)) metadata.set(name, value);
  return metadata;
}

/** Binary metadata (`…-bin`) is left out. */
export function fromGrpcMetadata(metadata: Metadata): CallMetadata {
  const names = Object.keys(metadata.getMap()).filter((name) => !name.endsWith('-bin'));
  return Object.fromEntries(names.map((name) => [name, metadata.get(name).join(', ')]));
}
