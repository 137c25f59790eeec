import { readFile } from 'node:fs/promises';
import { formatHostPort, type HostPort } from '@kestrel/service';
import type { RelayConfig } from './config.ts';
import type { RelayFinder, RelayLook } from './relay-target.ts';

/** The relay that a setting names, with certificates from files, which are read at each look. */
export function createRelayByAddress(config: RelayConfig, { host, port }: HostPort): RelayFinder {
  const { disableTls, serverName, caFile, certFile, keyFile } = config;
  const from = `HUBBLE_RELAY_ADDRESS ${formatHostPort(host, port)}`;
  return {
    async look(): Promise<RelayLook> {
      if (disableTls) return { kind: 'found', target: { host, port, tls: undefined, from } };
      try {
        const [ca, cert, key] = await Promise.all([caFile, certFile, keyFile].map(readPem));
        return { kind: 'found', target: { host, port, tls: { ca, cert, key, serverName }, from } };
      } catch (error) {
        return { kind: 'unusable', reason: (error as Error).message };
      }
    },
  };
}

async function readPem(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    const text = await readFile(file, 'utf8');
    if (text.includes('-----END ')) return text;
  } catch (error) {
    throw new Error(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  throw new Error(`${file} is not PEM`);
}
